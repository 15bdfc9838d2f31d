using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Repositories;

/// <summary>A session of a therapist's day.</summary>
/// <param name="Session">The session.</param>
/// <param name="MassageTypeName">Name of the massage type.</param>
/// <param name="RoomName">Name of the room.</param>
/// <param name="ClientName">Name of the runner.</param>
public sealed record DaySession(MassageSession Session, string MassageTypeName, string RoomName, string ClientName)
{
    /// <summary>The number to call the runner at, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>True where the runner has no account.</summary>
    public bool IsGuest { get; init; }

    /// <summary>True where the runner has had no session at the clinic before.</summary>
    public bool IsFirstVisit { get; init; }

    /// <summary>What the treating therapist should know; null for everybody else, and where the session is cancelled.</summary>
    public ClientDetails? Details { get; init; }
}

/// <summary>What a therapist should know of a runner before a session.</summary>
public sealed record ClientDetails
{
    /// <summary>What the runner wishes.</summary>
    public required ClientPreference Preference { get; init; }

    /// <summary>The next race, on the day itself or later, or null.</summary>
    public TrainingEntry? NextRace { get; init; }

    /// <summary>The last hard workout or race of the month before the session, or null.</summary>
    public TrainingEntry? LastHard { get; init; }

    /// <summary>The latest soreness report of the days before the session, or null.</summary>
    public SorenessEntry? Soreness { get; init; }

    /// <summary>What is known of the runner's safety.</summary>
    public required SafetyState Safety { get; init; }

    /// <summary>True where the session is deep work and the runner is new to it.</summary>
    public bool IsFirstTimeDeep { get; init; }
}
