using FluentValidation;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>The shape of the questionnaire. What depends on today's date stands in <see cref="PlanDates"/>.</summary>
public sealed class ChooseInputValidator : AbstractValidator<ChooseInput>
{
    private const string FromTheList = "Please choose one of the answers.";

    /// <summary>States the rules.</summary>
    public ChooseInputValidator()
    {
        RuleFor(input => input.Complaint).Must(text => PlanInput.WordOf<Complaint>(text) is not null)
            .WithMessage("Please choose what fits best. “Nothing special” is an answer too.");
        RuleFor(input => input.Areas).Must(areas => areas.TrueForAll(area => PlanInput.WordOf<BodyArea>(area) is not null))
            .WithMessage("Please choose from the figure or the list.");
        RuleFor(input => input.ComplaintAge).Must(PlanInputValidator.IsWord<ComplaintAge>).WithMessage(FromTheList);
        RuleFor(input => input.Soreness).Must(text => PlanInputValidator.IsWithin(text, 0, 10) && PlanInputValidator.IsWhole(text))
            .WithMessage("A whole number from 0 to 10, please.");
        RuleFor(input => input.FreshInjury).Must(text => text is "yes" or "no")
            .WithMessage("Please answer this one: a fresh injury changes what is good for you.");
        RuleFor(input => input.Pressure).Must(PlanInputValidator.IsWord<PressureTolerance>).WithMessage(FromTheList);
        RuleFor(input => input.Experience).Must(PlanInputValidator.IsWord<ExperienceChoice>).WithMessage(FromTheList);
        RuleFor(input => input.TrainingDays).Must(text => PlanInputValidator.IsWithin(text, 0, 7) && PlanInputValidator.IsWhole(text))
            .WithMessage("A whole number from 0 to 7, please.");
        RuleFor(input => input.WeeklyKm).Must(text => PlanInputValidator.IsWithin(text, 0, 400)).WithMessage("How many kilometres a week, up to 400?");
        RuleFor(input => input.RaceDate).Must(PlanInputValidator.IsDate).WithMessage("Please give the date as day, month and year.");
        RuleFor(input => input.RaceDate).NotEmpty().When(input => !string.IsNullOrEmpty(input.RaceKm)).WithMessage("On which day is it?");
        RuleFor(input => input.RaceKm).Must(text => PlanInputValidator.IsWithin(text, 0.1, 500)).WithMessage("How many kilometres, up to 500?");
        RuleFor(input => input.Budget).Must(text => PlanInputValidator.IsWithin(text, 0, 10_000)).WithMessage("An amount up to 10,000, please.");
    }
}
