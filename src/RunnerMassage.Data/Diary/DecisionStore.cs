using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Journal;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>What the diary writes down: sessions, their events and the answers given. Always inside the transaction of a decision.</summary>
/// <param name="context">The unit of work.</param>
/// <param name="inserts">Inserts new rows.</param>
internal sealed class DecisionStore(RunnerMassageContext context, IRowInserts inserts)
{
    private readonly List<object> _new = [];
    private bool _changed;

    /// <summary>So long a repeated request is answered as the first one was.</summary>
    public static readonly Duration AnswersAreKept = Duration.FromHours(24);

    /// <summary>What a request with this key was answered, or null where it is new (or so old that it counts as new).</summary>
    /// <param name="key">The key.</param>
    /// <param name="record">The record of the key, or null where there is none.</param>
    /// <param name="now">The present.</param>
    public async Task<BookingOutcome?> AnswerAsync(IdempotencyKey key, IdempotencyRecord? record, Instant now)
    {
        if (record is null)
        {
            return null;
        }

        if (record.CreatedAt <= now - AnswersAreKept)
        {
            // The hourly cleaning has not come by yet; the place is needed now.
            await context.IdempotencyRecords.Where(old => old.Scope == key.Scope && old.Key == key.Key).ExecuteDeleteAsync();
            return null;
        }

        return record.RequestHash == key.RequestHash
            ? new BookingOutcome.Replayed(new StoredAnswer(record.Status, record.Body, record.SessionId, record.SessionVersion))
            : new BookingOutcome.KeyReused();
    }

    /// <summary>The session, tracked, so that what the decision changes on it is saved; or null.</summary>
    public Task<MassageSession?> FindSessionAsync(string id) =>
        context.MassageSessions.AsTracking().FirstOrDefaultAsync(session => session.Id == id);

    /// <summary>Takes down what was decided, to be written by <see cref="WriteAsync"/>.</summary>
    /// <returns>The outcome, true as soon as the transaction is committed.</returns>
    public BookingOutcome Note(DiaryEntry entry, Decision decision, Instant now)
    {
        BookingOutcome outcome;
        switch (decision)
        {
            case Decision.Keep(var session, var change):
                if (entry.SessionId is null)
                {
                    _new.Add(session);
                }
                else
                {
                    _changed = true;
                }

                AddMail(session, change, entry.Message, now);
                _new.Add(new SessionEvent { Type = change, SessionId = session.Id, Version = session.Version, At = now });
                outcome = new BookingOutcome.Kept(session, change);
                break;
            case Decision.Refuse(var refusals):
                outcome = new BookingOutcome.Refused(refusals);
                break;
            default:
                return new BookingOutcome.NotFound();
        }

        if (entry.Idempotency is { } key)
        {
            _new.Add(Record(key, key.Answer(outcome), now));
        }

        return outcome;
    }

    /// <summary>Writes what was noted; a changed session before what tells of it.</summary>
    public async Task WriteAsync()
    {
        if (_changed)
        {
            await context.SaveChangesAsync(CancellationToken.None);
        }

        _new.ForEach(inserts.Write);
    }

    /// <summary>True where something was noted that is not written yet.</summary>
    public bool HasNotes => _new.Count > 0;

    /// <summary>Lets go of everything that was read or written.</summary>
    public void Forget()
    {
        _new.Clear();
        _changed = false;
        context.ChangeTracker.Clear();
    }

    /// <summary>Tells the runner of what changes their plans; what the therapist marks on the day is no news to them.</summary>
    private void AddMail(MassageSession session, SessionChange change, string? message, Instant now)
    {
        var kind = change switch
        {
            SessionChange.Booked => MailKinds.SessionBooked,
            SessionChange.Rescheduled => MailKinds.SessionMoved,
            SessionChange.Cancelled => MailKinds.SessionCancelled,
            _ => null,
        };
        if (kind is null)
        {
            return;
        }

        var mail = new OutboxMail
        {
            EventKey = $"session:{session.Id}:{session.Version}",
            Kind = kind,
            UserId = session.RunnerId,
            SessionId = session.Id,
            SessionVersion = session.Version,
            Data = change == SessionChange.Rescheduled ? (TimeBefore(session) with { Message = message }).Write()
                : message is null ? null
                : new SessionMailData { Message = message }.Write(),
        };
        _new.Add(Outbox.Message(mail, now));
    }

    private SessionMailData TimeBefore(MassageSession session)
    {
        var before = context.Entry(session).OriginalValues;
        return new SessionMailData
        {
            StartBefore = before.GetValue<Instant>(nameof(MassageSession.Start)),
            EndBefore = before.GetValue<Instant>(nameof(MassageSession.End)),
        };
    }

    private static IdempotencyRecord Record(IdempotencyKey key, StoredAnswer answer, Instant now) => new()
    {
        Scope = key.Scope,
        Key = key.Key,
        RequestHash = key.RequestHash,
        Status = answer.Status,
        Body = answer.Body,
        SessionId = answer.SessionId,
        SessionVersion = answer.SessionVersion,
        CreatedAt = now,
    };
}
