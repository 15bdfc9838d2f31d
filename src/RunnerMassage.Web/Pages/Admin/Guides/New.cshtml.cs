using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Begins a guide: a general one, or that of a massage type.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class NewModel(GuideEditor editor, MassageTypeRepository types, Auditor auditor) : PageModel
{
    private const string Skeleton =
        "## What it is\n\n\n## How it feels\n\n\n## Who it is for\n\n\n## When not\n\n\n## How to prepare\n\n\n## Afterwards\n";

    /// <summary>What the form holds.</summary>
    public NewGuideInput Input { get; private set; } = new();

    /// <summary>The massage type that it shall be about, or null.</summary>
    public MassageType? Type { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? massageType, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(massageType, cancellationToken))
        {
            return NotFound();
        }

        Input = new NewGuideInput { MassageType = massageType, Title = Type?.Name, Id = Type?.Id };
        return Page();
    }

    /// <summary>Saves a first draft and opens it.</summary>
    public async Task<IActionResult> OnPostAsync(NewGuideInput input, CancellationToken cancellationToken)
    {
        Input = input;
        if (!await LoadAsync(input.MassageType, cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var id = Type?.Id ?? input.Address;
            var text = new GuideText { Title = input.Title!.Trim(), Summary = Type?.Summary ?? "", Text = Skeleton.Trim() };
            if (await editor.BeginAsync(new Data.Guidance.Guide { Id = id, MassageTypeId = Type?.Id }, text, auditor.Actor, cancellationToken))
            {
                TempData["Flash"] = "Version 1 is a draft with the usual headings. Visitors see nothing of it until you publish.";
                return RedirectToPage("/Admin/Guides/Edit", new { id });
            }

            ModelState.AddModelError(nameof(input.Id), "There is a guide at this address. Choose another address, or edit that one.");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> LoadAsync(string? massageType, CancellationToken cancellationToken)
    {
        Type = string.IsNullOrEmpty(massageType) ? null : await types.FindAsync(massageType, cancellationToken);
        return Type is not null || string.IsNullOrEmpty(massageType);
    }
}

/// <summary>How a new guide is called and where it is found.</summary>
public sealed partial record NewGuideInput
{
    /// <summary>Longest last part of an address, in characters.</summary>
    public const int LongestId = 60;

    /// <summary>Title as shown to people.</summary>
    public string? Title { get; init; }

    /// <summary>Last part of the address; empty for one made of the title.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the massage type, or nothing.</summary>
    public string? MassageType { get; init; }

    /// <summary>The last part of the address.</summary>
    public string Address => string.IsNullOrWhiteSpace(Id) ? Slug(Title ?? "") : Id.Trim();

    private static string Slug(string title)
    {
        var letters = title.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(letter => !char.IsBetween(letter, '\u0300', '\u036f'));
        var slug = OtherLetters().Replace(string.Concat(letters), "-").Trim('-');
        return slug.Length <= LongestId ? slug : slug[..LongestId].Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherLetters();
}

internal sealed partial class NewGuideInputValidator : AbstractValidator<NewGuideInput>
{
    // These addresses are pages of the editor.
    private static readonly string[] Reserved = ["new", "images"];

    public NewGuideInputValidator()
    {
        RuleFor(input => input.Title).NotEmpty().WithMessage("Please give the guide a title.");
        RuleFor(input => input.Title).MaximumLength(GuideFormValidator.LongestTitle).WithMessage($"Please keep the title to {GuideFormValidator.LongestTitle} characters.");
        RuleFor(input => input.Id).Must((input, _) => input.Address.Length <= NewGuideInput.LongestId && Allowed().IsMatch(input.Address) && !Reserved.Contains(input.Address, StringComparer.Ordinal))
            .When(input => string.IsNullOrEmpty(input.MassageType) && !string.IsNullOrWhiteSpace(input.Title))
            .WithMessage($"Please use small letters a to z, digits and hyphens, such as how-often; {NewGuideInput.LongestId} characters at most.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
