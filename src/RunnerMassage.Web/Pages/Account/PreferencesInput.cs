using System.Globalization;
using FluentValidation;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>What a runner wishes for their massages, as the form takes it.</summary>
public sealed record PreferencesInput
{
    /// <summary>1 to 5; empty for no wish.</summary>
    public string? Pressure { get; init; }

    /// <summary><c>female</c> or <c>male</c>; empty where it does not matter.</summary>
    public string? Gender { get; init; }

    /// <summary>A line for the therapist.</summary>
    public string? Line { get; init; }

    /// <summary>The number to be called at.</summary>
    public string? Phone { get; init; }

    /// <summary>The wishes as the form shows them.</summary>
    public static PreferencesInput Of(ClientPreference preference, string? phone) => new()
    {
        Pressure = preference.Pressure?.ToString(CultureInfo.InvariantCulture),
        Gender = preference.TherapistGender switch
        {
            Scheduling.Clinics.Gender.Female => "female",
            Scheduling.Clinics.Gender.Male => "male",
            _ => null,
        },
        Line = preference.Line,
        Phone = phone,
    };

    /// <summary>The wishes, which must have passed the validator.</summary>
    public ClientPreference ToPreference() => new()
    {
        Pressure = string.IsNullOrEmpty(Pressure) ? null : int.Parse(Pressure, CultureInfo.InvariantCulture),
        TherapistGender = Gender switch
        {
            "female" => Scheduling.Clinics.Gender.Female,
            "male" => Scheduling.Clinics.Gender.Male,
            _ => Scheduling.Clinics.Gender.Unspecified,
        },
        Line = string.IsNullOrWhiteSpace(Line) ? null : Line.Trim(),
    };
}

/// <summary>The shape of a runner's wishes.</summary>
public sealed class PreferencesInputValidator : AbstractValidator<PreferencesInput>
{
    private const int FewestDigits = 5;
    private const int LongestPhone = 30;

    /// <summary>The rules.</summary>
    public PreferencesInputValidator()
    {
        RuleFor(input => input.Pressure).Must(text => text is "1" or "2" or "3" or "4" or "5")
            .Unless(input => string.IsNullOrEmpty(input.Pressure)).WithMessage("Please choose one of the pressures.");
        RuleFor(input => input.Gender).Must(text => text is "female" or "male")
            .Unless(input => string.IsNullOrEmpty(input.Gender)).WithMessage("Please choose one of the answers.");
        RuleFor(input => input.Line).MaximumLength(ClientPreference.LongestLine)
            .WithMessage($"Please keep the line to {ClientPreference.LongestLine} characters.");
        RuleFor(input => input.Phone).Must(phone => phone!.Count(char.IsAsciiDigit) >= FewestDigits && phone!.Length <= LongestPhone)
            .Unless(input => string.IsNullOrWhiteSpace(input.Phone)).WithMessage("Please type the whole number, with its area code.");
    }
}
