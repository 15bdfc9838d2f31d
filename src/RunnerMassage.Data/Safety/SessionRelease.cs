using NodaTime;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Safety;

/// <summary>Gives sessions back for safety's sake inside the caller's transaction, with the event and the mail that every cancellation has.</summary>
internal sealed class SessionRelease(RunnerMassageContext context)
{
    /// <summary>What the mail says besides: nothing about health, since mails are read on shared screens.</summary>
    public const string Message = "There is nothing to pay. Please sign in to see what comes next.";

    /// <summary>Cancels the tracked sessions without a fee and saves everything that the context holds.</summary>
    public async Task ReleaseAsync(IEnumerable<MassageSession> sessions, string userId, Instant now)
    {
        var store = new DecisionStore(context, new TrackedInserts(context));
        foreach (var session in sessions)
        {
            SafetyRelease.Apply(session, now);
            var entry = new DiaryEntry { UserId = userId, SessionId = session.Id, Message = Message };
            store.Note(entry, new Decision.Keep(session, SessionChange.Cancelled), now);
        }

        await store.WriteAsync();
        await context.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Leaves the rows to the context, which saves them with the answers and holds that the caller gave it.</summary>
    private sealed class TrackedInserts(RunnerMassageContext context) : IRowInserts
    {
        public void Write(object row) => context.Add(row);
    }
}
