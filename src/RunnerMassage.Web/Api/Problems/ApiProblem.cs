using System.Text.Json.Serialization;

namespace RunnerMassage.Web.Api.Problems;

/// <summary>An error as RFC 9457 words it, with this API's members.</summary>
public sealed record ApiProblem
{
    /// <summary>A URI that ends in the code.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status, repeated.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong this time, for people.</summary>
    public required string Detail { get; init; }

    /// <summary>The stable code to act on.</summary>
    public required string Code { get; init; }

    /// <summary>For <c>validation</c>: what is wrong, by field, parameter or header.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Every reason why a booking, move or cancellation was not made, the most telling first; the first one decided the status.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RefusalResponse>? Refusals { get; init; }

    /// <summary>A problem of the kind, with a sentence about this case or else the kind's own.</summary>
    public static ApiProblem Of(ProblemCode code, string? detail = null) =>
        new() { Type = code.Type, Title = code.Title, Status = code.Status, Detail = detail ?? code.Title, Code = code.Code };

    /// <summary>A <c>validation</c> problem.</summary>
    public static ApiProblem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Of(ProblemCode.Validation, string.Join(' ', errors.Values.SelectMany(messages => messages))) with { Errors = errors };

    /// <summary>A <c>validation</c> problem of one field.</summary>
    public static ApiProblem Invalid(string field, string message) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    /// <summary>The answer that carries it.</summary>
    public IResult ToResult() => TypedResults.Json(this, contentType: ContentType, statusCode: Status);

    /// <summary>The media type of problems.</summary>
    public const string ContentType = "application/problem+json";
}

/// <summary>One reason why a booking, move or cancellation was not made.</summary>
public sealed record RefusalResponse
{
    /// <summary>The code of the problem that this reason alone would be.</summary>
    public required string Code { get; init; }

    /// <summary>The reason in one sentence, for people.</summary>
    public required string Message { get; init; }

    /// <summary>For <c>slot-taken</c>: <c>therapist</c>, <c>room</c> or <c>runner</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Busy { get; init; }

    /// <summary>For <c>not-offered</c>: which condition fails, such as <c>outsideHours</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>For <c>validation</c>: the field at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>For <c>stale-version</c>: the version now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CurrentVersion { get; init; }
}
