using System.Globalization;
using FluentValidation;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>What the search was asked for, as it stands in the address. Everything may be missing.</summary>
public sealed record TimesInput
{
    /// <summary>Id of a massage type.</summary>
    public string? MassageType { get; init; }

    /// <summary>Hands-on minutes.</summary>
    public string? Minutes { get; init; }

    /// <summary>Id of a therapist; empty for any.</summary>
    public string? TherapistId { get; init; }

    /// <summary><c>female</c> or <c>male</c>; empty for no preference.</summary>
    public string? Gender { get; init; }

    /// <summary>Month to show, as 2026-11.</summary>
    public string? Month { get; init; }

    /// <summary>Day to show, as 2026-11-26.</summary>
    public string? Date { get; init; }

    /// <summary>Which times to show by how well they fit: <c>ideal</c> or <c>good</c> (and ideal); empty for all.</summary>
    public string? Fit { get; init; }

    /// <summary><c>fit</c> for the best first; empty for by time.</summary>
    public string? Sort { get; init; }
}

/// <summary>Tells what in an address cannot be read; the page then falls back and says so.</summary>
public sealed class TimesInputValidator : AbstractValidator<TimesInput>
{
    /// <summary>The rules.</summary>
    public TimesInputValidator()
    {
        RuleFor(input => input.Minutes).Must(text => int.TryParse(text, CultureInfo.InvariantCulture, out _))
            .Unless(input => string.IsNullOrEmpty(input.Minutes)).WithMessage("The length is not a number of minutes.");
        RuleFor(input => input.Gender).Must(text => Enum.TryParse<Gender>(text, ignoreCase: true, out _))
            .Unless(input => string.IsNullOrEmpty(input.Gender)).WithMessage("That preference is not known; it is left out.");
        RuleFor(input => input.Month).Must(text => Address.Months.Parse(text!).Success)
            .Unless(input => string.IsNullOrEmpty(input.Month)).WithMessage("That month cannot be read; here is the next one with a free time.");
        RuleFor(input => input.Date).Must(text => Address.Dates.Parse(text!).Success)
            .Unless(input => string.IsNullOrEmpty(input.Date)).WithMessage("That date cannot be read; here is the first free day.");
    }
}
