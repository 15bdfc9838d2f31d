using NodaTime;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>What the partial _TimeChooser shows: a month, a day, and where their links lead. Addresses begin without a slash.</summary>
public sealed record TimeChooser
{
    /// <summary>What can be chosen.</summary>
    public required TimeChoices Choices { get; init; }

    /// <summary>Words for dates and times.</summary>
    public required ClinicFormat Format { get; init; }

    /// <summary>Address that shows a month.</summary>
    public required Func<YearMonth, string> MonthAddress { get; init; }

    /// <summary>Address that shows a day.</summary>
    public required Func<LocalDate, string> DayAddress { get; init; }

    /// <summary>Address that goes on with a time.</summary>
    public required Func<FreeTime, string> TimeAddress { get; init; }

    /// <summary>Address that shows the selected day of another therapist.</summary>
    public required Func<OtherTherapist, string> OtherAddress { get; init; }

    /// <summary>Address of the same search with another choice of fit, or null where the page has none.</summary>
    public Func<FitChoice, string>? FitAddress { get; init; }

    /// <summary>Address of the same search for any therapist, or null where nobody in particular was chosen.</summary>
    public string? AnyTherapistAddress { get; init; }

    /// <summary>True for a therapist, who may book a time that the rules block if they say why: such times lead on like others.</summary>
    public bool OpensBlocked { get; init; }

    /// <summary>True where the times are chosen for somebody else, whose training it is.</summary>
    public bool ForSomebodyElse { get; init; }

    /// <summary>The weeks of the month that are not over, Monday first; null where a weekday belongs to another month.</summary>
    public IEnumerable<LocalDate?[]> Weeks()
    {
        var days = Choices.Month.ToDateInterval();
        var first = LocalDate.Max(days.Start, LocalDate.Min(Choices.Today, days.End));
        var monday = first.PlusDays(1 - (int)first.DayOfWeek);
        for (; monday <= days.End; monday = monday.PlusWeeks(1))
        {
            var week = new LocalDate?[7];
            for (var i = 0; i < week.Length; i++)
            {
                var date = monday.PlusDays(i);
                week[i] = days.Contains(date) ? date : null;
            }

            yield return week;
        }
    }

    /// <summary>
    /// The times of the selected day in parts: by time those of the morning, the afternoon and the evening, by fit one part for each rating.
    /// Within a part, times of one rating and reason that follow each other stand together; a reason that goes on in the next part is
    /// told once.
    /// </summary>
    public IEnumerable<TimePart> Parts()
    {
        string PartOf(FreeTime time) => Choices is { IsRated: true, Fit.ByFit: true }
            ? time.Rating.ToString()
            : time.Start.InZone(Format.Zone).Hour switch { < 12 => "Morning", < 17 => "Afternoon", _ => "Evening" };
        var runs = 0;
        TimeRun? before = null;
        foreach (var part in Choices.Times.GroupBy(PartOf))
        {
            var together = new List<TimeRun>();
            foreach (var time in part)
            {
                if (together is [.., var last] && last.Times[0].Rating == time.Rating && last.Times[0].Why == time.Why)
                {
                    last.Times.Add(time);
                }
                else
                {
                    var goesOn = before is not null && before.Times[0].Rating == time.Rating && before.Why == time.Why;
                    before = new TimeRun(goesOn ? before!.Id : $"why-{++runs}", !goesOn, [time]);
                    together.Add(before);
                }
            }

            yield return new TimePart(part.Key, together);
        }
    }
}

/// <summary>A part of a day.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Runs">Its times, those of one reason together; not empty.</param>
public sealed record TimePart(string Name, IReadOnlyList<TimeRun> Runs);

/// <summary>Times of one rating and reason that follow each other.</summary>
/// <param name="Id">Id of the element that tells the reason.</param>
/// <param name="TellsWhy">False where the run before tells the same reason.</param>
/// <param name="Times">The times; not empty.</param>
public sealed record TimeRun(string Id, bool TellsWhy, List<FreeTime> Times)
{
    /// <summary>The reason that they share, or null where nothing is known of the runner.</summary>
    public string? Why => Times[0].Why;
}
