using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Demo;

/// <summary>
/// The day of the seeding: whatever weekday and time it is, both therapists have somebody behind them, somebody with them or just coming in,
/// and somebody still to come.
/// </summary>
internal static class DemoToday
{
    private const int Day = 24 * 60;

    // Tom's day ends with the last of these, so that on a day off nobody else books him.
    private static readonly Visit[] Elena =
    [
        new(-210, 60, MassageTypeCatalogue.Swedish, "ida", SessionStatus.Done),
        new(-135, 30, MassageTypeCatalogue.DeepTissue, "jakub", SessionStatus.NoShow),
        new(-90, 45, MassageTypeCatalogue.Swedish, "lucie", SessionStatus.Done),
        new(-15, 60, MassageTypeCatalogue.DeepTissue, "greta", SessionStatus.Arrived, "Both calves, more the right one. The left shin is fine again."),
        new(75, 30, MassageTypeCatalogue.ActiveRelease, "hiro", SessionStatus.Confirmed),
    ];

    private static readonly Visit[] Tom =
    [
        new(-180, 60, MassageTypeCatalogue.DeepTissue, "milan", SessionStatus.Done),
        new(-105, 45, MassageTypeCatalogue.Swedish, "oskar", SessionStatus.Done),
        new(15, 60, MassageTypeCatalogue.DeepTissue, "emil", SessionStatus.Arrived, "Hamstrings after the hills, please."),
        new(90, 45, MassageTypeCatalogue.Swedish, "walter", SessionStatus.Confirmed),
    ];

    /// <summary>The hours that a therapist works on that day: the usual ones, and those around now.</summary>
    public static AvailabilityException Hours(DemoWeek week, IEnumerable<WorkingHours> usual, string therapistId)
    {
        var visits = VisitsOf(therapistId);
        var now = QuarterOf(week);
        var (from, to) = (now + visits[0].Offset, now + visits[^1].Offset + visits[^1].Minutes + 15);
        foreach (var hours in usual.Where(hours => hours.Day == week.Today.DayOfWeek))
        {
            (from, to) = (Math.Min(from, hours.StartMinute), Math.Max(to, hours.EndMinute));
        }

        return new AvailabilityException
        {
            Date = week.Today,
            StartMinute = Math.Max(0, from),
            EndMinute = Math.Min(Day, to),
            Reason = "Demo: hours around now",
        };
    }

    /// <summary>Books the day's sessions and marks those that have begun.</summary>
    public static void Book(DemoDiary diary, DemoWeek week, IReadOnlyList<Therapist> therapists, Func<string, string> accountOf)
    {
        foreach (var therapist in therapists)
        {
            // Who is there now comes first: on a Friday the story has filled most of Elena's day already.
            foreach (var visit in VisitsOf(therapist.Id).OrderByDescending(visit => visit.Status == SessionStatus.Arrived))
            {
                if (TryBook(diary, week, therapist, visit, accountOf(visit.Runner)) && visit.Status != SessionStatus.Confirmed)
                {
                    diary.Mark(diary.Sessions[^1], visit.Status);
                }
            }
        }

        foreach (var running in diary.Sessions.Where(session =>
            session.Status == SessionStatus.Confirmed && session.Start <= week.Now && session.End > week.Now))
        {
            diary.Mark(running, SessionStatus.Arrived);
        }
    }

    /// <summary>Books the visit, as a light one where the therapist takes no more deep work on that day.</summary>
    private static bool TryBook(DemoDiary diary, DemoWeek week, Therapist therapist, Visit visit, string runner)
    {
        var start = QuarterOf(week) + visit.Offset;
        return start >= 0
            && (diary.TryBook(therapist, week.Today, start, visit.Type, visit.Minutes, runner, visit.Note)
                || diary.TryBook(therapist, week.Today, start, MassageTypeCatalogue.Swedish, visit.Minutes, runner, visit.Note));
    }

    private static Visit[] VisitsOf(string therapistId) => therapistId == "elena" ? Elena : Tom;

    /// <summary>The last full quarter of an hour, in minutes of the local day.</summary>
    private static int QuarterOf(DemoWeek week)
    {
        var time = week.Now.InZone(week.Zone).TimeOfDay;
        return (time.Hour * 60) + (time.Minute / 15 * 15);
    }

    /// <summary>A session planned from now, in minutes.</summary>
    private sealed record Visit(int Offset, int Minutes, string Type, string Runner, SessionStatus Status, string? Note = null);
}
