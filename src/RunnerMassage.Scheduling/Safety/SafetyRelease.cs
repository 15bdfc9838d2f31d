using NodaTime;

namespace RunnerMassage.Scheduling.Safety;

/// <summary>Gives a session's time back for safety's sake.</summary>
public static class SafetyRelease
{
    /// <summary>Cancels the session. It is never late, so there is no fee, and nothing says why.</summary>
    public static void Apply(MassageSession session, Instant now)
    {
        session.Status = SessionStatus.Cancelled;
        session.CancelledAt = now;
        session.CancelledLate = false;
        session.CancelReason = null;
        session.Version++;
    }
}
