using FluentValidation;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>What is looked for, as it stands in the address. Everything may be missing.</summary>
public sealed record DeskQuery
{
    /// <summary>Id of a massage type.</summary>
    public string? MassageType { get; init; }

    /// <summary>Hands-on minutes.</summary>
    public string? Minutes { get; init; }

    /// <summary>Id of a therapist; empty for any.</summary>
    public string? TherapistId { get; init; }

    /// <summary><c>female</c> or <c>male</c>; empty for either.</summary>
    public string? Gender { get; init; }

    /// <summary>Month to show, as 2026-11.</summary>
    public string? Month { get; init; }

    /// <summary>Day to show, as 2026-11-26.</summary>
    public string? Date { get; init; }

    /// <summary>Which times to show by how well they fit: <c>ideal</c> or <c>good</c> (and ideal); empty for all.</summary>
    public string? Fit { get; init; }

    /// <summary><c>fit</c> for the best first; empty for by time.</summary>
    public string? Sort { get; init; }

    /// <summary>The start, an instant, where one is chosen.</summary>
    public string? Start { get; init; }
}

/// <summary>What is sent to book for a client.</summary>
public sealed record DeskInput
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What the therapist should know of the session.</summary>
    public string? Note { get; init; }

    /// <summary>True where the client has been told that the time is advised against, and wants it.</summary>
    public bool Anyway { get; init; }

    /// <summary>Why the therapist books a time that the rules block.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Random and made with the form, so that a form sent twice books once.</summary>
    public string? Key { get; init; }

    /// <summary>Another time chosen instead of the one in the address: start and therapist, separated by a space.</summary>
    public string? Choice { get; init; }

    /// <summary>The address's time, or the one chosen instead.</summary>
    public DeskQuery ApplyTo(DeskQuery query) =>
        Choice?.Split(' ', 2) is [var start, var therapistId] ? query with { Start = start, TherapistId = therapistId } : query;
}

/// <summary>The shape of what is sent to book for a client.</summary>
public sealed class DeskInputValidator : AbstractValidator<DeskInput>
{
    /// <summary>The rules.</summary>
    public DeskInputValidator()
    {
        RuleFor(input => input.Note).Must(note => LengthOf(note) <= DeskInput.LongestNote)
            .WithMessage($"Please keep the note to {DeskInput.LongestNote} characters.");
        RuleFor(input => input.OverrideReason).Must(reason => LengthOf(reason) <= DeskInput.LongestReason)
            .WithMessage($"Please keep the reason to {DeskInput.LongestReason} characters.");
        RuleFor(input => input.Key).NotEmpty().MaximumLength(64).WithMessage("The form was not whole. Please press Book again.");
    }

    private static int LengthOf(string? text) => text?.ReplaceLineEndings("\n").Length ?? 0;
}

/// <summary>A person without an account, as the form takes them down.</summary>
public sealed record NewClientInput
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>What they want to be called.</summary>
    public string? Name { get; init; }

    /// <summary>The number to call them at.</summary>
    public string? Phone { get; init; }

    /// <summary>Where to invite them to open an account; empty for not at all.</summary>
    public string? Email { get; init; }

    /// <summary>True where somebody with the same number is shown, and this is another person.</summary>
    public bool AnotherPerson { get; init; }

    /// <summary>Random and made with the form.</summary>
    public string? Key { get; init; }
}

/// <summary>The shape of a new client.</summary>
public sealed class NewClientInputValidator : AbstractValidator<NewClientInput>
{
    private const int FewestDigits = 5;
    private const int LongestPhone = 30;
    private const int LongestEmail = 254;

    /// <summary>The rules.</summary>
    public NewClientInputValidator()
    {
        RuleFor(input => input.Name).NotEmpty().WithMessage("Please type the name.")
            .MaximumLength(NewClientInput.LongestName).WithMessage($"Please keep the name to {NewClientInput.LongestName} characters.");
        RuleFor(input => input.Phone).Must(phone => phone?.Count(char.IsAsciiDigit) >= FewestDigits && phone.Length <= LongestPhone)
            .WithMessage("Please type the whole number, with its area code.");
        RuleFor(input => input.Email).Cascade(CascadeMode.Stop)
            .EmailAddress().WithMessage("This is not a whole e-mail address, such as name@example.org.")
            .MaximumLength(LongestEmail).WithMessage("This is too long for an e-mail address.")
            .Unless(input => string.IsNullOrWhiteSpace(input.Email));
        RuleFor(input => input.Key).Must(key => Guid.TryParseExact(key, "N", out _)).WithMessage("The form was not whole. Please press the button again.");
    }
}
