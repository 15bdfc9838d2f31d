using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Privacy;

/// <summary>The sessions that deleting an account would cancel.</summary>
public sealed class DeletionPreview(SessionRepository sessions, ClinicRepository clinics, IClock clock)
{
    // More than anybody has ahead of them.
    private const int MostSessions = 500;

    /// <summary>Each of them with when it is and whether cancelling it now would be late; the next first.</summary>
    public async Task<IReadOnlyList<SessionToCancel>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var (clinic, now) = (await clinics.GetAsync(cancellationToken), clock.GetCurrentInstant());
        var format = new ClinicFormat(clinic);
        var own = await sessions.ListAsync(new Viewer(userId, TherapistId: null, IsAdmin: false), now, to: null, therapistId: null, MostSessions, cancellationToken);
        return
        [
            .. own.Where(details => details.Session.CanChange(now)).Select(details => new SessionToCancel(
                $"{format.When(details.Session.Start, details.Session.End)}, {details.MassageTypeName} with {details.TherapistName}",
                SchedulingService.IsLateCancellation(details.Session, clinic.LateCancelHours, now))),
        ];
    }
}

/// <summary>A session that would be cancelled.</summary>
/// <param name="What">Which one, in words.</param>
/// <param name="IsLate">True where the clinic's terms for late cancellations apply.</param>
public sealed record SessionToCancel(string What, bool IsLate);
