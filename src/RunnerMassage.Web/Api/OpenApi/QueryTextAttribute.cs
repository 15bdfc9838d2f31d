namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>
/// What a query parameter holds. Parameters are taken as text, so that whatever is wrong with them is told by name;
/// this says to the description what the text must be.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QueryTextAttribute(QueryTextKind kind, string example) : Attribute
{
    /// <summary>What the text must be.</summary>
    public QueryTextKind Kind { get; } = kind;

    /// <summary>A value as a client may send it.</summary>
    public string Example { get; } = example;

    /// <summary>True where the request is refused without it.</summary>
    public bool Required { get; init; }
}

/// <summary>Kinds of query texts.</summary>
public enum QueryTextKind
{
    /// <summary>An id.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A local date.</summary>
    Date,

    /// <summary>A local date, or an instant with an offset.</summary>
    DateOrInstant,
}
