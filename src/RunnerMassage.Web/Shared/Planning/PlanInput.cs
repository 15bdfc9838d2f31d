using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>What is typed into the planner, as it is typed, so that a form with mistakes shows it again. Everything may be left out.</summary>
public sealed record PlanInput
{
    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Date of the last hard run.</summary>
    public string? LastRunDate { get; init; }

    /// <summary>Its start.</summary>
    public string? LastRunTime { get; init; }

    /// <summary>True where it was a race.</summary>
    public bool LastRunWasRace { get; init; }

    /// <summary>Its kilometres.</summary>
    public string? LastRunKm { get; init; }

    /// <summary>Date of the next hard run that is planned.</summary>
    public string? NextRunDate { get; init; }

    /// <summary>Its start.</summary>
    public string? NextRunTime { get; init; }

    /// <summary>Date of the next race.</summary>
    public string? RaceDate { get; init; }

    /// <summary>Its start.</summary>
    public string? RaceTime { get; init; }

    /// <summary>Its kilometres.</summary>
    public string? RaceKm { get; init; }

    /// <summary>What it means to the runner: A, B, C or nothing.</summary>
    public string? RacePriority { get; init; }

    /// <summary>What it is called.</summary>
    public string? RaceName { get; init; }

    /// <summary>What bothers the runner.</summary>
    public string? Complaint { get; init; }

    /// <summary>For how long.</summary>
    public string? ComplaintAge { get; init; }

    /// <summary>Soreness, 0 to 10.</summary>
    public string? Soreness { get; init; }

    /// <summary>How much pressure the runner likes.</summary>
    public string? Pressure { get; init; } = nameof(PressureTolerance.Medium);

    /// <summary>How used to massage the runner is.</summary>
    public string? Experience { get; init; } = nameof(MassageExperience.Some);

    /// <summary>Training days a week.</summary>
    public string? TrainingDays { get; init; }

    /// <summary>Kilometres a week.</summary>
    public string? WeeklyKm { get; init; }

    /// <summary>What may be spent in a month.</summary>
    public string? Budget { get; init; }

    /// <summary>The answers; the shape must have been found to be right.</summary>
    /// <param name="now">When they are given.</param>
    /// <param name="earlier">Answers of before, of which that stays what the planner does not ask; or null.</param>
    public PlannerAnswers ToAnswers(Instant now, PlannerAnswers? earlier = null) => new()
    {
        Areas = earlier?.Areas ?? [],
        FreshInjury = earlier?.FreshInjury,
        LongSinceLastMassage = earlier?.LongSinceLastMassage ?? false,
        AnsweredAt = now,
        LastRun = DateOf(LastRunDate) is { } last ? new PlannedRun(last, TimeOf(LastRunTime), LastRunWasRace, NumberOf(LastRunKm)) : null,
        NextRun = DateOf(NextRunDate) is { } next ? new PlannedRun(next, TimeOf(NextRunTime), IsRace: false) : null,
        Race = DateOf(RaceDate) is { } race
            ? new PlannedRun(race, TimeOf(RaceTime), IsRace: true, NumberOf(RaceKm), WordOf<RacePriority>(RacePriority), NameOf(RaceName))
            : null,
        Complaint = WordOf<Complaint>(Complaint) ?? Scheduling.Recommendations.Complaint.Maintenance,
        ComplaintAge = WordOf<ComplaintAge>(ComplaintAge) ?? default,
        Soreness = (int?)NumberOf(Soreness),
        Pressure = WordOf<PressureTolerance>(Pressure) ?? PressureTolerance.Medium,
        Experience = WordOf<MassageExperience>(Experience) ?? MassageExperience.Some,
        TrainingDaysPerWeek = (int?)NumberOf(TrainingDays),
        WeeklyKm = NumberOf(WeeklyKm),
        MonthlyBudget = (decimal?)NumberOf(Budget),
    };

    /// <summary>The form as it was when these answers were given.</summary>
    public static PlanInput Of(PlannerAnswers answers) => new()
    {
        LastRunDate = Text(answers.LastRun?.Date),
        LastRunTime = Text(answers.LastRun?.Time),
        LastRunWasRace = answers.LastRun is { IsRace: true },
        LastRunKm = Text(answers.LastRun?.DistanceKm),
        NextRunDate = Text(answers.NextRun?.Date),
        NextRunTime = Text(answers.NextRun?.Time),
        RaceDate = Text(answers.Race?.Date),
        RaceTime = Text(answers.Race?.Time),
        RaceKm = Text(answers.Race?.DistanceKm),
        RacePriority = answers.Race?.Priority?.ToString(),
        RaceName = answers.Race?.Name,
        Complaint = answers.Complaint.ToString(),
        ComplaintAge = answers.ComplaintAge.ToString(),
        Soreness = Text(answers.Soreness),
        Pressure = answers.Pressure.ToString(),
        Experience = answers.Experience.ToString(),
        TrainingDays = Text(answers.TrainingDaysPerWeek),
        WeeklyKm = Text(answers.WeeklyKm),
        Budget = Text((double?)answers.MonthlyBudget),
    };

    /// <summary>A date as a date field writes it, or null.</summary>
    public static LocalDate? DateOf(string? text) => Address.Dates.Parse(text ?? "") is { Success: true } date ? date.Value : null;

    /// <summary>A time as a time field writes it, or null.</summary>
    public static LocalTime? TimeOf(string? text) => Times.Parse(text ?? "") is { Success: true } time ? time.Value : null;

    /// <summary>A number with a point or, as many runners write it, a comma; null where it is none.</summary>
    public static double? NumberOf(string? text) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One of the words of a choice, or null.</summary>
    public static T? WordOf<T>(string? text)
        where T : struct, Enum =>
        Array.Exists(Enum.GetNames<T>(), name => name == text) ? Enum.Parse<T>(text!) : null;

    private static string? NameOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Text(LocalDate? date) => date is { } day ? Address.Dates.Format(day) : null;

    private static string? Text(LocalTime? time) => time is { } clock ? Times.Format(clock) : null;

    private static string? Text(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture);
}
