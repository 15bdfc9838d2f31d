using FluentValidation;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Names that people choose to be shown under.</summary>
public sealed class ShownName(TherapistRepository therapists, ISiteInfo site)
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 40;

    private static readonly string[] Reserved = ["clinic", "the clinic", "therapist", "the therapist", "admin", "moderator"];

    /// <summary>What is wrong with a name, in a sentence; null where nothing is. Only who speaks for the clinic may sound like it.</summary>
    public async Task<string?> ProblemAsync(string? name, CommentWriter writer, CancellationToken cancellationToken)
    {
        if (writer.IsClinic)
        {
            return null;
        }

        var taken = (await therapists.ListAsync(cancellationToken)).Select(therapist => therapist.Name).Concat(Reserved).Append(site.Name);
        return taken.Any(other => PlainText.SaysTheSame(other, name ?? ""))
            ? "That name sounds as if the clinic were writing. Please choose another one."
            : null;
    }
}

/// <summary>The shape of what people write for others to read.</summary>
internal static class SharedWordsRules
{
    public static void ShownNameRules<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => PlainText.Line(name).Length is >= 2 and <= ShownName.Longest)
        .WithMessage($"Please write a name of 2 to {ShownName.Longest} characters; a first name will do.")
        .Must(name => !ModerationRules.HasLink(PlainText.Line(name))).WithMessage("Please choose a name that is no address.");

    // Beside the length of what is kept, so that nobody has a page of blanks taken apart.
    public static void WordsRules<T>(this IRuleBuilder<T, string?> rule, int shortest, int longest, string message) => rule
        .Must(text => (text?.Length ?? 0) <= 4 * longest && PlainText.Lines(text).Length >= shortest && PlainText.Lines(text).Length <= longest)
        .WithMessage(message);
}
