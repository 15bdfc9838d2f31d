using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Reports;

/// <summary>The days that a report is about.</summary>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date, inclusive.</param>
public readonly record struct ReportPeriod(LocalDate From, LocalDate To)
{
    /// <summary>The Mondays of the weeks that the period touches.</summary>
    public IReadOnlyList<LocalDate> Weeks
    {
        get
        {
            var first = MondayOf(From);
            return [.. Enumerable.Range(0, (Period.DaysBetween(first, To) / 7) + 1).Select(week => first.PlusWeeks(week))];
        }
    }

    /// <summary>Monday of the week of a date.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}

/// <summary>How the clinic did in a period. Counts only: no runner can be told from it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Utilisation">How much of their hours the therapists gave, by name.</param>
/// <param name="Types">Sessions that took place, by massage type in the clinic's order.</param>
/// <param name="Outcomes">What became of the booked sessions, by week.</param>
/// <param name="Runners">Who came for the first time and who came again, by week.</param>
/// <param name="NewRunners">Runners of the whole period whose first session lies in it.</param>
/// <param name="ReturningRunners">Runners of the whole period who had come before it.</param>
public sealed record ClinicReport(
    ReportPeriod Period, IReadOnlyList<TherapistUse> Utilisation, IReadOnlyList<TypeSessions> Types,
    IReadOnlyList<WeekOutcomes> Outcomes, IReadOnlyList<WeekRunners> Runners, int NewRunners, int ReturningRunners);

/// <summary>How much of a therapist's hours became massages.</summary>
/// <param name="Name">The therapist's name.</param>
/// <param name="Weeks">The weeks of the period, in order.</param>
public sealed record TherapistUse(string Name, IReadOnlyList<WeekUse> Weeks);

/// <summary>A therapist's week.</summary>
/// <param name="Monday">Its Monday.</param>
/// <param name="GivenMinutes">Hands-on minutes of the sessions that took place.</param>
/// <param name="OfferedMinutes">Minutes of the working hours, time off taken out and extra hours added.</param>
public readonly record struct WeekUse(LocalDate Monday, int GivenMinutes, int OfferedMinutes);

/// <summary>Sessions of one massage type.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="ByRating">How many, by their rating when they were booked; ratings that are missing have none.</param>
public sealed record TypeSessions(string Name, IReadOnlyDictionary<TimingRating, int> ByRating)
{
    /// <summary>How many in all.</summary>
    public int Total => ByRating.Values.Sum();
}

/// <summary>What became of a week's booked sessions, counted in the week in which they lie.</summary>
/// <param name="Monday">Its Monday.</param>
/// <param name="TookPlace">Not cancelled and not missed.</param>
/// <param name="NoShows">Missed.</param>
/// <param name="CancelledLate">Cancelled within the clinic's notice.</param>
/// <param name="CancelledInTime">Cancelled before it.</param>
public readonly record struct WeekOutcomes(LocalDate Monday, int TookPlace, int NoShows, int CancelledLate, int CancelledInTime);

/// <summary>The runners of a week, each counted once.</summary>
/// <param name="Monday">Its Monday.</param>
/// <param name="New">Those whose first session ever lies in it.</param>
/// <param name="Returning">Those who had come in an earlier week.</param>
public readonly record struct WeekRunners(LocalDate Monday, int New, int Returning);
