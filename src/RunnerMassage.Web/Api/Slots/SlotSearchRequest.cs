using System.ComponentModel.DataAnnotations;
using FluentValidation;
using NodaTime;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Timing;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>A search for slots that may bring its own training calendar.</summary>
public sealed record SlotSearchRequest
{
    /// <summary>Id of the massage type.</summary>
    [Required]
    public string? MassageType { get; init; }

    /// <summary>Hands-on minutes, one of the type's durations.</summary>
    [Required]
    public int? Minutes { get; init; }

    /// <summary>First local date.</summary>
    [Required]
    public string? From { get; init; }

    /// <summary>Last local date, included.</summary>
    [Required]
    public string? To { get; init; }

    /// <summary>Only this therapist.</summary>
    public string? TherapistId { get; init; }

    /// <summary>A rule profile, or nothing for the clinic's.</summary>
    public string? Profile { get; init; }

    /// <summary>Hard workouts and races; where they are left out a signed-in runner's calendar is used.</summary>
    public IReadOnlyList<EffortRequest>? Efforts { get; init; }

    /// <summary>Soreness reports.</summary>
    public IReadOnlyList<SorenessReportRequest>? SorenessReports { get; init; }
}

/// <summary>The shape of a search.</summary>
public sealed class SlotSearchValidator : AbstractValidator<SlotSearchRequest>
{
    /// <summary>States the rules.</summary>
    public SlotSearchValidator()
    {
        RuleFor(query => query.MassageType).NotNull().WithMessage("Name the massage type.").IsId("massage type");
        RuleFor(query => query.Minutes).NotNull().WithMessage("Say how many minutes.");
        RuleFor(query => query.From).NotNull().WithMessage("Say from which date on.").IsDate();
        RuleFor(query => query.To).NotNull().WithMessage("Say up to which date.").IsDate()
            .Must((query, _) => Days(query) is not <= 0).WithMessage("'to' must not come before 'from'.")
            .Must((query, _) => Days(query) is not > SlotsQueryValidator.MostDays).WithMessage("At most 62 days can be searched at once.");
        RuleFor(query => query.TherapistId).IsId("therapist");
        RuleFor(query => query.Profile).IsId("rule profile");
        RuleFor(query => query.Efforts).Must(efforts => efforts is not { Count: > EffortValidator.MostEfforts })
            .WithMessage("At most 1,000 efforts, please.");
        RuleForEach(query => query.Efforts).NotNull().SetValidator(new EffortValidator());
        RuleForEach(query => query.SorenessReports).NotNull().SetValidator(new SorenessReportValidator());
    }

    private static int? Days(SlotSearchRequest query) =>
        TextRules.Date(query.From) is { } from && TextRules.Date(query.To) is { } to ? Period.DaysBetween(from, to) + 1 : null;
}
