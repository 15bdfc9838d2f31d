using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>What is looked for in the facts.</summary>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="From">First local date, inclusive.</param>
/// <param name="To">Last local date, inclusive.</param>
/// <param name="Now">The present, for lead time and horizon.</param>
public readonly record struct SlotQuery(int Minutes, LocalDate From, LocalDate To, Instant Now);

/// <summary>A start that can be booked.</summary>
/// <param name="StartMinute">When it starts, in minutes of <see cref="MinuteClock"/>.</param>
/// <param name="Day">Index of its local date among the days of the facts.</param>
/// <param name="Therapist">Index of the therapist in the facts.</param>
/// <param name="Room">Index of the room in the therapist's order of preference.</param>
public readonly record struct Slot(int StartMinute, int Day, int Therapist, int Room)
{
    /// <summary>When it starts.</summary>
    public Instant Start => MinuteClock.ToInstant(StartMinute);
}
