using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>Tells a runner what to do because of their answers, as they stand now.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class ResultModel(SafetyReader reader, OwnScreenings own, SessionRepository sessions, ClinicRepository clinics) : PageModel
{
    private const int MostSessions = 50;

    /// <summary>The clinic.</summary>
    public Clinic Clinic { get; private set; } = null!;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>What to do, the most serious first.</summary>
    public IReadOnlyList<SafetyAdvice> Advice { get; private set; } = [];

    /// <summary>Sessions that were released because of it.</summary>
    public IReadOnlyList<SessionDetails> Released { get; private set; } = [];

    /// <summary>Booked sessions that the answers rule out as things stand.</summary>
    public IReadOnlyList<SessionDetails> RuledOut { get; private set; } = [];

    /// <summary>True where some time and massage can be booked.</summary>
    public bool CanBook { get; private set; }

    /// <summary>Where to go on, or null.</summary>
    public string? ReturnUrl { get; private set; }

    private string RunnerId => User.UserId()!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(string? returnUrl, CancellationToken cancellationToken)
    {
        Clinic = await clinics.GetAsync(cancellationToken);
        Format = new ClinicFormat(Clinic);
        ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null;
        var state = await reader.ReadAsync(RunnerId, cancellationToken);
        Advice = SafetyAdvice.Of(state, Clinic, Format);
        CanBook = state.Holding.All(hold => hold.Limit is { LightOnly: true } or { EndsAt: not null });
        var coming = await sessions.ListAsync(User.ToViewer(), state.Now, to: null, therapistId: null, MostSessions, cancellationToken);
        Released = [.. coming.Where(one => one.Session.CancelledAt is { } at && state.Holding.Any(hold => hold.Stored.RaisedAt == at || hold.Stored.DecidedAt == at))];
        RuledOut =
        [
            .. coming.Where(one => one.Session.CanChange(state.Now)
                && state.Holding.Any(hold => hold.Limit is { LightOnly: false } limit && limit.Forbids(one.Session.TimingClass, one.Session.Start))),
        ];
    }

    /// <summary>Gives a session that is ruled out back without a fee.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(string id, CancellationToken cancellationToken)
    {
        TempData["Flash"] = await own.ReleaseAsync(RunnerId, id, cancellationToken)
            ? "The time is given back. There is nothing to pay."
            : "That session can’t be given back here any more. Please call us.";
        return Redirect("~/safety/result");
    }
}
