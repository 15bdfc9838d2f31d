using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>Draws the weeks of the month that is searched: the runner's training, and the best free time of each day.</summary>
public static class SearchTimeline
{
    private const int DaysInWeek = 7;

    /// <summary>The timeline from this week, or the month's first, to the month's last.</summary>
    public static TrainingTimeline Of(string massageTypeName, TimeChoices choices, RunnerTraining training, ClinicFormat format)
    {
        var month = choices.Month.ToDateInterval();
        var first = TimelineBuilder.MondayOf(LocalDate.Max(month.Start, choices.Today));
        var ratings = new Dictionary<LocalDate, TimingRating>();
        var free = new Dictionary<LocalDate, int>();
        foreach (var date in month)
        {
            free[date] = choices.Counts[date.Day - 1];
            if (choices.Ratings[date.Day - 1] is { } rating)
            {
                ratings[date] = rating;
            }
        }

        return TimelineBuilder.Build(new TimelineInput
        {
            From = first,
            Weeks = (Period.DaysBetween(first, month.End) / DaysInWeek) + 1,
            Today = choices.Today,
            Format = format,
            Rows = [TimelineRow.Of(massageTypeName, ratings)],
            Efforts = training.Efforts,
            Sessions = [.. training.OtherMassages.Select(TimelineSession.Of)],
            FreeOf = massageTypeName,
            FreeTimes = free,
        });
    }
}
