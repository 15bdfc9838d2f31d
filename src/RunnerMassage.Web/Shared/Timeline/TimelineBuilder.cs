using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Timeline;

/// <summary>Lays out what is known of some weeks as a <see cref="TrainingTimeline"/>. Pure: the same input gives the same picture.</summary>
public static class TimelineBuilder
{
    private const int DaysInWeek = 7;

    /// <summary>Monday of the week that a date lies in.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <summary>Builds the timeline.</summary>
    public static TrainingTimeline Build(TimelineInput input)
    {
        var monday = MondayOf(input.From);
        var weeks = Enumerable.Range(0, input.Weeks).Select(week => WeekOf(input, monday.PlusWeeks(week)));
        return new TrainingTimeline(input.Id, [.. weeks], input.Rows, input.FreeOf);
    }

    private static TimelineWeek WeekOf(TimelineInput input, LocalDate monday)
    {
        var days = Enumerable.Range(0, DaysInWeek).Select(day => DayOf(input, monday.PlusDays(day))).ToList();
        var sunday = days[^1].Date;
        return new TimelineWeek(
            ClinicFormat.BriefMonth(monday.ToYearMonth()),
            $"{ClinicFormat.Day(monday)} to {ClinicFormat.Day(sunday)}",
            Describe(input, days),
            days,
            [.. Enumerable.Range(0, input.Rows.Count).SelectMany(row => BandsOf(days, row))]);
    }

    private static TimelineDay DayOf(TimelineInput input, LocalDate date)
    {
        var isPast = date < input.Today;
        return new TimelineDay(
            date,
            date == input.Today,
            isPast,
            [.. MarksOf(input, date)],
            [.. input.Rows.Select(row => !isPast && row.Ratings.TryGetValue(date, out var rating) ? rating : (TimingRating?)null)],
            isPast || input.FreeOf is null ? null : input.FreeTimes.GetValueOrDefault(date));
    }

    private static IEnumerable<TimelineMark> MarksOf(TimelineInput input, LocalDate date)
    {
        var efforts = input.Efforts.Where(effort => effort.StartDate <= date && date <= effort.FinishDate)
            .Select(effort => (effort.Start, Mark: MarkOf(effort, date, input.Format)));
        var sessions = input.Sessions.Where(session => input.Format.DateOf(session.Start) == date)
            .Select(session => (Start: (Instant?)session.Start, Mark: MarkOf(session, input.Format)));
        return efforts.Concat(sessions).OrderBy(entry => entry.Start ?? Instant.MinValue)
            .ThenBy(entry => entry.Mark.Words, StringComparer.Ordinal).Select(entry => entry.Mark);
    }

    private static TimelineMark MarkOf(Effort effort, LocalDate date, ClinicFormat format)
    {
        var race = effort.Kind == EffortKind.Race;
        var name = string.IsNullOrWhiteSpace(effort.Name) ? "" : $": {effort.Name.Trim()}";
        var clock = effort.Start is { } start && effort.StartDate == date ? format.Time(start) : null;
        var words = $"{(race ? "Race" : "Hard run")}{name}{(clock is null ? "" : $", {clock}")}{(date > effort.StartDate ? ", goes on" : "")}";
        return new TimelineMark(race ? TimelineMarkKind.Race : TimelineMarkKind.HardRun, words, clock);
    }

    private static TimelineMark MarkOf(TimelineSession session, ClinicFormat format) =>
        new(TimelineMarkKind.Session, $"Booked: {session.MassageTypeName}, {format.Time(session.Start)}", format.Time(session.Start));

    private static IEnumerable<TimelineBand> BandsOf(List<TimelineDay> days, int row)
    {
        for (var day = 0; day < DaysInWeek;)
        {
            var first = day;
            var rating = days[first].Ratings[row];
            do
            {
                day++;
            }
            while (day < DaysInWeek && days[day].Ratings[row] == rating);
            if (rating is { } known)
            {
                yield return new TimelineBand(row, first, day - first, known);
            }
        }
    }

    private static string Describe(TimelineInput input, List<TimelineDay> days)
    {
        var marks = days.SelectMany(day => day.Marks.Select(mark => $"{ClinicFormat.BriefDate(day.Date)} {mark.Words}"));
        var ideal = input.Rows.Select((row, index) => (row.Name, Days: days.Where(day => day.Ratings[index] == TimingRating.Ideal).ToList()))
            .Where(row => row.Days.Count > 0)
            .Select(row => $"{row.Name} ideal on {string.Join(", ", row.Days.Select(day => ClinicFormat.BriefDate(day.Date)))}");
        var sentences = marks.Concat(ideal).ToList();
        return sentences.Count == 0 ? "No hard run, race or session, and no recommended day." : string.Join(". ", sentences) + ".";
    }
}

/// <summary>What a timeline is made of.</summary>
public sealed record TimelineInput
{
    /// <summary>Begins the ids of its elements.</summary>
    public string Id { get; init; } = "timeline";

    /// <summary>A local date of the first week to show.</summary>
    public required LocalDate From { get; init; }

    /// <summary>How many weeks to show.</summary>
    public int Weeks { get; init; } = 4;

    /// <summary>Today's local date; earlier days are drawn as past, without ratings.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>Words for dates and times, and the zone.</summary>
    public required ClinicFormat Format { get; init; }

    /// <summary>The massage types whose days are rated.</summary>
    public required IReadOnlyList<TimelineRow> Rows { get; init; }

    /// <summary>Hard runs and races, in any order.</summary>
    public IReadOnlyList<Effort> Efforts { get; init; } = [];

    /// <summary>Booked sessions, in any order.</summary>
    public IReadOnlyList<TimelineSession> Sessions { get; init; } = [];

    /// <summary>Which massage the free times are of, or null to show none.</summary>
    public string? FreeOf { get; init; }

    /// <summary>Free starts per local date; days that are missing have none.</summary>
    public IReadOnlyDictionary<LocalDate, int> FreeTimes { get; init; } = new Dictionary<LocalDate, int>();
}

/// <summary>A booked session on the timeline.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="MassageTypeName">Name of its massage type.</param>
public sealed record TimelineSession(Instant Start, string MassageTypeName)
{
    /// <summary>A session of which only the kind is known.</summary>
    public static TimelineSession Of(OtherMassage other) => new(other.Start, other.TimingClass switch
    {
        TimingClass.Deep => "deep massage",
        TimingClass.None => "appointment without massage",
        _ => "light massage",
    });
}
