using NodaTime;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Safety;

/// <summary>What a stored hold means for bookings.</summary>
internal static class HoldLimits
{
    /// <summary>The limit, or null where it holds nothing back any more.</summary>
    /// <param name="action">The hold's <see cref="SafetyHold.Action"/>.</param>
    /// <param name="decision">What was decided, or null while it is open.</param>
    /// <param name="endsAt">When time lifts it, or null.</param>
    public static SafetyLimit? Of(string action, HoldDecision? decision, Instant? endsAt) => decision switch
    {
        HoldDecision.Cleared => null,
        HoldDecision.LightOnly => new SafetyLimit(LightOnly: true, endsAt),
        HoldDecision.NoMassage => new SafetyLimit(LightOnly: false, endsAt),
        _ => new SafetyLimit(action is nameof(HoldKind.Review) or nameof(HoldKind.Light), endsAt),
    };
}
