using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>Asks before the clinic goes over to another profile, saying what that does.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed partial class ActivateModel(
    RuleProfileRepository profiles, RulePreviewReader previews, ClinicRepository clinics, Auditor auditor, IClock clock, ILogger<ActivateModel> logger)
    : PageModel
{
    /// <summary>The profile that the clinic would use.</summary>
    public RuleProfile Profile { get; private set; } = null!;

    /// <summary>The profile that the clinic uses.</summary>
    public RuleProfile Active { get; private set; } = null!;

    /// <summary>What going over to it would do, or null where it is in use already.</summary>
    public RulePreview? Preview { get; private set; }

    /// <summary>True where either of the two was changed since the question was asked.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>What the question is about, so that the answer fits it: both profiles with their versions.</summary>
    public string Question => FormattableString.Invariant($"{Active.Id}:{Active.Version} {Profile.Id}:{Profile.Version}");

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    /// <summary>Goes over to it.</summary>
    public async Task<IActionResult> OnPostAsync(string id, string? question, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (question != Question && Active.Id != Profile.Id)
        {
            IsStale = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(cancellationToken);
        }

        if (Active.Id != Profile.Id)
        {
            await profiles.ActivateAsync(Profile, auditor.Actor, clock.GetCurrentInstant(), cancellationToken);
            LogActivated(logger, Active.Id, Profile.Id, Profile.Version, User.UserId()!);
        }

        TempData["Flash"] = $"{RuleText.Title(Profile)} is in use from now on.";
        return RedirectToPage("/Admin/Rules/Index");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var profile = await profiles.FindAsync(id, cancellationToken);
        Profile = profile!;
        Active = await profiles.ActiveAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return profile is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Preview = Active.Id == Profile.Id ? null : await previews.LoadAsync(Active, Profile, clock.GetCurrentInstant(), cancellationToken);
        return Page();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rule profile {Before} gave way to {After} version {Version} by {UserId}")]
    private static partial void LogActivated(ILogger logger, string before, string after, int version, string userId);
}
