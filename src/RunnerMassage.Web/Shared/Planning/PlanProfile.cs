using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>Reads the planner's answers as the recommendations want them.</summary>
public static class PlanProfile
{
    /// <summary>Longer massages are a wish; nobody is advised to take them.</summary>
    private const int LongestAdvised = 60;

    private const int WeeksAndMore = MassageTypeRecommendation.LongComplaintDays + 1;
    private const int LongAgoDays = 61;
    private const int PeakFirstDay = 14;
    private const int PeakLastDay = 56;

    /// <summary>What the runner tells about themselves.</summary>
    public static RunnerProfile Of(PlannerAnswers answers, LocalDate today)
    {
        var usual = new RunnerProfile { Complaint = answers.Complaint };
        return usual with
        {
            DaysToRace = answers.Race is { } race && race.Date >= today ? Period.DaysBetween(today, race.Date) : null,
            Soreness = answers.Soreness ?? usual.Soreness,
            Pressure = answers.Pressure,
            Experience = answers.Experience,
            TrainingDaysPerWeek = answers.TrainingDaysPerWeek ?? usual.TrainingDaysPerWeek,
            WeeklyKm = answers.WeeklyKm ?? usual.WeeklyKm,
            DaysSinceLastMassage = answers.LongSinceLastMassage ? LongAgoDays : usual.DaysSinceLastMassage,
            TargetAreas = answers.Areas.Count,
            AcuteInjury = answers is { FreshInjury: true } or { Complaint: Complaint.Injury, ComplaintAge: ComplaintAge.Fresh },
            DaysWithComplaint = answers is { ComplaintAge: ComplaintAge.Weeks, Complaint: not (Complaint.Maintenance or Complaint.Relax) } ? WeeksAndMore : 0,
        };
    }

    /// <summary>How often and for how much; null where neither training days nor kilometres were told.</summary>
    public static FrequencyRecommendation? FrequencyOf(MassageType type, PlannerAnswers answers, LocalDate today) =>
        answers is { TrainingDaysPerWeek: null, WeeklyKm: null } ? null
        : FrequencyRecommendation.For(
            answers.TrainingDaysPerWeek ?? 0, answers.WeeklyKm ?? 0, IsPeak(answers.Race, today), treatmentPlan: false, answers.MonthlyBudget,
            [.. type.Lengths.Where(length => length.Minutes <= LongestAdvised).Select(length => new LengthPrice(length.Minutes, length.Price))]);

    /// <summary>The length to plan with: what the budget allows, else what suits the type, each as near as the clinic offers it.</summary>
    public static MassageLength LengthOf(
        MassageType type, MassageTypeRecommendation recommendation, PlannerAnswers answers, LocalDate today)
    {
        var suits = recommendation.Ranking.FirstOrDefault(ranked => ranked.MassageTypeId == type.Id)?.Minutes ?? LongestAdvised;
        var affordable = answers.MonthlyBudget is null ? null : FrequencyOf(type, answers, today)?.Minutes;
        var within = type.Lengths.Where(length => !(length.Price > answers.MonthlyBudget)).ToList();
        return (within.Count > 0 ? within : type.Lengths).MinBy(length => Math.Abs(length.Minutes - (affordable ?? suits)))!;
    }

    /// <summary>True in weeks eight to two before a goal race of marathon length or more.</summary>
    private static bool IsPeak(PlannedRun? race, LocalDate today)
    {
        var effort = race?.ToEffort(DateTimeZone.Utc);
        return effort is { RaceClass: RaceClass.Marathon or RaceClass.Ultra, EffectivePriority: RacePriority.A }
            && Period.DaysBetween(today, effort.StartDate) is >= PeakFirstDay and <= PeakLastDay;
    }
}
