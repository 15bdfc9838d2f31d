using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Timeline;

/// <summary>
/// The training timeline as the partial _Timeline draws it: one lane of the track per week, from Monday to Sunday, and the same day by
/// day in words. Lengths are in units of the drawing, of which a phone's width has 360.
/// </summary>
/// <param name="Id">Begins the ids of its elements; another one for each timeline of a page.</param>
/// <param name="Weeks">The lanes, the earliest first.</param>
/// <param name="Rows">The massage types whose days are rated, in order.</param>
/// <param name="FreeOf">Which massage the free times are of, such as "Swedish, 60 minutes"; null where free times are not shown.</param>
public sealed record TrainingTimeline(string Id, IReadOnlyList<TimelineWeek> Weeks, IReadOnlyList<TimelineRow> Rows, string? FreeOf)
{
    /// <summary>Width of a lane.</summary>
    public const int Width = 360;

    /// <summary>Height of the track, on which runs and sessions are marked.</summary>
    public const int TrackHeight = 68;

    /// <summary>Height of a band with the space to the next.</summary>
    public const int RowHeight = 24;

    /// <summary>Width of the column with the names of the rows.</summary>
    public const int Gutter = 29;

    /// <summary>Width of a day.</summary>
    public const int DayWidth = 47;

    /// <summary>Height of a lane.</summary>
    public int Height => TrackHeight + 4 + (Rows.Count * RowHeight) + (FreeOf is null ? 0 : RowHeight);

    /// <summary>Every day, for the table that says the same in words.</summary>
    public IEnumerable<TimelineDay> Days => Weeks.SelectMany(week => week.Days);

    /// <summary>Left edge of a day.</summary>
    /// <param name="day">Day of the week, Monday being 0.</param>
    public static int XOf(int day) => Gutter + (day * DayWidth);

    /// <summary>Top of a row's band.</summary>
    /// <param name="row">Row, the first being 0; the free times come after the last.</param>
    public static int YOf(int row) => TrackHeight + 4 + (row * RowHeight);
}

/// <summary>One week.</summary>
/// <param name="Month">Name of its Monday's month in short.</param>
/// <param name="Title">What it shows, such as "Monday 5 April to Sunday 11 April".</param>
/// <param name="Description">All its marks and recommended days in words.</param>
/// <param name="Days">Its seven days.</param>
/// <param name="Bands">Its bands, of all rows.</param>
public sealed record TimelineWeek(
    string Month, string Title, string Description, IReadOnlyList<TimelineDay> Days, IReadOnlyList<TimelineBand> Bands);

/// <summary>One day.</summary>
/// <param name="Date">The date.</param>
/// <param name="IsToday">True for today.</param>
/// <param name="IsPast">True where it is over.</param>
/// <param name="Marks">Runs, races and sessions of the day, by time.</param>
/// <param name="Ratings">Per row the best rating that the day allows; null where it is over.</param>
/// <param name="FreeTimes">How many starts are free; null where that is not known.</param>
public sealed record TimelineDay(
    LocalDate Date, bool IsToday, bool IsPast, IReadOnlyList<TimelineMark> Marks, IReadOnlyList<TimingRating?> Ratings, int? FreeTimes)
{
    /// <summary>The day as the drawing has room for it: Tu 6, or 1 May where a month begins.</summary>
    public string Label => Date.Day == 1
        ? $"1 {ClinicFormat.BriefMonth(Date.ToYearMonth())}"
        : $"{ClinicFormat.BriefDate(Date)[..2]} {Date.Day.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Something on the track.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The same in words, such as "Race: City Half, 09:00".</param>
/// <param name="Clock">When it starts, such as 09:00, or null where only the date is known.</param>
public sealed record TimelineMark(TimelineMarkKind Kind, string Words, string? Clock)
{
    /// <summary>Name of its icon.</summary>
    public string Icon => Kind switch { TimelineMarkKind.Race => "trophy", TimelineMarkKind.Session => "hand", _ => "flame" };
}

/// <summary>What is marked on the track.</summary>
public enum TimelineMarkKind
{
    /// <summary>A hard run.</summary>
    HardRun,

    /// <summary>A race.</summary>
    Race,

    /// <summary>A booked session.</summary>
    Session,
}

/// <summary>A massage type whose days are rated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Letters">Two letters that stand for it in the drawing.</param>
/// <param name="Ratings">The rating of each day that is not over.</param>
public sealed record TimelineRow(string Name, string Letters, IReadOnlyDictionary<LocalDate, TimingRating> Ratings)
{
    /// <summary>A row, with the letters taken from the name: the initials of two words, or the first two letters of one.</summary>
    public static TimelineRow Of(string name, IReadOnlyDictionary<LocalDate, TimingRating> ratings)
    {
        var words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length > 1 ? $"{words[0][0]}{words[1][0]}" : name.Length > 1 ? name[..2] : name;
        return new TimelineRow(name, letters.ToUpperInvariant(), ratings);
    }
}

/// <summary>Days in a row of one week that follow each other with the same rating, drawn as one band.</summary>
/// <param name="Row">The row, the first being 0.</param>
/// <param name="FirstDay">Its first day, Monday being 0.</param>
/// <param name="Days">How many days it covers.</param>
/// <param name="Rating">Their rating.</param>
public sealed record TimelineBand(int Row, int FirstDay, int Days, TimingRating Rating);
