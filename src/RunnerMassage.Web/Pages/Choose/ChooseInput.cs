using NodaTime;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>What is chosen and typed in the questionnaire, as it came, so that a form with mistakes shows it again.</summary>
public sealed record ChooseInput
{
    /// <summary>What bothers the runner.</summary>
    public string? Complaint { get; init; }

    /// <summary>Where, as words of <see cref="BodyArea"/>.</summary>
    public List<string> Areas { get; init; } = [];

    /// <summary>For how long, or nothing.</summary>
    public string? ComplaintAge { get; init; }

    /// <summary>Soreness, 0 to 10.</summary>
    public string? Soreness { get; init; }

    /// <summary><c>yes</c> or <c>no</c>: whether something was hurt in the last three days.</summary>
    public string? FreshInjury { get; init; }

    /// <summary>How much pressure the runner likes.</summary>
    public string? Pressure { get; init; } = nameof(PressureTolerance.Medium);

    /// <summary>How used to massage the runner is.</summary>
    public string? Experience { get; init; } = nameof(ExperienceChoice.Some);

    /// <summary>Training days a week.</summary>
    public string? TrainingDays { get; init; }

    /// <summary>Kilometres a week.</summary>
    public string? WeeklyKm { get; init; }

    /// <summary>Date of the next race.</summary>
    public string? RaceDate { get; init; }

    /// <summary>Its kilometres.</summary>
    public string? RaceKm { get; init; }

    /// <summary>What may be spent in a month.</summary>
    public string? Budget { get; init; }

    /// <summary>The answers; the shape must have been found to be right. What the questionnaire does not ask stays as it was told before.</summary>
    /// <param name="now">When they are given.</param>
    /// <param name="earlier">What was told to the planner or the questionnaire before, or null.</param>
    public PlannerAnswers ToAnswers(Instant now, PlannerAnswers? earlier)
    {
        var experience = PlanInput.WordOf<ExperienceChoice>(Experience) ?? ExperienceChoice.Some;
        return (earlier ?? new PlannerAnswers { AnsweredAt = now }) with
        {
            AnsweredAt = now,
            KeepAnswered = false,
            Complaint = PlanInput.WordOf<Complaint>(Complaint) ?? Scheduling.Recommendations.Complaint.Maintenance,
            Areas = [.. Enum.GetValues<BodyArea>().Where(area => Areas.Contains(area.ToString()))],
            ComplaintAge = PlanInput.WordOf<ComplaintAge>(ComplaintAge) ?? default,
            Soreness = (int?)PlanInput.NumberOf(Soreness),
            FreshInjury = FreshInjury == "yes",
            Pressure = PlanInput.WordOf<PressureTolerance>(Pressure) ?? PressureTolerance.Medium,
            Experience = experience switch
            {
                ExperienceChoice.Never => MassageExperience.None,
                ExperienceChoice.Regular => MassageExperience.Regular,
                _ => MassageExperience.Some,
            },
            LongSinceLastMassage = experience == ExperienceChoice.LongAgo,
            TrainingDaysPerWeek = (int?)PlanInput.NumberOf(TrainingDays),
            WeeklyKm = PlanInput.NumberOf(WeeklyKm),
            Race = RaceOf(earlier?.Race),
            MonthlyBudget = (decimal?)PlanInput.NumberOf(Budget),
        };
    }

    /// <summary>The form as it was when these answers were given.</summary>
    public static ChooseInput Of(PlannerAnswers answers)
    {
        var plan = PlanInput.Of(answers);
        return new ChooseInput
        {
            Complaint = plan.Complaint,
            Areas = [.. answers.Areas.Select(area => area.ToString())],
            ComplaintAge = plan.ComplaintAge,
            Soreness = plan.Soreness,
            FreshInjury = answers.FreshInjury switch { true => "yes", false => "no", _ => null },
            Pressure = plan.Pressure,
            Experience = (answers.Experience, answers.LongSinceLastMassage) switch
            {
                (MassageExperience.None, _) => nameof(ExperienceChoice.Never),
                (MassageExperience.Regular, _) => nameof(ExperienceChoice.Regular),
                (_, true) => nameof(ExperienceChoice.LongAgo),
                _ => nameof(ExperienceChoice.Some),
            },
            TrainingDays = plan.TrainingDays,
            WeeklyKm = plan.WeeklyKm,
            RaceDate = plan.RaceDate,
            RaceKm = plan.RaceKm,
            Budget = plan.Budget,
        };
    }

    private PlannedRun? RaceOf(PlannedRun? told) =>
        PlanInput.DateOf(RaceDate) is not { } date ? null
        : told?.Date == date ? told with { DistanceKm = PlanInput.NumberOf(RaceKm) }
        : new PlannedRun(date, null, IsRace: true, PlanInput.NumberOf(RaceKm));
}

/// <summary>How used to massage a runner is, as the questionnaire asks it.</summary>
public enum ExperienceChoice
{
    /// <summary>Never massaged.</summary>
    Never,

    /// <summary>Now and then, the last time more than two months ago.</summary>
    LongAgo,

    /// <summary>Now and then.</summary>
    Some,

    /// <summary>Regularly.</summary>
    Regular,
}
