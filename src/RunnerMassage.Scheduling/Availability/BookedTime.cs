using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>What the search needs of a booked session, flat, as it comes from the database. Times in minutes of <see cref="MinuteClock"/>, half-open.</summary>
/// <param name="TherapistId">Who is busy.</param>
/// <param name="RoomId">Which room is busy.</param>
/// <param name="Start">When hands-on time begins.</param>
/// <param name="BusyUntil">When therapist and room are free again, buffer included.</param>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="Deep">True for a session of a deep massage type.</param>
/// <param name="Date">Local date of the start in the clinic's zone.</param>
public readonly record struct BookedTime(
    string TherapistId, string RoomId, int Start, int BusyUntil, int Minutes, bool Deep, LocalDate Date);
