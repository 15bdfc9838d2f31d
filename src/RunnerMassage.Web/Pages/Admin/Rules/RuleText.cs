using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>Words about rule profiles.</summary>
public static class RuleText
{
    /// <summary>Cautious, version 2.</summary>
    public static string Title(RuleProfile profile) => FormattableString.Invariant($"{profile.Name}, version {profile.Version}");

    /// <summary>
    /// Why a time would be rated so, without what only the runner and the therapist may know: an admin reads neither names of workouts
    /// nor reports of soreness.
    /// </summary>
    public static string Why(RuleEffect effect)
    {
        var reasons = effect.Result.Reasons.Where(reason => reason.Limit == effect.After || effect.After == TimingRating.Ideal).ToList();
        return reasons.Exists(reason => reason.Code == TimingReasonCode.Soreness || reason.IsSafety)
            ? "For a reason that only the runner and the therapist see."
            : TimingWords.Sentence(effect.Result with { Reasons = [.. effect.Result.Reasons.Select(Anonymous)] }, effect.Date);
    }

    private static TimingReason Anonymous(TimingReason reason) =>
        reason.Effort is { } effort ? reason with { Effort = effort with { Name = null } } : reason;
}
