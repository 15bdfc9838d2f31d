using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Demo;

/// <summary>The clinic's last eight weeks and the coming three and a half, the same for the same moment of seeding.</summary>
internal static class DemoSessions
{
    private const int Past = 60;
    private const int PastCancelled = 4;
    private const int Coming = 25;
    private const int ComingCancelled = 2;

    private static readonly int[] StartsAfterOpening = [0, 75, 150, 240, 315, 390];

    private static readonly (string Type, int Minutes)[] Wishes =
    [
        (MassageTypeCatalogue.DeepTissue, 60), (MassageTypeCatalogue.Swedish, 60), (MassageTypeCatalogue.ActiveRelease, 30),
        (MassageTypeCatalogue.DeepTissue, 45), (MassageTypeCatalogue.Swedish, 45), (MassageTypeCatalogue.DeepTissue, 60),
        (MassageTypeCatalogue.Swedish, 60), (MassageTypeCatalogue.ActiveRelease, 45), (MassageTypeCatalogue.Swedish, 30),
    ];

    private static readonly string?[] Notes =
    [
        null, null, "Left calf tight since Sunday's long run.", null, null, null, "Please go easy on the right knee.", null, null, null, null,
    ];

    /// <summary>All sessions, cancelled ones included.</summary>
    public static List<MassageSession> Create(
        DemoWeek week, IReadOnlyList<MassageType> types, IReadOnlyList<Therapist> therapists, IReadOnlyList<TrainingEntry> training,
        Func<string, string> accountOf)
    {
        var diary = new DemoDiary(week, types, training);
        BookThoseOfTheStory(diary, week, therapists[0], therapists[1], accountOf);
        DemoToday.Book(diary, week, therapists, accountOf);
        Fill(diary, week, therapists, accountOf, firstDay: -56, days: 55, () => diary.Sessions.Count(session => session.Start < week.Now) < Past + PastCancelled);
        Fill(diary, week, therapists, accountOf, firstDay: 1, days: 24, () => diary.Sessions.Count(session => session.Start >= week.Now) < Coming + ComingCancelled);
        CancelSome(diary, week);
        MarkThePast(diary, week);
        return diary.Sessions;
    }

    /// <summary>Sessions that walks through the demo count on: Priya's, Jonas's habit, and a Friday on which Elena takes no more deep work.</summary>
    private static void BookThoseOfTheStory(DemoDiary diary, DemoWeek week, Therapist elena, Therapist tom, Func<string, string> accountOf)
    {
        var (priya, jonas) = (accountOf("priya"), accountOf("jonas"));
        diary.TryBook(elena, week.April(13), 11 * 60, MassageTypeCatalogue.ActiveRelease, 30, priya, "Left heel, worst with the first steps of the morning.");
        diary.TryBook(elena, week.Monday.PlusDays(-6), 11 * 60, MassageTypeCatalogue.ActiveRelease, 30, priya);
        diary.TryBook(elena, week.Monday.PlusDays(-20), 11 * 60, MassageTypeCatalogue.ActiveRelease, 45, priya);
        foreach (var weeksAgo in (int[])[2, 4, 6])
        {
            diary.TryBook(tom, week.Monday.PlusDays(3 - (7 * weeksAgo)), 18 * 60, MassageTypeCatalogue.DeepTissue, 45, jonas);
        }

        diary.TryBook(elena, week.April(9), 10 * 60, MassageTypeCatalogue.DeepTissue, 60, accountOf("chidi"));
        diary.TryBook(elena, week.April(9), 13 * 60, MassageTypeCatalogue.ActiveRelease, 45, accountOf("dagny"));
        diary.TryBook(elena, week.April(9), (15 * 60) + 30, MassageTypeCatalogue.DeepTissue, 45, accountOf("nele"));
    }

    private static void Fill(
        DemoDiary diary, DemoWeek week, IReadOnlyList<Therapist> therapists, Func<string, string> accountOf, int firstDay, int days, Func<bool> more)
    {
        for (var n = 0; n < 2000 && more(); n++)
        {
            // Strides without a common divisor with the lengths of the lists walk through all combinations, looking unplanned.
            var date = week.Today.PlusDays(firstDay + (n * 7 % days));
            var therapist = therapists[Pick(n, therapists.Count)];
            var (type, minutes) = Wishes[n * 5 % Wishes.Length];
            var runner = accountOf(DemoPeople.Others[n * 3 % DemoPeople.Others.Count].Key);
            var opening = therapist.WorkingHours.Find(hours => hours.Day == date.DayOfWeek)?.StartMinute ?? 0;
            var start = opening + StartsAfterOpening[Pick(n + 1, StartsAfterOpening.Length)];
            diary.TryBook(therapist, date, start, type, minutes, runner, Notes[n % Notes.Length]);
        }
    }

    private static void CancelSome(DemoDiary diary, DemoWeek week)
    {
        var others = diary.Sessions.Skip(9).Where(session => session.Date != week.Today).ToList();
        var past = others.Where(session => session.Start < week.Now).ToList();
        var coming = others.Where(session => session.Start >= week.Now).ToList();
        diary.Cancel(past[5], Duration.FromHours(4), "Woke up with a cold.");
        diary.Cancel(past[17], Duration.FromHours(50), "Race moved.");
        diary.Cancel(past[29], Duration.FromHours(30), "Work.");
        diary.Cancel(past[41], Duration.FromDays(2), "Found another day.");
        diary.Cancel(coming[3], Duration.FromDays(1), "Travelling.");
        diary.Cancel(coming[11], Duration.FromDays(1), "Found another day.");
    }

    /// <summary>Of those that were not cancelled nearly all were given.</summary>
    private static void MarkThePast(DemoDiary diary, DemoWeek week)
    {
        var past = diary.Sessions.Where(session => session.End <= week.Now && session.Status == SessionStatus.Confirmed).ToList();
        for (var i = 0; i < past.Count; i++)
        {
            diary.Mark(past[i], i is 19 or 37 ? SessionStatus.NoShow : SessionStatus.Done);
        }
    }

    private static int Pick(int n, int count) => (int)(((uint)n * 2654435761u >> 16) % (uint)count);
}
