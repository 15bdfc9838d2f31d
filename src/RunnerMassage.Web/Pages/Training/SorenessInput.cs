using System.Globalization;
using FluentValidation;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>A soreness check-in as it is sent.</summary>
public sealed record SorenessInput
{
    /// <summary>Worst soreness of legs or target area, 0 to 10.</summary>
    public string? Soreness { get; init; }

    /// <summary>The level, or null where none is chosen.</summary>
    public int? Level =>
        int.TryParse(Soreness, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 10 ? level : null;
}

/// <summary>The shape of a soreness check-in.</summary>
public sealed class SorenessInputValidator : AbstractValidator<SorenessInput>
{
    /// <summary>The rules.</summary>
    public SorenessInputValidator() =>
        RuleFor(input => input.Soreness).Must((input, _) => input.Level is not null).WithMessage("Please choose a number from 0 to 10.");
}
