using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Tells whether what is about to be saved is what somebody has seen the effect of.</summary>
internal static class SeenEffect
{
    /// <summary>A digest of a change and what it does: another change, another session or another limit makes another one.</summary>
    public static string DigestOf<T>(T change, AvailabilityEffect effect, params IEnumerable<string> alsoShown) => RequestDigest.Of(new
    {
        change,
        sessions = effect.NewlyOutside.Select(session => session.SessionId),
        limits = effect.BrokenLimits.Select(AvailabilityWords.Sentence),
        alsoShown,
    });
}
