using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Reads sessions as somebody sees them. A session that is not theirs is as good as none.</summary>
public sealed class SessionReader(SessionRepository sessions, ReviewRepository reviews, ClinicRepository clinics, IClock clock)
{
    /// <summary>The session, or null where the viewer may see none of that id.</summary>
    public async Task<SessionView?> FindAsync(Viewer viewer, string id, CancellationToken cancellationToken) =>
        await sessions.FindAsync(viewer, id, cancellationToken) is { } details
            ? new SessionView(details, await clinics.GetAsync(cancellationToken), viewer, clock.GetCurrentInstant())
            {
                IsReviewed = details.Session.Status == SessionStatus.Done
                    && await reviews.FindOwnAsync(id, viewer.UserId, cancellationToken) is { State: not ModerationState.Withdrawn },
            }
            : null;
}
