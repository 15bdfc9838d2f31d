using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>Shows the treating therapist what a client answered, and takes the decision.</summary>
[Authorize(Roles = Roles.Therapist)]
public sealed class ReviewModel(ReviewQueue queue, ClinicRepository clinics, Auditor auditor) : PageModel
{
    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>What is decided about.</summary>
    public ReviewedHold Review { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public VerdictInput Input { get; private set; } = new();

    /// <summary>What went wrong, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>True where only a clinician's word lets massage happen.</summary>
    public bool NeedsClinician => Review.Queued.Hold.Kind != HoldKind.Review;

    /// <summary>Shows it; the look is noted in the audit log.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Decides.</summary>
    public async Task<IActionResult> OnPostAsync(string id, VerdictInput input, CancellationToken cancellationToken)
    {
        Input = input;
        if (User.ToViewer().TherapistId is not { } therapist)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, null, StatusCodes.Status400BadRequest, cancellationToken);
        }

        var outcome = await queue.DecideAsync(
            new HoldVerdict
            {
                TherapistId = therapist,
                HoldId = id,
                ExpectedVersion = input.Version,
                Decision = Enum.Parse<HoldDecision>(input.Decision!),
                Note = input.Note!.Trim(),
                ClinicianSaidSo = input.Clinician,
            },
            auditor.Actor, cancellationToken);
        switch (outcome)
        {
            case DecideOutcome.Decided:
                TempData["Flash"] = "Your decision stands, and bookings follow it from now on.";
                return Redirect("~/safety/reviews");
            case DecideOutcome.Stale:
                return await AgainAsync(
                    id, "Somebody decided, or the answers changed, since you opened this page. This is how it stands now; what you wrote is kept.",
                    StatusCodes.Status409Conflict, cancellationToken);
            case DecideOutcome.NeedsClinician:
                ModelState.AddModelError(nameof(VerdictInput.Clinician), "Please tick this only when a clinician has said yes, and write who and when. Without it, only “No massage” can be decided.");
                return await AgainAsync(id, null, StatusCodes.Status400BadRequest, cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(string id, string? problem, int status, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        (Problem, Response.StatusCode) = (problem, status);
        ModelState.Remove(nameof(VerdictInput.Version));
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (User.ToViewer().TherapistId is not { } therapist
            || await queue.OpenAsync(therapist, id, auditor.Actor, cancellationToken) is not { } review)
        {
            return false;
        }

        (Review, Format) = (review, new ClinicFormat(await clinics.GetAsync(cancellationToken)));
        return true;
    }
}

/// <summary>What a therapist decides.</summary>
public sealed record VerdictInput
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>One of <see cref="HoldDecision"/>.</summary>
    public string? Decision { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }

    /// <summary>True where a clinician has said yes.</summary>
    public bool Clinician { get; init; }

    /// <summary>The version that the therapist has seen.</summary>
    public int Version { get; init; }
}

/// <summary>The shape of a decision.</summary>
public sealed class VerdictInputValidator : AbstractValidator<VerdictInput>
{
    /// <summary>The rules.</summary>
    public VerdictInputValidator()
    {
        RuleFor(input => input.Decision).Must(decision => decision is not null && Enum.IsDefined(typeof(HoldDecision), decision))
            .WithMessage("Please choose what may be given.");
        RuleFor(input => input.Note).Must(note => !string.IsNullOrWhiteSpace(note)).WithMessage("Please write why, in a few words.");
        RuleFor(input => input.Note).MaximumLength(VerdictInput.LongestNote)
            .WithMessage($"Please keep it to {VerdictInput.LongestNote} characters.");
    }
}
