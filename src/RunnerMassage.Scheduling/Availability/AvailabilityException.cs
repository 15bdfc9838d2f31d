using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Other hours on one date. Entries that stand instead of the weekly pattern replace it together: one without minutes closes the date, those
/// with minutes are worked instead. Then extra hours are added, and then time off is taken away, so that time off always wins.
/// </summary>
public sealed class AvailabilityException
{
    /// <summary>The date in the clinic's zone.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>First minute of the local day that it is about, or null for the whole day.</summary>
    public int? StartMinute { get; init; }

    /// <summary>First minute of the local day that it is no longer about, or null for the whole day.</summary>
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

    /// <summary>Adds these minutes; without minutes nothing.</summary>
    Extra,
}
