using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>The shape of a guide: a draft may be unfinished, what others shall see must be whole.</summary>
public sealed partial class GuideFormValidator : AbstractValidator<GuideForm>
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest summary, in characters.</summary>
    public const int LongestSummary = 300;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 60_000;

    /// <summary>Longest claim or remark on a change, in characters.</summary>
    public const int LongestLine = 300;

    /// <summary>Longest note or list of sources, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>Most evidence notes of a guide.</summary>
    public const int MostRows = 40;

    /// <summary>The rules.</summary>
    public GuideFormValidator() => When(form => form.Saves, () =>
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage("Please give the guide a title.");
        RuleFor(form => form.Title).MaximumLength(LongestTitle).WithMessage(Most("the title", LongestTitle));
        RuleFor(form => form.Summary).MaximumLength(LongestSummary).WithMessage(Most("the summary", LongestSummary));
        RuleFor(form => form.Text).MaximumLength(LongestText).WithMessage(Most("the text", LongestText));
        RuleFor(form => form.ChangeNote).MaximumLength(LongestLine).WithMessage(Most("this", LongestLine));
        RuleFor(form => form.Evidence).Must(rows => rows.Count <= MostRows)
            .WithMessage(string.Create(CultureInfo.InvariantCulture, $"Please keep to {MostRows} evidence notes."));
        RuleForEach(form => form.Evidence).Where(row => !row.IsEmpty).SetValidator(new EvidenceRowValidator());
        When(form => form.MustBeWhole, () =>
        {
            RuleFor(form => form.Summary).NotEmpty().WithMessage("Please sum the guide up in a sentence or two: lists and search engines show it.");
            RuleFor(form => form.Text).NotEmpty().WithMessage("There is no text yet. Save it as a draft, or write it first.");
            RuleFor(form => form.Text).Must(text => text is null || !PictureWithoutText().IsMatch(text))
                .WithMessage("A picture has no words for who cannot see it. Write them between its square brackets: ![what it shows](…).");
            RuleFor(form => form.ChangeNote).NotEmpty().WithMessage("Please say in a few words what has changed, so that others can follow.");
            RuleForEach(form => form.Evidence).Where(row => !row.IsEmpty).ChildRules(row => row.RuleFor(note => note.Note).NotEmpty()
                .WithMessage("Please write what the evidence says."));
        });
    });

    private static string Most(string what, int characters) =>
        string.Create(CultureInfo.InvariantCulture, $"Please keep {what} to {characters:#,0} characters.");

    [GeneratedRegex(@"!\[\s*\]\(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PictureWithoutText();

    private sealed class EvidenceRowValidator : AbstractValidator<EvidenceRow>
    {
        public EvidenceRowValidator()
        {
            RuleFor(row => row.Claim).NotEmpty().WithMessage("Please write the claim that this is about.");
            RuleFor(row => row.Claim).MaximumLength(LongestLine).WithMessage(Most("the claim", LongestLine));
            RuleFor(row => row.Grade).Must((row, _) => row.HasGrade).WithMessage("Please choose how well it is supported.");
            RuleFor(row => row.Note).MaximumLength(LongestNote).WithMessage(Most("the note", LongestNote));
            RuleFor(row => row.Source).MaximumLength(LongestNote).WithMessage(Most("the sources", LongestNote));
        }
    }
}
