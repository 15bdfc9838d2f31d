using FluentValidation;
using RunnerMassage.Scheduling.Marks;

namespace RunnerMassage.Web.Pages.Today;

/// <summary>Whose day is shown, as it stands in the address. Everything may be missing.</summary>
public sealed record TodayQuery
{
    /// <summary>The day, as 2026-11-26; today where it is missing or cannot be read.</summary>
    public string? Date { get; init; }

    /// <summary>Id of a therapist, for admins; a therapist's own day needs none.</summary>
    public string? TherapistId { get; init; }
}

/// <summary>One tap on a session.</summary>
public sealed record MarkInput
{
    /// <summary>The session.</summary>
    public string? SessionId { get; init; }

    /// <summary><c>arrived</c>, <c>done</c>, <c>no-show</c> or <c>undo</c>.</summary>
    public string? Mark { get; init; }

    /// <summary>The version of the session that was shown.</summary>
    public int Version { get; init; }

    /// <summary>Random and made with the page, so that a tap counts once.</summary>
    public string? Key { get; init; }
}

/// <summary>The shape of a tap.</summary>
public sealed class MarkInputValidator : AbstractValidator<MarkInput>
{
    /// <summary>The rules.</summary>
    public MarkInputValidator()
    {
        RuleFor(input => input.SessionId).NotEmpty().MaximumLength(64);
        RuleFor(input => input.Mark).Must(mark => MarkButton.Read(mark) is not null);
        RuleFor(input => input.Key).NotEmpty().MaximumLength(64);
    }
}

/// <summary>A button that marks a session.</summary>
/// <param name="Mark">What it says of the session.</param>
/// <param name="Primary">True for the most likely one.</param>
public sealed record MarkButton(SessionMark Mark, bool Primary)
{
    private static readonly (SessionMark Mark, string Value)[] Values =
        [(SessionMark.Arrived, "arrived"), (SessionMark.Done, "done"), (SessionMark.NoShow, "no-show"), (SessionMark.Undo, "undo")];

    /// <summary>The mark as the form sends it.</summary>
    public string Value => Array.Find(Values, one => one.Mark == Mark).Value;

    /// <summary>What stands on it.</summary>
    public string Word => Mark switch { SessionMark.Arrived => "Arrived", SessionMark.Done => "Done", SessionMark.NoShow => "No-show", _ => "Undo" };

    /// <summary>Its icon.</summary>
    public string Icon => Mark switch { SessionMark.Arrived => "door-open", SessionMark.Done => "check", SessionMark.NoShow => "ban", _ => "undo" };

    /// <summary>Reads what a form sends, or null where it is none of the marks.</summary>
    public static SessionMark? Read(string? value) =>
        Array.FindIndex(Values, one => one.Value == value) is >= 0 and var index ? Values[index].Mark : null;
}
