using NodaTime;

namespace RunnerMassage.Data.Availability.Editing;

/// <summary>What a change would do to what is booked already. Nothing of it is done: sessions stay until somebody moves or cancels them.</summary>
/// <param name="Outside">Coming sessions that would lie outside the hours, the earliest first.</param>
/// <param name="BrokenLimits">Days on which more would be booked than the daily limits allow then, and not before; by date.</param>
public sealed record AvailabilityEffect(IReadOnlyList<AffectedSession> Outside, IReadOnlyList<BrokenLimit> BrokenLimits)
{
    /// <summary>Nothing.</summary>
    public static AvailabilityEffect None { get; } = new([], []);

    /// <summary>Those of the sessions outside that lie inside the hours as they are.</summary>
    public IEnumerable<AffectedSession> NewlyOutside => Outside.Where(static session => !session.OutsideAlready);

    /// <summary>True where the change puts nothing outside the hours and breaks no limit.</summary>
    public bool IsHarmless => BrokenLimits.Count == 0 && !NewlyOutside.Any();
}

/// <summary>A coming session that lies outside the hours.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Version">Its version, for those who want to move it.</param>
/// <param name="RunnerId">Id of the runner's account.</param>
/// <param name="RunnerName">What the runner wants to be called.</param>
/// <param name="MassageTypeId">The massage type.</param>
/// <param name="MassageTypeName">Its name.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Date">Local date of the start.</param>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="OutsideAlready">True where it lies outside the hours as they are, too.</param>
public sealed record AffectedSession(
    string SessionId, int Version, string RunnerId, string RunnerName, string MassageTypeId, string MassageTypeName,
    Instant Start, Instant End, LocalDate Date, int Minutes, bool OutsideAlready)
{
    /// <summary>False for a runner without an address, whom no mail can tell of a move.</summary>
    public bool HasEmail { get; init; } = true;
}

/// <summary>A day on which more is booked than a limit allows.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Kind">Which limit.</param>
/// <param name="Booked">What is booked: minutes or sessions.</param>
/// <param name="Limit">What is allowed.</param>
public sealed record BrokenLimit(LocalDate Date, DailyLimitKind Kind, int Booked, int Limit);

/// <summary>A daily limit.</summary>
public enum DailyLimitKind
{
    /// <summary>Hands-on minutes.</summary>
    HandsOnMinutes,

    /// <summary>Deep sessions.</summary>
    DeepSessions,
}
