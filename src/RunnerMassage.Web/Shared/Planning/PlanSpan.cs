using NodaTime;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>The days that a plan looks at. Dates are local to the clinic and inclusive.</summary>
/// <param name="Today">The first day.</param>
/// <param name="Soon">The last of the days on which a runner hopes for a massage: a week ahead, or up to a race before that.</param>
/// <param name="Weeks">How many weeks are shown, from this week's Monday.</param>
public sealed record PlanSpan(LocalDate Today, LocalDate Soon, int Weeks)
{
    private const int UsualWeeks = 4;
    private const int MostWeeks = 8;
    private const int DaysAfterRace = 3;
    private const int DaysOfHope = 6;

    /// <summary>The last day: the Sunday of the last week.</summary>
    public LocalDate Last => TimelineBuilder.MondayOf(Today).PlusDays((7 * Weeks) - 1);

    /// <summary>Four weeks, or up to eight where that takes in the race and the days after it.</summary>
    public static PlanSpan Of(LocalDate today, LocalDate? race)
    {
        var soon = today.PlusDays(DaysOfHope);
        if (race is not { } day || day < today)
        {
            return new PlanSpan(today, soon, UsualWeeks);
        }

        var weeks = (Period.DaysBetween(TimelineBuilder.MondayOf(today), day.PlusDays(DaysAfterRace)) / 7) + 1;
        return new PlanSpan(today, LocalDate.Min(soon, day), weeks <= MostWeeks ? Math.Max(UsualWeeks, weeks) : UsualWeeks);
    }
}
