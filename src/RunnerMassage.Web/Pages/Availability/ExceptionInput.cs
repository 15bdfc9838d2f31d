using FluentValidation;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Time off, extra or other hours as they stand in the form, as they were typed.</summary>
public sealed record ExceptionInput
{
    /// <summary>What it does: <c>Off</c>, <c>Extra</c> or <c>Instead</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>First day.</summary>
    public string? From { get; init; }

    /// <summary>Last day; empty for one day.</summary>
    public string? To { get; init; }

    /// <summary>Clock time from which; empty for whole days.</summary>
    public string? Start { get; init; }

    /// <summary>Clock time until which; empty for whole days.</summary>
    public string? End { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of what is entered; random and made with the form, so that a form sent twice counts once.</summary>
    public string? Key { get; init; }

    /// <summary>Digest of what was shown before saving; empty where nothing was.</summary>
    public string? Previewed { get; init; }

    /// <summary>Where to go afterwards: <c>holidays</c>, or empty for the overview.</summary>
    public string? Back { get; init; }

    /// <summary>What it does.</summary>
    public ExceptionKind ExceptionKind => Enum.TryParse<ExceptionKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : ExceptionKind.Off;

    /// <summary>True where it is about whole days.</summary>
    public bool IsWholeDay => string.IsNullOrWhiteSpace(Start) && string.IsNullOrWhiteSpace(End);

    /// <summary>The change that the form asks for. Call it only with what the validator has let through.</summary>
    public AvailabilityChange.AddException ToChange()
    {
        var from = FormTimes.Date(From)!.Value;
        LocalMinutes? minutes = IsWholeDay ? null : new LocalMinutes(FormTimes.Start(Start)!.Value, FormTimes.End(End)!.Value);
        return new AvailabilityChange.AddException(ExceptionKind, from, FormTimes.Date(To) ?? from, minutes, Reason) { GroupId = Key! };
    }
}

/// <summary>The shape of what is typed; whether it makes sense is for the rules of a change.</summary>
public sealed class ExceptionInputValidator : AbstractValidator<ExceptionInput>
{
    /// <summary>The rules.</summary>
    public ExceptionInputValidator()
    {
        RuleFor(input => input.From).Must(text => FormTimes.Date(text) is not null).WithMessage("Please choose the first day.");
        RuleFor(input => input.To).Must(FormTimes.IsDateOrEmpty).WithMessage("Please choose the last day, or leave it empty for one day.");
        RuleFor(input => input.Start).Must(text => FormTimes.Start(text) is not null).When(input => !input.IsWholeDay)
            .WithMessage("Please enter a time such as 12:00, or leave both times empty for the whole day.");
        RuleFor(input => input.End).Must(text => FormTimes.End(text) is not null).When(input => !input.IsWholeDay)
            .WithMessage("Please enter a time such as 13:00, or leave both times empty for the whole day.");
        RuleFor(input => input.Key).Matches("^[0-9a-f]{32}$").WithMessage("The form was not whole. Please press the button again.");
        RuleFor(input => input.Key).NotEmpty().WithMessage("The form was not whole. Please press the button again.");
    }
}
