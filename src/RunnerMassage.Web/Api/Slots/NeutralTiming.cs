using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>What is said of a time as long as nothing is known of the runner's training: neutral, for no particular reason.</summary>
public static class NeutralTiming
{
    /// <summary>Name of the rule profile that ratings come from.</summary>
    public const string Profile = "article";

    /// <summary>Version of that profile.</summary>
    public const int ProfileVersion = 1;

    /// <summary>The rating.</summary>
    public const TimingRating Rating = TimingRating.Good;

    /// <summary>In how many recommended windows the time lies.</summary>
    public const int Windows = 0;

    /// <summary>Reasons for the rating.</summary>
    public static IReadOnlyList<TimingReasonResponse> Reasons { get; } = [];
}

/// <summary>Why a time is rated as it is.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">The reason in one sentence, for people.</param>
/// <param name="Effort">Name of the workout or race that it is about, if any.</param>
public sealed record TimingReasonResponse(string Code, string Message, string? Effort = null);
