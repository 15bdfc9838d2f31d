using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Availability.Editing;

/// <summary>Holds what a therapist has booked against a schedule as it is and as it would be: one statement, whatever the change.</summary>
public sealed class EffectReader(RunnerMassageContext context)
{
    /// <summary>Compares.</summary>
    /// <param name="before">The schedule as it is.</param>
    /// <param name="after">The schedule as it would be, of the same therapist.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="now">The present; sessions that have begun are left alone.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<AvailabilityEffect> ReadAsync(
        TherapistSchedule before, TherapistSchedule after, DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        var booked = await BookedAsync(before.TherapistId, zone.AtStartOfDay(now.InZone(zone).Date).ToInstant(), cancellationToken);
        return new AvailabilityEffect(
            OutsideOf(booked.Where(session => session.Start > now && session.Status == SessionStatus.Confirmed), before, after, zone),
            [.. LimitsOf(booked, before.Settings, after.Settings)]);
    }

    private static List<AffectedSession> OutsideOf(
        IEnumerable<Booked> sessions, TherapistSchedule before, TherapistSchedule after, DateTimeZone zone)
    {
        var (was, becomes) = (before.ToOpeningHours(), after.ToOpeningHours());
        var outside = new List<AffectedSession>();
        foreach (var session in sessions)
        {
            var day = LocalDay.Create(session.Date, zone, index: 0);
            var (start, end) = (MinuteClock.Floor(session.Start), MinuteClock.Ceiling(session.End));
            if (!becomes.Covers(day, start, end))
            {
                var outsideAlready = !was.Covers(day, start, end);
                outside.Add(new AffectedSession(
                    session.Id, session.Version, session.RunnerId, session.RunnerName, session.MassageTypeId, session.MassageTypeName,
                    session.Start, session.End, session.Date, session.Minutes, outsideAlready)
                { HasEmail = session.HasEmail });
            }
        }

        return outside;
    }

    private static IEnumerable<BrokenLimit> LimitsOf(List<Booked> booked, AvailabilitySettings before, AvailabilitySettings after)
    {
        foreach (var day in booked.GroupBy(session => session.Date))
        {
            var minutes = day.Sum(session => session.Minutes);
            if (minutes > after.DailyHandsOnMinutes && minutes <= before.DailyHandsOnMinutes)
            {
                yield return new BrokenLimit(day.Key, DailyLimitKind.HandsOnMinutes, minutes, after.DailyHandsOnMinutes);
            }

            var deep = day.Count(session => session.TimingClass == TimingClass.Deep);
            if (deep > after.DailyDeepSessions && deep <= before.DailyDeepSessions)
            {
                yield return new BrokenLimit(day.Key, DailyLimitKind.DeepSessions, deep, after.DailyDeepSessions);
            }
        }
    }

    private Task<List<Booked>> BookedAsync(string therapistId, Instant earliest, CancellationToken cancellationToken) => (
        from session in context.MassageSessions.AsNoTracking()
        where session.TherapistId == therapistId && session.Start >= earliest && session.Status != SessionStatus.Cancelled
        join type in context.MassageTypes on session.MassageTypeId equals type.Id
        join runner in context.Users on session.RunnerId equals runner.Id
        orderby session.Start
        select new Booked(
            session.Id, session.Version, session.RunnerId, runner.DisplayName ?? runner.Email ?? "", session.MassageTypeId, type.Name,
            session.TimingClass, session.Status, session.Start, session.End, session.Date, session.Minutes, runner.Email != null)).ToListAsync(cancellationToken);

    private sealed record Booked(
        string Id, int Version, string RunnerId, string RunnerName, string MassageTypeId, string MassageTypeName,
        TimingClass TimingClass, SessionStatus Status, Instant Start, Instant End, LocalDate Date, int Minutes, bool HasEmail);
}
