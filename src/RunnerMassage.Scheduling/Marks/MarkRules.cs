using NodaTime;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Scheduling.Marks;

/// <summary>
/// Which marks a session takes, and when. Arrived may be said a while before the start; done and no-show tell of what has happened, so
/// they wait for it. Who was thought to have arrived and had not can still become a no-show.
/// </summary>
public static class MarkRules
{
    /// <summary>So long before its start a runner can be marked as arrived.</summary>
    public static readonly Duration ArrivesEarly = Duration.FromMinutes(60);

    /// <summary>So long a mark can be taken back.</summary>
    public static readonly Duration UndoLasts = Duration.FromMinutes(10);

    /// <summary>The marks that the session takes at the moment, the most likely first.</summary>
    public static IReadOnlyList<SessionMark> Possible(MassageSession session, Instant now) =>
        [.. Enum.GetValues<SessionMark>().Where(mark => WhyNot(session, mark, now) is null)];

    /// <summary>Until when the session's mark can be taken back, or null where it has none.</summary>
    public static Instant? UndoUntil(MassageSession session) =>
        session.Status is SessionStatus.Arrived or SessionStatus.Done or SessionStatus.NoShow ? session.MarkedAt + UndoLasts : null;

    /// <summary>Why the session does not take the mark at the moment, or null where it does.</summary>
    public static Refusal? WhyNot(MassageSession session, SessionMark mark, Instant now) => (mark, session.Status) switch
    {
        (SessionMark.Undo, _) when UndoUntil(session) is { } until => now < until ? null : new Refusal.TooLateToUndo(until),
        (SessionMark.Arrived, SessionStatus.Confirmed) => From(session.Start - ArrivesEarly, now),
        (SessionMark.Done or SessionMark.NoShow, SessionStatus.Confirmed or SessionStatus.Arrived) => From(session.Start, now),
        _ => new Refusal.NotConfirmed(session.Status),
    };

    /// <summary>Decides on a mark. Only who runs the session marks it; for everybody else there is none to mark.</summary>
    internal static Decision Decide(MarkSession request, DiaryFacts facts, Instant now)
    {
        if (facts.Session is not { } session || !request.Viewer.MayRun(session))
        {
            return new Decision.NotFound();
        }

        if (request.ExpectedVersion is { } expected && expected != session.Version)
        {
            return new Decision.Refuse(new Refusal.StaleVersion(session.Version));
        }

        return WhyNot(session, request.Mark, now) is { } refusal
            ? new Decision.Refuse(refusal)
            : new Decision.Keep(session, Apply(session, request.Mark, now));
    }

    /// <summary>Sets the mark, which the session must take.</summary>
    /// <returns>What happened to the session.</returns>
    private static SessionChange Apply(MassageSession session, SessionMark mark, Instant now)
    {
        (session.Status, var change) = mark switch
        {
            SessionMark.Arrived => (SessionStatus.Arrived, SessionChange.Arrived),
            SessionMark.Done => (SessionStatus.Done, SessionChange.Done),
            SessionMark.NoShow => (SessionStatus.NoShow, SessionChange.NoShow),
            _ => (SessionStatus.Confirmed, SessionChange.Reopened),
        };
        session.MarkedAt = session.Status == SessionStatus.Confirmed ? null : now;
        session.Version++;
        return change;
    }

    private static Refusal.TooEarly? From(Instant first, Instant now) => now < first ? new Refusal.TooEarly(first) : null;
}
