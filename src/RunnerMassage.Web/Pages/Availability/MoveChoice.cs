using FluentValidation;
using NodaTime;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>What is sent to move a session that lies outside the hours.</summary>
public sealed record MoveChoice
{
    /// <summary>Longest message.</summary>
    public const int LongestMessage = 500;

    /// <summary>The session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The version of it that was shown.</summary>
    public int Version { get; init; }

    /// <summary>The new start and therapist, separated by a space.</summary>
    public string? Choice { get; init; }

    /// <summary>What the runner should read in the mail about the move.</summary>
    public string? Message { get; init; }

    /// <summary>Random and made with the form.</summary>
    public string? Key { get; init; }

    /// <summary>The new start, or null where none was chosen.</summary>
    public Instant? Start => Choice?.Split(' ', 2) is [var start, _] ? Address.ReadStart(start) : null;

    /// <summary>The new therapist.</summary>
    public string? TherapistId => Choice?.Split(' ', 2) is [_, var therapist] ? therapist : null;
}

/// <summary>The shape of what is sent to move.</summary>
public sealed class MoveChoiceValidator : AbstractValidator<MoveChoice>
{
    /// <summary>The rules.</summary>
    public MoveChoiceValidator()
    {
        RuleFor(move => move.Choice).Must((move, _) => move.Start is not null).WithMessage("Please choose one of the times.");
        RuleFor(move => move.Message).MaximumLength(MoveChoice.LongestMessage)
            .WithMessage($"Please keep the message to {MoveChoice.LongestMessage} characters.");
        RuleFor(move => move.SessionId).NotEmpty();
        RuleFor(move => move.Key).NotEmpty().MaximumLength(64).WithMessage("The form was not whole. Please press the button again.");
    }
}
