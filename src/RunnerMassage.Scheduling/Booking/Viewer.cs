namespace RunnerMassage.Scheduling.Booking;

/// <summary>Who is looking at sessions or changing them.</summary>
/// <param name="UserId">Id of the signed-in account.</param>
/// <param name="TherapistId">The therapist that the account belongs to, if any.</param>
/// <param name="IsAdmin">True for an admin.</param>
public sealed record Viewer(string UserId, string? TherapistId, bool IsAdmin)
{
    /// <summary>A runner sees their own sessions, a therapist those with them, an admin all.</summary>
    public bool MaySee(MassageSession session) =>
        IsAdmin || session.RunnerId == UserId || (TherapistId is not null && session.TherapistId == TherapistId);

    /// <summary>True for who runs the session: its therapist, or an admin. They mark it and book it for runners.</summary>
    public bool MayRun(MassageSession session) => MayBookFor(session.TherapistId);

    /// <summary>True for who may book with the therapist on a runner's behalf: that therapist, or an admin.</summary>
    public bool MayBookFor(string therapistId) => IsAdmin || TherapistId == therapistId;
}
