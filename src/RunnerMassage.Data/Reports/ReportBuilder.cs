using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Reports;

/// <summary>Puts a report together. Pure: the same facts give the same report, whichever database they come from.</summary>
internal static class ReportBuilder
{
    public static ClinicReport Build(ReportPeriod period, DateTimeZone zone, ReportFacts facts)
    {
        var (weeks, visits) = (period.Weeks, facts.Visits.ToLookup(visit => ReportPeriod.MondayOf(visit.Date)));
        var runners = facts.Visits.GroupBy(visit => visit.RunnerId, StringComparer.Ordinal).ToList();
        var fresh = runners.Count(visitor => visitor.First().First >= period.From);
        var sessions = facts.Sessions.ToLookup(group => ReportPeriod.MondayOf(group.Date));
        return new ClinicReport(
            period,
            [.. Utilisation(period, weeks, zone, facts)],
            [.. facts.Types.Select(type => TypeOf(type, facts.Sessions)).Where(type => type.Total > 0)],
            [.. weeks.Select(week => OutcomesOf(week, [.. sessions[week]]))],
            [.. weeks.Select(week => RunnersOf(week, visits[week]))],
            fresh,
            runners.Count - fresh);
    }

    private static IEnumerable<TherapistUse> Utilisation(ReportPeriod period, IReadOnlyList<LocalDate> weeks, DateTimeZone zone, ReportFacts facts)
    {
        var given = facts.Sessions.Where(group => group.TookPlace)
            .ToLookup(group => (group.TherapistId, ReportPeriod.MondayOf(group.Date)), group => group.Minutes);
        var busy = facts.Sessions.Select(group => group.TherapistId).ToHashSet(StringComparer.Ordinal);
        foreach (var therapist in facts.Therapists.Where(therapist => therapist.Active || busy.Contains(therapist.Id))
            .OrderBy(therapist => therapist.Name, StringComparer.Ordinal).ThenBy(therapist => therapist.Id, StringComparer.Ordinal))
        {
            var offered = Offered(therapist, period, zone);
            yield return new TherapistUse(
                therapist.Name,
                [.. weeks.Select(week => new WeekUse(week, given[(therapist.Id, week)].Sum(), offered.GetValueOrDefault(week)))]);
        }
    }

    /// <summary>Minutes of the working hours of each week, in real time where the clocks change.</summary>
    private static Dictionary<LocalDate, int> Offered(Therapist therapist, ReportPeriod period, DateTimeZone zone)
    {
        var hours = new OpeningHours(therapist.WorkingHours, therapist.Exceptions);
        var offered = new Dictionary<LocalDate, int>();
        for (var date = period.From; date <= period.To; date = date.PlusDays(1))
        {
            var (day, minutes) = (LocalDay.Create(date, zone, 0), 0);
            foreach (var range in hours.RangesOn(date))
            {
                minutes += Math.Max(0, day.ToMinute(range.End) - day.ToMinute(range.Start));
            }

            var week = ReportPeriod.MondayOf(date);
            offered[week] = offered.GetValueOrDefault(week) + minutes;
        }

        return offered;
    }

    private static TypeSessions TypeOf(NamedType type, IReadOnlyList<SessionGroup> sessions) => new(
        type.Name,
        sessions.Where(group => group.MassageTypeId == type.Id && group.TookPlace)
            .GroupBy(group => group.Rating).ToDictionary(rating => rating.Key, rating => rating.Sum(group => group.Count)));

    private static WeekOutcomes OutcomesOf(LocalDate week, IReadOnlyList<SessionGroup> sessions) => new(
        week,
        Count(sessions, group => group.TookPlace),
        Count(sessions, group => group.Status == SessionStatus.NoShow),
        Count(sessions, group => group.Status == SessionStatus.Cancelled && group.CancelledLate),
        Count(sessions, group => group.Status == SessionStatus.Cancelled && !group.CancelledLate));

    private static WeekRunners RunnersOf(LocalDate week, IEnumerable<Visit> visits)
    {
        var runners = visits.DistinctBy(visit => visit.RunnerId, StringComparer.Ordinal).ToList();
        var fresh = runners.Count(visit => visit.First >= week);
        return new WeekRunners(week, fresh, runners.Count - fresh);
    }

    private static int Count(IReadOnlyList<SessionGroup> sessions, Func<SessionGroup, bool> which) => sessions.Where(which).Sum(group => group.Count);
}
