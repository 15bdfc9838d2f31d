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

    /// <summary>Address of the same search for any therapist, or null where nobody in particular was chosen.</summary>
    public string? AnyTherapistAddress { get; init; }

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

    /// <summary>The times of the selected day in parts of the day; parts without any are left out.</summary>
    public IEnumerable<(string Name, IReadOnlyList<FreeTime> Times)> Parts()
    {
        string PartOf(FreeTime time) => time.Start.InZone(Format.Zone).Hour switch { < 12 => "Morning", < 17 => "Afternoon", _ => "Evening" };
        return Choices.Times.GroupBy(PartOf).Select(part => (part.Key, (IReadOnlyList<FreeTime>)[.. part]));
    }
}
