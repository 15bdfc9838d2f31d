using FluentValidation;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>What the search for another time was asked for, as it stands in the address. Everything may be missing.</summary>
public sealed record MoveQuery
{
    /// <summary>Month to show, as 2026-11.</summary>
    public string? Month { get; init; }

    /// <summary>Day to show, as 2026-11-26.</summary>
    public string? Date { get; init; }

    /// <summary>Id of a therapist; <c>any</c> for any, and missing for the one of the session.</summary>
    public string? TherapistId { get; init; }

    /// <summary>Which times to show by how well they fit: <c>ideal</c> or <c>good</c> (and ideal); empty for all.</summary>
    public string? Fit { get; init; }

    /// <summary><c>fit</c> for the best first; empty for by time.</summary>
    public string? Sort { get; init; }

    /// <summary>The new start, an instant, where one is chosen.</summary>
    public string? Start { get; init; }
}

/// <summary>What is sent to move a session.</summary>
public sealed record MoveInput
{
    /// <summary>Another time chosen instead of the one in the address: start and therapist, separated by a space.</summary>
    public string? Choice { get; init; }

    /// <summary>True where the asker has read why the time is advised against and wants it all the same.</summary>
    public bool Anyway { get; init; }

    /// <summary>The version of the session that was shown.</summary>
    public int Version { get; init; }

    /// <summary>Random and made with the form.</summary>
    public string? Key { get; init; }

    /// <summary>The address's time, or the one chosen instead.</summary>
    public MoveQuery ApplyTo(MoveQuery query) =>
        Choice?.Split(' ', 2) is [var start, var therapistId] ? query with { Start = start, TherapistId = therapistId } : query;
}

/// <summary>The shape of what is sent to move.</summary>
public sealed class MoveInputValidator : AbstractValidator<MoveInput>
{
    /// <summary>The rules.</summary>
    public MoveInputValidator() =>
        RuleFor(input => input.Key).NotEmpty().MaximumLength(64).WithMessage("The form was not whole. Please press the button again.");
}
