using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Pages.Admin.Users;

/// <summary>Changes an account's roles: first what is wanted, then what that means, then it is done.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class RolesModel(UserDirectory directory, UserAdmin admin, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>Stands for a therapist who is not in the diary yet.</summary>
    public const string NewTherapist = "new";

    /// <summary>The account.</summary>
    public UserCard Card { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public RolesInput Input { get; private set; } = new();

    /// <summary>The therapists that no account belongs to.</summary>
    public IReadOnlyList<Therapist> FreeTherapists { get; private set; } = [];

    /// <summary>What was not done and why, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>True where the change is asked for and waits for a yes.</summary>
    public bool AsksToConfirm { get; private set; }

    /// <summary>Roles that the account would get.</summary>
    public IEnumerable<string> Gained => Input.Roles.Except(Card.Roles, StringComparer.Ordinal);

    /// <summary>Roles that the account would lose.</summary>
    public IEnumerable<string> Lost => Card.Roles.Except(Input.Roles, StringComparer.Ordinal);

    /// <summary>Shows the roles as they are.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = new RolesInput { Roles = [.. Card.Roles], Seen = Card.Seen };
        return Page();
    }

    /// <summary>Asks to confirm what is wanted, or does it where that was asked.</summary>
    public async Task<IActionResult> OnPostAsync(string id, RolesInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = input;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (!Gained.Any() && !Lost.Any())
        {
            TempData["Flash"] = $"{Card.Name} has these roles already.";
            TempData["FlashKind"] = "info";
            return RedirectToPage("/Admin/Users/Person", new { id });
        }

        if (!input.Confirmed && input.Seen == Card.Seen)
        {
            AsksToConfirm = true;
            ModelState.Clear();
            return Page();
        }

        var change = await admin.ChangeRolesAsync(
            new ChangeRoles
            {
                UserId = id,
                Roles = [.. input.Roles],
                TherapistId = input.TherapistId is NewTherapist or null ? null : input.TherapistId,
                Seen = input.Seen ?? "",
                By = auditor.Actor,
            },
            cancellationToken);
        return UserWords.Problem(change) is { } problem ? await RefuseAsync(id, problem, cancellationToken) : Done(id);
    }

    private RedirectToPageResult Done(string id)
    {
        TempData["Flash"] = $"{Card.Name} is now {string.Join(" and ", Input.Roles.Select(role => UserWords.Role(role).ToLowerInvariant()).DefaultIfEmpty("without a role"))}. Other devices are signed out within a minute.";
        return RedirectToPage("/Admin/Users/Person", new { id });
    }

    private async Task<IActionResult> RefuseAsync(string id, string problem, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        // What was ticked stays ticked; it is held against the account as it is now.
        ModelState.Clear();
        Input = Input with { Seen = Card.Seen, Confirmed = false };
        Problem = problem;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(id, clock.GetCurrentInstant(), cancellationToken) is not { State: not (UserState.Guest or UserState.Deleted) } card)
        {
            return false;
        }

        Card = card;
        FreeTherapists = await directory.ListFreeTherapistsAsync(cancellationToken);
        return true;
    }
}

/// <summary>The roles that are wanted.</summary>
public sealed record RolesInput
{
    /// <summary>All roles that the account shall have.</summary>
    public IList<string> Roles { get; init; } = [];

    /// <summary>Whom of the diary a new therapist is, or <see cref="RolesModel.NewTherapist"/>.</summary>
    public string? TherapistId { get; init; }

    /// <summary>How the account stood when the form was shown.</summary>
    public string? Seen { get; init; }

    /// <summary>True where the consequences were shown and accepted.</summary>
    public bool Confirmed { get; init; }
}

internal sealed class RolesInputValidator : AbstractValidator<RolesInput>
{
    public RolesInputValidator() =>
        RuleForEach(input => input.Roles).Must(role => Roles.All.Contains(role)).WithMessage("Please choose from the roles that there are.");
}
