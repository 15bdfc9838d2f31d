using NodaTime;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>The days that a plan looks at. Dates are local to the clinic and inclusive.</summary>
/// <param name="Today">The first day.</param>
/// <param name="Soon">The last of the days on which a runner hopes for a massage: a week ahead, or up to a race before that.</param>
/// <param name="Monday">The first day that is shown: this week's Monday, or last week's where a hard run of these days lies there.</param>
/// <param name="Weeks">How many weeks are shown from there.</param>
public sealed record PlanSpan(LocalDate Today, LocalDate Soon, LocalDate Monday, int Weeks)
{
    private const int UsualWeeks = 4;
    private const int MostWeeks = 8;
    private const int DaysAfterRace = 3;
    private const int DaysOfHope = 6;
    private const int DaysOfMemory = 3;

    /// <summary>The last day: the Sunday of the last week.</summary>
    public LocalDate Last => Monday.PlusDays((7 * Weeks) - 1);

    /// <summary>Four weeks, or up to eight where that takes in the race and the days after it.</summary>
    public static PlanSpan Of(LocalDate today, PlannerAnswers answers)
    {
        var thisWeek = TimelineBuilder.MondayOf(today);
        var monday = answers.LastRun is { } last && last.Date < thisWeek && last.Date >= today.PlusDays(-DaysOfMemory)
            ? thisWeek.PlusWeeks(-1)
            : thisWeek;
        var soon = today.PlusDays(DaysOfHope);
        if (answers.Race is not { Date: var race } || race < today)
        {
            return new PlanSpan(today, soon, monday, UsualWeeks);
        }

        var weeks = (Period.DaysBetween(monday, race.PlusDays(DaysAfterRace)) / 7) + 1;
        return new PlanSpan(today, LocalDate.Min(soon, race), monday, weeks <= MostWeeks ? Math.Max(UsualWeeks, weeks) : UsualWeeks);
    }
}
