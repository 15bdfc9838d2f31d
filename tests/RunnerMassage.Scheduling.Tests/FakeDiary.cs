using NodaTime;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Tests.Availability;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Scheduling.Tests;

/// <summary>A diary in memory, one decision at a time: it loads what a database would, and keeps what was decided.</summary>
internal sealed class FakeDiary(Scene scene) : IDiary
{
    private readonly Dictionary<string, MassageSession> _sessions = [];

    public Clinic Clinic { get; } = new()
    {
        Id = "clinic",
        Name = "Runner's Rest",
        Address = "Uferweg 1, Berlin",
        Phone = "030 1",
        Email = "hello@clinic.example",
        TimeZoneId = scene.Zone.Id,
        Currency = "EUR",
        LateCancelHours = 24,
        CancellationTerms = "Free of charge until the day before.",
    };

    public DiaryEntry? LastEntry { get; private set; }

    public int Saved { get; private set; }

    /// <summary>What is known of every runner.</summary>
    public KnownTraining Known { get; set; } = KnownTraining.Nothing;

    public MassageSession Session(string id) => Copy(_sessions[id]);

    public Task<BookingOutcome> DecideAsync(DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken)
    {
        LastEntry = entry;
        var session = entry.SessionId is { } id && _sessions.TryGetValue(id, out var found) ? Copy(found) : null;
        return Task.FromResult<BookingOutcome>(decide(FactsFor(entry, session)) switch
        {
            Decision.Keep keep => Save(keep),
            Decision.Refuse refuse => new BookingOutcome.Refused(refuse.Refusals),
            _ => new BookingOutcome.NotFound(),
        });
    }

    private DiaryFacts FactsFor(DiaryEntry entry, MassageSession? session)
    {
        var therapistId = entry.Wanted?.TherapistId ?? session?.TherapistId;
        var type = entry.Wanted?.MassageTypeId ?? session?.MassageTypeId;
        var exists = scene.Therapists.Any(t => t.Id == therapistId);
        if (entry.Wanted is not { } wanted || type is not "swedish")
        {
            return new DiaryFacts(Clinic, session, Availability: null, exists);
        }

        var active = _sessions.Values.Where(s => s.Status != SessionStatus.Cancelled && s.Id != entry.SessionId).ToList();
        var runner = session?.RunnerId ?? entry.UserId;
        var now = scene with
        {
            Sessions = [.. active.Select(s => new TakenTime(
                s.TherapistId, s.RoomId, s.Start, s.Minutes, (int)(s.BusyUntil - s.End).TotalMinutes, s.TimingClass == RunnerMassage.Scheduling.Timing.TimingClass.Deep))],
            RunnerBusy = [.. active.Where(s => s.RunnerId == runner).Select(s => new Interval(s.Start, s.End))],
        };
        return new DiaryFacts(Clinic, session, now.Facts(therapistId, wanted.Start.InZone(scene.Zone).Date), exists) { Known = Known };
    }

    private BookingOutcome.Kept Save(Decision.Keep keep)
    {
        Saved++;
        _sessions[keep.Session.Id] = Copy(keep.Session);
        return new BookingOutcome.Kept(keep.Session, keep.Change);
    }

    private static MassageSession Copy(MassageSession s) => new()
    {
        Id = s.Id,
        Version = s.Version,
        RunnerId = s.RunnerId,
        TherapistId = s.TherapistId,
        RoomId = s.RoomId,
        MassageTypeId = s.MassageTypeId,
        TimingClass = s.TimingClass,
        Start = s.Start,
        End = s.End,
        BusyUntil = s.BusyUntil,
        Date = s.Date,
        Minutes = s.Minutes,
        Price = s.Price,
        Status = s.Status,
        Rating = s.Rating,
        ScreeningOpen = s.ScreeningOpen,
        Note = s.Note,
        BookedById = s.BookedById,
        OverrideReason = s.OverrideReason,
        BookedAt = s.BookedAt,
        MarkedAt = s.MarkedAt,
        CancelledAt = s.CancelledAt,
        CancelledLate = s.CancelledLate,
        CancelReason = s.CancelReason,
    };
}
