using FluentValidation;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>The time that is about to be booked, as it stands in the address.</summary>
public sealed record ConfirmQuery
{
    /// <summary>Id of the massage type.</summary>
    public string? MassageType { get; init; }

    /// <summary>Hands-on minutes.</summary>
    public string? Minutes { get; init; }

    /// <summary>Id of the therapist.</summary>
    public string? TherapistId { get; init; }

    /// <summary>The start, an instant.</summary>
    public string? Start { get; init; }

    /// <summary>True where the runner does not mind who gives the massage, so that other times may be with others.</summary>
    public string? Any { get; init; }

    /// <summary>The gender preferred, for other times.</summary>
    public string? Gender { get; init; }
}

/// <summary>What the runner sends to book.</summary>
public sealed record ConfirmInput
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>What the therapist should know.</summary>
    public string? Note { get; init; }

    /// <summary>True where the runner has read why the time is advised against and wants it all the same.</summary>
    public bool Anyway { get; init; }

    /// <summary>True where what the runner told the planner shall go into their training list before the time is booked.</summary>
    public bool KeepPlan { get; init; }

    /// <summary>True where the runner goes to the safety questions first, to come back to this form.</summary>
    public bool Screen { get; init; }

    /// <summary>Random and made with the form, so that a form sent twice books once.</summary>
    public string? Key { get; init; }

    /// <summary>Another time chosen instead of the one in the address: therapist and start, from <see cref="ValueOf"/>.</summary>
    public string? Choice { get; init; }

    /// <summary>Writes a choice.</summary>
    public static string ValueOf(string therapistId, string start) => $"{start} {therapistId}";

    /// <summary>The address's time, or the one chosen instead.</summary>
    public ConfirmQuery ApplyTo(ConfirmQuery query) =>
        Choice?.Split(' ', 2) is [var start, var therapistId] ? query with { Start = start, TherapistId = therapistId } : query;
}

/// <summary>The shape of what the runner sends.</summary>
public sealed class ConfirmInputValidator : AbstractValidator<ConfirmInput>
{
    /// <summary>The rules.</summary>
    public ConfirmInputValidator()
    {
        RuleFor(input => input.Note).Must(note => note is null || note.ReplaceLineEndings("\n").Length <= ConfirmInput.LongestNote)
            .WithMessage($"Please keep the note to {ConfirmInput.LongestNote} characters.");
        RuleFor(input => input.Key).NotEmpty().MaximumLength(64)
            .WithMessage("The form was not whole. Please press Book again.");
    }
}
