using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>The pictures for the guidance: uploads them, and shows how to put one into a text.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class ImagesModel(GuidanceImageStore images, PictureEncoder encoder, ClinicRepository clinics, Auditor auditor) : PageModel
{
    /// <summary>What the form holds.</summary>
    public PictureInput Input { get; private set; } = new();

    /// <summary>The pictures, the latest first.</summary>
    public IReadOnlyList<GuidanceImageLine> Images { get; private set; } = [];

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>The list alone, for the editor that is open in another tab.</summary>
    public async Task<IActionResult> OnGetPickerAsync(CancellationToken cancellationToken) =>
        Partial("_PictureList", await images.ListAsync(cancellationToken));

    /// <summary>Takes a picture. What is kept is encoded anew; neither the file nor its name is.</summary>
    public async Task<IActionResult> OnPostAsync(PictureInput input, CancellationToken cancellationToken)
    {
        Input = input;
        var (picture, problem) = input.Picture is null ? (null, "Please choose a picture.") : await encoder.EncodeAsync(input.Picture, cancellationToken);
        if (problem is not null)
        {
            ModelState.AddModelError(nameof(input.Picture), problem);
        }

        if (!ModelState.IsValid || picture is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync(cancellationToken);
            return Page();
        }

        await images.AddAsync(picture, input.Words, auditor.Actor, cancellationToken);
        TempData["Flash"] = "The picture is here. Copy its line into a text, or choose it in the editor under Pictures.";
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Images = await images.ListAsync(cancellationToken);
    }
}

/// <summary>A picture to upload.</summary>
public sealed record PictureInput
{
    /// <summary>Longest alternative text, in characters.</summary>
    public const int LongestText = 250;

    /// <summary>The file.</summary>
    public IFormFile? Picture { get; init; }

    /// <summary>What it shows, for who cannot see it.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>The alternative text on one line.</summary>
    public string Words => string.Join(' ', (AlternativeText ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal sealed class PictureInputValidator : AbstractValidator<PictureInput>
{
    public PictureInputValidator()
    {
        RuleFor(input => input.AlternativeText).NotEmpty().WithMessage("Please say what the picture shows, for people who cannot see it.");
        RuleFor(input => input.AlternativeText).MaximumLength(PictureInput.LongestText).WithMessage($"Please keep this to {PictureInput.LongestText} characters.");
    }
}
