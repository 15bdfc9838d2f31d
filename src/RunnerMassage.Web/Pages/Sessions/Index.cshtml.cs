using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>The sessions to come and the past ones: a runner's own, those with a therapist, or for an admin all.</summary>
[Authorize]
public sealed class IndexModel(SessionRepository sessions, ReviewRepository reviews, ClinicRepository clinics, IClock clock) : PageModel
{
    private const int PageSize = 20;
    private const int LastPage = 5000;

    /// <summary>Who looks.</summary>
    public Viewer Viewer { get; private set; } = null!;

    /// <summary>Sessions that stand and have not begun, the next first.</summary>
    public IReadOnlyList<SessionView> Coming { get; private set; } = [];

    /// <summary>Sessions to come that were cancelled.</summary>
    public IReadOnlyList<SessionView> Cancelled { get; private set; } = [];

    /// <summary>Where the list of coming sessions goes on, or null where it is whole.</summary>
    public Instant? ComingGoOn { get; private set; }

    /// <summary>Sessions that have begun, the latest first.</summary>
    public IReadOnlyList<SessionView> Past { get; private set; } = [];

    /// <summary>Which page of past sessions this is, from 1.</summary>
    public int PastPage { get; private set; }

    /// <summary>True where there are earlier past sessions.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>True where the coming sessions are shown: on the first page of past ones.</summary>
    public bool ShowsComing => PastPage == 1;

    /// <summary>The page's heading.</summary>
    public string Title => Viewer.IsAdmin ? "Sessions" : "My sessions";

    /// <summary>Lists the sessions.</summary>
    /// <param name="from">Coming sessions from this start on; the present where it is missing or cannot be read.</param>
    /// <param name="page">Page of past sessions, from 1.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string? from, [FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        Viewer = User.ToViewer();
        var clinic = await clinics.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        PastPage = int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        SessionView View(SessionDetails details) => new(details, clinic, Viewer, now);

        if (ShowsComing)
        {
            var first = Address.ReadStart(from) is { } start && start > now ? start : now;
            var coming = await sessions.ListAsync(Viewer, first, to: null, therapistId: null, limit: PageSize + 1, cancellationToken);
            ComingGoOn = coming.Count > PageSize ? coming[^1].Session.Start : null;
            var shown = coming.Take(PageSize).Select(View).ToLookup(view => view.Session.Status == SessionStatus.Cancelled);
            Coming = [.. shown[false]];
            Cancelled = [.. shown[true]];
        }

        var past = await sessions.ListPastAsync(Viewer, now, (PastPage - 1) * PageSize, PageSize + 1, cancellationToken);
        HasOlder = past.Count > PageSize;
        var reviewed = await reviews.ListReviewedAsync(Viewer.UserId, cancellationToken);
        Past = [.. past.Take(PageSize).Select(details => View(details) with { IsReviewed = reviewed.Contains(details.Session.Id) })];
        return Page();
    }
}
