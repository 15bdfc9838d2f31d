using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>What waits for a therapist: safety answers of runners whom they treat.</summary>
[Authorize(Roles = Roles.Therapist)]
public sealed class ReviewsModel(ReviewQueue queue, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>The present.</summary>
    public Instant Now { get; } = clock.GetCurrentInstant();

    /// <summary>What waits, the most pressing first.</summary>
    public IReadOnlyList<QueuedHold> Waiting { get; private set; } = [];

    /// <summary>What was decided and still counts.</summary>
    public IReadOnlyList<QueuedHold> Decided { get; private set; } = [];

    /// <summary>Lists it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var all = User.ToViewer().TherapistId is { } therapist ? await queue.ListAsync(therapist, cancellationToken) : [];
        Waiting = [.. all.Where(one => one.Hold.Stored.DecidedAt is null)];
        Decided = [.. all.Where(one => one.Hold.Stored.DecidedAt is not null).OrderByDescending(one => one.Hold.Stored.DecidedAt)];
    }
}
