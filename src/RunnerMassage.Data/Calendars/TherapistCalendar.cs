using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Calendars;

/// <summary>What a therapist's calendar shows of a stretch of dates.</summary>
/// <param name="TherapistId">Whose it is.</param>
/// <param name="TherapistName">Name as shown to people.</param>
/// <param name="Days">Every date of the stretch, in order.</param>
public sealed record TherapistCalendar(string TherapistId, string TherapistName, IReadOnlyList<CalendarDay> Days);

/// <summary>One local date in a therapist's calendar. All intervals are half-open and begin on this date in the clinic's zone.</summary>
/// <param name="Date">The date in the clinic's zone.</param>
/// <param name="Hours">When the therapist works, as the rules read it: pattern and exceptions together.</param>
/// <param name="Exceptions">What makes the date differ from the weekly pattern.</param>
/// <param name="Sessions">Sessions that are not cancelled, by start.</param>
/// <param name="Free">What is left of the hours from now on, neither a session nor a buffer in it.</param>
public sealed record CalendarDay(
    LocalDate Date,
    IReadOnlyList<Interval> Hours,
    IReadOnlyList<AvailabilityException> Exceptions,
    IReadOnlyList<CalendarSession> Sessions,
    IReadOnlyList<FreeTime> Free)
{
    /// <summary>Minutes of <see cref="Free"/>.</summary>
    public int FreeMinutes => (int)Free.Sum(free => (free.End - free.Start).TotalMinutes);

    /// <summary>How many starts runners can book; see <see cref="FreeTime.Starts"/>.</summary>
    public int FreeStarts => Free.Sum(free => free.Starts);
}

/// <summary>A stretch without sessions and buffers, half-open.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Starts">
/// How many starts of it are offered for a light massage of <see cref="CalendarReader.UsualMinutes"/>: lead time, horizon, daily limits and
/// rooms leave fewer than the time alone would.
/// </param>
public sealed record FreeTime(Instant Start, Instant End, int Starts);

/// <summary>A booked session as the calendar shows it: neither notes nor anything else of health.</summary>
/// <param name="Id">Id of the session.</param>
/// <param name="ClientName">What the client wants to be called; for the treating therapist and admins.</param>
/// <param name="MassageTypeName">Name of the massage type.</param>
/// <param name="RoomName">Name of the room.</param>
/// <param name="Start">When hands-on time begins.</param>
/// <param name="End">When hands-on time ends.</param>
/// <param name="BusyUntil">When the buffer after it ends.</param>
/// <param name="Date">Local date of the start.</param>
/// <param name="Status">Where it stands.</param>
public sealed record CalendarSession(
    string Id, string ClientName, string MassageTypeName, string RoomName, Instant Start, Instant End, Instant BusyUntil, LocalDate Date,
    SessionStatus Status)
{
    /// <summary>True for a session to come that lies outside the hours, since they were changed or because an exception came in its way.</summary>
    public bool IsOutsideHours { get; init; }
}
