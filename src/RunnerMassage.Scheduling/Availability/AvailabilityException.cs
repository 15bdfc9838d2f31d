using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Other hours on one date. All entries of a date together replace the weekly pattern of that date:
/// an entry without minutes closes it, entries with minutes are the ranges worked instead.
/// </summary>
public sealed class AvailabilityException
{
    /// <summary>The date in the clinic's zone.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>First minute of the local day that is worked, or null for a closed date.</summary>
    public int? StartMinute { get; init; }

    /// <summary>First minute of the local day that is no longer worked, or null for a closed date.</summary>
    public int? EndMinute { get; init; }

    /// <summary>What it does to the weekly pattern of its date.</summary>
    public ExceptionKind Kind { get; init; }

    /// <summary>What was entered in one go, such as a fortnight's holiday, bears the same id; or null for a date by itself.</summary>
    public string? GroupId { get; init; }

    /// <summary>Why, for the therapist's own eyes.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an exception does to the weekly pattern of its date.</summary>
public enum ExceptionKind
{
    /// <summary>Replaces it: closed without minutes, else these hours.</summary>
    Instead,

    /// <summary>Takes away: the whole day without minutes, else these minutes.</summary>
    Off,

    /// <summary>Adds these minutes.</summary>
    Extra,
}
