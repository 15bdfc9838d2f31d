namespace RunnerMassage.Web.Pages.Admin.Forms;

/// <summary>A field of an admin's form.</summary>
/// <param name="Key">Its name in the form, and the id of its element.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record FormField(string Key, string Label, FieldKind Kind = FieldKind.Line)
{
    /// <summary>What helps to fill it in, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>Longest text, in characters.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>What can be chosen, with the words for it.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>Heading over this field and its neighbours of the same group, or null.</summary>
    public string? Group { get; init; }

    /// <summary>A value as people read it.</summary>
    public string Words(string value) => Kind switch
    {
        FieldKind.Tick => value == AdminForm.Ticked ? "yes" : "no",
        FieldKind.Choice => Choices.FirstOrDefault(choice => choice.Value == value).Words ?? value,
        _ => value.Length == 0 ? "(empty)" : value,
    };
}

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Some lines of text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Tick,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Drawn by its page itself.</summary>
    Own,
}
