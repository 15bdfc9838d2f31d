using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Tells A weeks from B weeks. Counted from a fixed Monday rather than by the number of the week, because years of 53 weeks would
/// otherwise bring two odd weeks in a row.
/// </summary>
public static class AlternateWeeks
{
    private const int DaysPerWeek = 7;

    private static readonly LocalDate FirstMonday = new(1970, 1, 5);

    /// <summary><see cref="WeekCycle.A"/> or <see cref="WeekCycle.B"/>, for the week from Monday to Sunday that the date lies in.</summary>
    public static WeekCycle Of(LocalDate date)
    {
        var days = Period.DaysBetween(FirstMonday, date);
        var week = days >= 0 ? days / DaysPerWeek : ((days + 1) / DaysPerWeek) - 1;
        return (week & 1) == 0 ? WeekCycle.A : WeekCycle.B;
    }
}
