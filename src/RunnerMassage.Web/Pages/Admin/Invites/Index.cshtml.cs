using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Invites;

/// <summary>Invites therapists and admins by mail, and shows the invites that are open.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(StaffInvites invites, UserDirectory directory, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>What the form holds.</summary>
    public InviteInput Input { get; private set; } = new();

    /// <summary>The invites, the latest first.</summary>
    public IReadOnlyList<StaffInvite> Invites { get; private set; } = [];

    /// <summary>The therapists that no account belongs to.</summary>
    public IReadOnlyList<Therapist> FreeTherapists { get; private set; } = [];

    /// <summary>The present.</summary>
    public Instant Now { get; } = clock.GetCurrentInstant();

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows the form and the invites.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Invites somebody.</summary>
    public async Task<IActionResult> OnPostAsync(InviteInput input, CancellationToken cancellationToken)
    {
        Input = input;
        var therapistId = input.Role == Roles.Therapist && !string.IsNullOrEmpty(input.TherapistId) ? input.TherapistId : null;
        if (ModelState.IsValid && !await invites.InviteAsync(input.Email!, input.Role!, therapistId, auditor.Actor, cancellationToken))
        {
            ModelState.AddModelError(nameof(input.TherapistId), "Another account belongs to that therapist by now. Choose again.");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Flash"] = $"An invite is on its way to {input.Email!.Trim()}. Its link works for 7 days.";
        return RedirectToPage();
    }

    /// <summary>Takes an invite back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken)
    {
        if (await invites.WithdrawAsync(id, auditor.Actor, cancellationToken))
        {
            TempData["Flash"] = "The invite is taken back; its link leads nowhere now.";
        }
        else
        {
            TempData["Flash"] = "This invite was accepted or taken back before.";
            TempData["FlashKind"] = "info";
        }

        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Invites = await invites.ListAsync(cancellationToken);
        FreeTherapists = await directory.ListFreeTherapistsAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
    }
}

/// <summary>Who shall be invited as what.</summary>
public sealed record InviteInput
{
    /// <summary>Their address.</summary>
    public string? Email { get; init; }

    /// <summary>Therapist or admin.</summary>
    public string? Role { get; init; }

    /// <summary>Whom of the diary a therapist is, or nothing for somebody new.</summary>
    public string? TherapistId { get; init; }
}

internal sealed class InviteInputValidator : AbstractValidator<InviteInput>
{
    public InviteInputValidator()
    {
        RuleFor(input => input.Email).EmailRules();
        RuleFor(input => input.Role).Must(role => role is Roles.Therapist or Roles.Admin).WithMessage("Please choose what they shall be.");
    }
}
