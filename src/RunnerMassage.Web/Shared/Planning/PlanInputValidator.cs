using FluentValidation;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>The shape of what is typed into the planner. What depends on today's date stands in <see cref="PlanDates"/>.</summary>
public sealed class PlanInputValidator : AbstractValidator<PlanInput>
{
    /// <summary>Most characters of a race's name.</summary>
    public const int LongestName = 80;

    private const double LongestRun = 500;

    /// <summary>States the rules.</summary>
    public PlanInputValidator()
    {
        RuleFor(input => input.LastRunDate).Must(IsDate).WithMessage("Please give the date as day, month and year.");
        RuleFor(input => input.NextRunDate).Must(IsDate).WithMessage("Please give the date as day, month and year.");
        RuleFor(input => input.RaceDate).Must(IsDate).WithMessage("Please give the date as day, month and year.");
        RuleFor(input => input.LastRunDate).NotEmpty().When(input => Any(input.LastRunTime, input.LastRunKm)).WithMessage("On which day was it?");
        RuleFor(input => input.NextRunDate).NotEmpty().When(input => Any(input.NextRunTime)).WithMessage("On which day will it be?");
        RuleFor(input => input.RaceDate).NotEmpty().When(input => Any(input.RaceTime, input.RaceKm, input.RaceName)).WithMessage("On which day is it?");
        RuleFor(input => input.LastRunTime).Must(IsTime).WithMessage("Please give the time as hours and minutes, such as 18:30.");
        RuleFor(input => input.NextRunTime).Must(IsTime).WithMessage("Please give the time as hours and minutes, such as 18:30.");
        RuleFor(input => input.RaceTime).Must(IsTime).WithMessage("Please give the time as hours and minutes, such as 09:00.");
        RuleFor(input => input.LastRunKm).Must(text => IsWithin(text, 0.1, LongestRun)).WithMessage("How many kilometres, up to 500?");
        RuleFor(input => input.RaceKm).Must(text => IsWithin(text, 0.1, LongestRun)).WithMessage("How many kilometres, up to 500?");
        RuleFor(input => input.RacePriority).Must(IsWord<RacePriority>).WithMessage("Please choose from the list.");
        RuleFor(input => input.RaceName).MaximumLength(LongestName).WithMessage($"Please use at most {LongestName} characters.");
        RuleFor(input => input.Complaint).Must(IsWord<Complaint>).WithMessage("Please choose from the list.");
        RuleFor(input => input.ComplaintAge).Must(IsWord<ComplaintAge>).WithMessage("Please choose from the list.");
        RuleFor(input => input.Soreness).Must(text => IsWithin(text, 0, 10) && IsWhole(text)).WithMessage("A whole number from 0 to 10, please.");
        RuleFor(input => input.Pressure).Must(IsWord<PressureTolerance>).WithMessage("Please choose from the list.");
        RuleFor(input => input.Experience).Must(IsWord<MassageExperience>).WithMessage("Please choose from the list.");
        RuleFor(input => input.TrainingDays).Must(text => IsWithin(text, 0, 7) && IsWhole(text)).WithMessage("A whole number from 0 to 7, please.");
        RuleFor(input => input.WeeklyKm).Must(text => IsWithin(text, 0, 400)).WithMessage("How many kilometres a week, up to 400?");
        RuleFor(input => input.Budget).Must(text => IsWithin(text, 0, 10_000)).WithMessage("An amount up to 10,000, please.");
    }

    private static bool Any(params string?[] texts) => Array.Exists(texts, text => !string.IsNullOrWhiteSpace(text));

    internal static bool IsDate(string? text) => string.IsNullOrEmpty(text) || PlanInput.DateOf(text) is not null;

    internal static bool IsTime(string? text) => string.IsNullOrEmpty(text) || PlanInput.TimeOf(text) is not null;

    internal static bool IsWord<T>(string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) || PlanInput.WordOf<T>(text) is not null;

    internal static bool IsWithin(string? text, double least, double most) =>
        string.IsNullOrWhiteSpace(text) || (PlanInput.NumberOf(text) is { } number && number >= least && number <= most);

    internal static bool IsWhole(string? text) => PlanInput.NumberOf(text) is not { } number || double.IsInteger(number);
}
