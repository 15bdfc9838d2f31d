using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Api.Timing;

/// <summary>Why a time is rated as it is.</summary>
/// <param name="Code">Stable code, such as <c>POST_WINDOW</c>.</param>
/// <param name="Message">The reason in one sentence, for people.</param>
/// <param name="Effort">Name of the workout or race that it is about, if any.</param>
public sealed record TimingReasonResponse(string Code, string Message, string? Effort = null)
{
    /// <summary>A reason as clients see it.</summary>
    public static TimingReasonResponse Of(TimingReason reason) =>
        new(TimingWords.CodeOf(reason.Code), TimingWords.Message(reason), reason.Effort?.Name);
}

/// <summary>How well a time fits.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="Windows">In how many recommended windows it lies.</param>
/// <param name="Reasons">Why it is rated so, the most limiting first.</param>
public sealed record TimingResponse(TimingRating Rating, int Windows, IReadOnlyList<TimingReasonResponse> Reasons)
{
    /// <summary>A result as clients see it.</summary>
    public static TimingResponse Of(TimingResult result) =>
        new(result.Rating, result.Windows, [.. result.Reasons.Select(TimingReasonResponse.Of)]);
}
