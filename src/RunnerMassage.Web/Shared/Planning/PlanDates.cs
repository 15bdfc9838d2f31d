using NodaTime;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>What is wrong with the planner's dates, seen from now.</summary>
public static class PlanDates
{
    private const int LongestAgoDays = 366;
    private const int FarthestDays = 3 * 366;

    /// <summary>The fields with what to say beside them.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="now">The present at the clinic.</param>
    public static IEnumerable<(string Field, string Message)> Problems(PlanInput input, LocalDateTime now)
    {
        var today = now.Date;
        if (PlanInput.DateOf(input.LastRunDate) is { } last)
        {
            if (last > today)
            {
                yield return (nameof(input.LastRunDate), "That day is still to come. Put a planned run under the details, or here the last one behind you.");
            }
            else if (last < today.PlusDays(-LongestAgoDays))
            {
                yield return (nameof(input.LastRunDate), "That is more than a year ago. Please look at the year.");
            }
            else if (last == today && PlanInput.TimeOf(input.LastRunTime) > now.TimeOfDay)
            {
                yield return (nameof(input.LastRunTime), "That time is still to come. Put a planned run under the details.");
            }
        }

        if (PlanInput.DateOf(input.NextRunDate) is { } next && Ahead(next, today, "run") is { } aboutRun)
        {
            yield return (nameof(input.NextRunDate), aboutRun);
        }

        if (PlanInput.DateOf(input.RaceDate) is { } race && Ahead(race, today, "race") is { } aboutRace)
        {
            yield return (nameof(input.RaceDate), aboutRace);
        }
    }

    private static string? Ahead(LocalDate date, LocalDate today, string what) =>
        date < today ? $"That day is past. If the {what} was your last hard one, put it there; here goes the next."
        : date > today.PlusDays(FarthestDays) ? "That is more than three years ahead. Please look at the year."
        : null;
}
