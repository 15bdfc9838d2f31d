using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Calendars;

/// <summary>
/// Reads the calendar of one therapist or of all: one statement for each kind of fact, however many therapists and days. Who may see whose
/// is for the caller to say.
/// </summary>
public sealed class CalendarReader(RunnerMassageContext context)
{
    /// <summary>Free starts are counted for a massage of so many minutes, the length that most runners book.</summary>
    public const int UsualMinutes = 60;

    /// <summary>The calendars of these dates, by the therapists' names.</summary>
    /// <param name="therapistId">Only this therapist, active or not; or null for all who are active.</param>
    /// <param name="from">First local date.</param>
    /// <param name="to">Last local date, inclusive.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="now">The present; what lies before it is no free time.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Nothing where there is no such therapist.</returns>
    public async Task<IReadOnlyList<TherapistCalendar>> LoadAsync(
        string? therapistId, LocalDate from, LocalDate to, DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        var therapists = await TherapistsAsync(therapistId, from, to, cancellationToken);
        var ids = therapists.ConvertAll(therapist => therapist.Id);
        var rooms = therapists.SelectMany(therapist => therapist.Rooms).Select(room => room.RoomId).Distinct(StringComparer.Ordinal).ToList();
        var first = zone.AtStartOfDay(from).ToInstant() - MassageSession.LongestOccupation;
        var end = zone.AtStartOfDay(to.PlusDays(1)).ToInstant();
        var sessions = await SessionsAsync(ids, first, end, cancellationToken);
        var others = await OthersInRoomsAsync(ids, rooms, first, end, cancellationToken);
        var builder = new CalendarBuilder(therapists, sessions, others, zone, from, to, now);
        return [.. therapists.OrderBy(therapist => therapist.Name, StringComparer.Ordinal).Select(builder.Build)];
    }

    private Task<List<Therapist>> TherapistsAsync(string? therapistId, LocalDate from, LocalDate to, CancellationToken cancellationToken) =>
        context.Therapists.AsNoTracking().AsSplitQuery()
            .Where(therapist => therapistId == null ? therapist.Active : therapist.Id == therapistId)
            .Include(therapist => therapist.WorkingHours)
            .Include(therapist => therapist.Rooms.Where(assigned => context.Rooms.Any(room => room.Id == assigned.RoomId && room.Active)).OrderBy(room => room.Preference).ThenBy(room => room.RoomId))
            .Include(therapist => therapist.Exceptions.Where(exception => exception.Date >= from && exception.Date <= to))
            .OrderBy(therapist => therapist.Id)
            .ToListAsync(cancellationToken);

    private async Task<List<BookedSession>> SessionsAsync(List<string> therapistIds, Instant first, Instant end, CancellationToken cancellationToken) =>
        await (
            from session in context.MassageSessions.AsNoTracking()
            where therapistIds.Contains(session.TherapistId) && session.Start >= first && session.Start < end
                && session.Status != SessionStatus.Cancelled
            join type in context.MassageTypes on session.MassageTypeId equals type.Id
            join room in context.Rooms on session.RoomId equals room.Id
            join client in context.Users on session.RunnerId equals client.Id
            select new BookedSession(
                new CalendarSession(
                    session.Id, client.DisplayName ?? client.Email ?? "Client", type.Name, room.Name, session.Start, session.End,
                    session.BusyUntil, session.Date, session.Status),
                session.TherapistId, session.RoomId, session.Minutes, session.TimingClass))
            .ToListAsync(cancellationToken);

    /// <summary>When rooms are taken by therapists who are not shown: times alone, nobody's names.</summary>
    private async Task<List<BookedTime>> OthersInRoomsAsync(
        List<string> therapistIds, List<string> roomIds, Instant first, Instant end, CancellationToken cancellationToken)
    {
        var times = await context.MassageSessions.AsNoTracking()
            .Where(session => roomIds.Contains(session.RoomId) && !therapistIds.Contains(session.TherapistId)
                && session.Start >= first && session.Start < end && session.Status != SessionStatus.Cancelled)
            .Select(session => new { session.TherapistId, session.RoomId, session.Start, session.BusyUntil, session.Date })
            .ToListAsync(cancellationToken);
        return times.ConvertAll(time => new BookedTime(
            time.TherapistId, time.RoomId, MinuteClock.Floor(time.Start), MinuteClock.Ceiling(time.BusyUntil), Minutes: 0, Deep: false, time.Date));
    }
}
