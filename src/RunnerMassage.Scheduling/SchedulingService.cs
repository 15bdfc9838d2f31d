using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Marks;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling;

/// <summary>
/// Books, moves, cancels and marks massage sessions. Pages and API both come here: what one refuses, the other refuses for the same reason.
/// Each call is one decision in one transaction of the <see cref="IDiary"/>; the decisions themselves are pure.
/// </summary>
public sealed class SchedulingService(IDiary diary, IClock clock)
{
    /// <summary>Books a slot for a runner.</summary>
    public Task<BookingOutcome> BookAsync(BookSession request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var entry = new DiaryEntry
        {
            UserId = request.RunnerId,
            Wanted = new WantedTime(request.Start, request.TherapistId, request.MassageTypeId),
            Idempotency = request.Idempotency,
        };
        return diary.DecideAsync(entry, facts => Book(request, facts, now), cancellationToken);
    }

    /// <summary>Moves a session; the old time is given up only together with getting the new one.</summary>
    public Task<BookingOutcome> RescheduleAsync(RescheduleSession request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var entry = new DiaryEntry
        {
            UserId = request.Viewer.UserId,
            SessionId = request.SessionId,
            Wanted = new WantedTime(request.Start, request.TherapistId, MassageTypeId: null),
            Message = string.IsNullOrWhiteSpace(request.Message) ? null : request.Message.Trim(),
            Idempotency = request.Idempotency,
        };
        return diary.DecideAsync(entry, facts => Reschedule(request, facts, now), cancellationToken);
    }

    /// <summary>Cancels a session. The row stays, and says whether the cancellation was late.</summary>
    public Task<BookingOutcome> CancelAsync(CancelSession request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var entry = new DiaryEntry
        {
            UserId = request.Viewer.UserId,
            SessionId = request.SessionId,
            Idempotency = request.Idempotency,
        };
        return diary.DecideAsync(entry, facts => Cancel(request, facts, now), cancellationToken);
    }

    /// <summary>Marks a session as arrived, done or not come to, or takes such a mark back.</summary>
    public Task<BookingOutcome> MarkAsync(MarkSession request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var entry = new DiaryEntry
        {
            UserId = request.Viewer.UserId,
            SessionId = request.SessionId,
            Idempotency = request.Idempotency,
        };
        return diary.DecideAsync(entry, facts => MarkRules.Decide(request, facts, now), cancellationToken);
    }

    /// <summary>So long answers to the safety questions count for a session that is booked after them.</summary>
    public static readonly Duration ScreeningCounts = Duration.FromHours(24);

    /// <summary>True where cancelling now would count as late.</summary>
    public static bool IsLateCancellation(MassageSession session, int lateCancelHours, Instant now) =>
        now > session.Start - Duration.FromHours(lateCancelHours);

    private static Decision Book(BookSession request, DiaryFacts facts, Instant now)
    {
        if (request.BookedBy is { } booker && !booker.MayBookFor(request.TherapistId))
        {
            return new Decision.NotFound();
        }

        if (UnknownValues(facts, request.Minutes) is { Count: > 0 } unknown)
        {
            return new Decision.Refuse(unknown);
        }

        var availability = facts.Availability!;
        if (BlockedForSafety(facts, request.Start) is { } blocked)
        {
            return new Decision.Refuse(blocked);
        }

        if (SlotDecision.Find(availability, request.TherapistId, request.Start, request.Minutes, now, out var refusals) is not { } slot)
        {
            return new Decision.Refuse(refusals);
        }

        var rated = Rate(facts, availability, slot, request.Minutes);
        var reason = OverrideOf(request, rated);
        if (TooBad(rated, request.AcknowledgeAvoid, overridden: reason is not null) is { } tooBad)
        {
            return new Decision.Refuse(tooBad);
        }

        var therapist = availability.Therapists[slot.Therapist];
        var end = request.Start + Duration.FromMinutes(request.Minutes);
        return new Decision.Keep(
            new MassageSession
            {
                Id = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
                Version = 1,
                RunnerId = request.RunnerId,
                TherapistId = therapist.Id,
                RoomId = therapist.RoomIds[slot.Room],
                MassageTypeId = availability.Type.Id,
                TimingClass = availability.Type.TimingClass,
                Start = request.Start,
                End = end,
                BusyUntil = end + Duration.FromMinutes(therapist.BufferMinutes),
                Date = availability.DateOf(slot.Day),
                Minutes = request.Minutes,
                Price = availability.Type.PriceOf(request.Minutes)!.Value,
                Status = SessionStatus.Confirmed,
                Rating = rated.Rating,
                Windows = rated.Windows,
                RatingReasons = ReasonSnapshot.Write(rated.Reasons),
                RuleProfileId = facts.Profile.Id,
                RuleProfileVersion = facts.Profile.Version,
                ScreeningOpen = !(facts.Known.ScreenedAt + ScreeningCounts > now),
                Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
                BookedAt = now,
                BookedById = request.BookedBy?.UserId,
                OverrideReason = reason,
            },
            SessionChange.Booked);
    }

    private static Decision Reschedule(RescheduleSession request, DiaryFacts facts, Instant now)
    {
        if (facts.Session is not { } session || !request.Viewer.MaySee(session))
        {
            return new Decision.NotFound();
        }

        if (Unchangeable(session, request.ExpectedVersion, now) is { } refusal)
        {
            return new Decision.Refuse(refusal);
        }

        if (facts.Availability is not { } availability || !facts.TherapistExists)
        {
            return new Decision.Refuse(new Refusal.UnknownValue(RequestField.TherapistId));
        }

        if (BlockedForSafety(facts, request.Start) is { } blocked)
        {
            return new Decision.Refuse(blocked);
        }

        var therapistId = request.TherapistId ?? session.TherapistId;
        if (SlotDecision.Find(availability, therapistId, request.Start, session.Minutes, now, out var refusals) is not { } slot)
        {
            return new Decision.Refuse(refusals);
        }

        var rated = Rate(facts, availability, slot, session.Minutes);
        if (TooBad(rated, request.AcknowledgeAvoid) is { } tooBad)
        {
            return new Decision.Refuse(tooBad);
        }

        var therapist = availability.Therapists[slot.Therapist];
        session.TherapistId = therapist.Id;
        session.RoomId = therapist.RoomIds[slot.Room];
        session.Start = request.Start;
        session.End = request.Start + Duration.FromMinutes(session.Minutes);
        session.BusyUntil = session.End + Duration.FromMinutes(therapist.BufferMinutes);
        session.Date = availability.DateOf(slot.Day);
        session.Rating = rated.Rating;
        session.Windows = rated.Windows;
        session.RatingReasons = ReasonSnapshot.Write(rated.Reasons);
        session.RuleProfileId = facts.Profile.Id;
        session.RuleProfileVersion = facts.Profile.Version;
        session.OverrideReason = null;
        session.Version++;
        return new Decision.Keep(session, SessionChange.Rescheduled);
    }

    private static Decision Cancel(CancelSession request, DiaryFacts facts, Instant now)
    {
        if (facts.Session is not { } session || !request.Viewer.MaySee(session))
        {
            return new Decision.NotFound();
        }

        if (Unchangeable(session, request.ExpectedVersion, now) is { } refusal)
        {
            return new Decision.Refuse(refusal);
        }

        session.CancelledLate = IsLateCancellation(session, facts.Clinic.LateCancelHours, now);
        session.CancelledAt = now;
        session.CancelReason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        session.Status = SessionStatus.Cancelled;
        session.Version++;
        return new Decision.Keep(session, SessionChange.Cancelled);
    }

    /// <summary>Safety comes before everything else, a time that is taken too: it is what the person has to hear first.</summary>
    private static Refusal.SafetyBlocked? BlockedForSafety(DiaryFacts facts, Instant start) =>
        SafetyLimit.BlockOf(facts.Known.Training.SafetyLimits, facts.Availability!.Type.TimingClass, start) is { } block
            ? new Refusal.SafetyBlocked(block)
            : null;

    private static TimingResult Rate(DiaryFacts facts, AvailabilityFacts availability, Slot slot, int minutes)
    {
        var question = new TimingQuestion(
            availability.Type.Id, availability.Type.TimingClass, slot.Start, minutes, availability.DateOf(slot.Day), facts.Known.FirstTimeDeep);
        return TimingRules.Rate(question, facts.Profile, facts.Known.Training);
    }

    /// <summary>
    /// The therapist's reason for a time that the timing rules block, or null where there is nothing to override: any other rating, no
    /// reason given, nobody but the treating therapist entitled, and never against a block for safety's sake.
    /// </summary>
    private static string? OverrideOf(BookSession request, TimingResult rated) =>
        rated.Rating == TimingRating.Blocked
        && request.BookedBy?.TherapistId == request.TherapistId
        && !string.IsNullOrWhiteSpace(request.OverrideReason)
        && !rated.Reasons.Any(reason => reason.IsSafety)
            ? request.OverrideReason.Trim()
            : null;

    /// <summary>Ideal to acceptable can be booked, avoid with the runner's word, blocked only with a therapist's (domain rules, book rules).</summary>
    private static Refusal? TooBad(TimingResult rated, bool acknowledged, bool overridden = false) => rated.Rating switch
    {
        TimingRating.Blocked => overridden ? null : new Refusal.TimingBlocked(rated),
        TimingRating.Avoid when !acknowledged => new Refusal.TimingAvoid(rated),
        _ => null,
    };

    private static Refusal? Unchangeable(MassageSession session, int? expectedVersion, Instant now) =>
        expectedVersion is { } expected && expected != session.Version ? new Refusal.StaleVersion(session.Version)
        : !session.CanChange(now) ? new Refusal.NotConfirmed(session.Status)
        : null;

    private static List<Refusal> UnknownValues(DiaryFacts facts, int minutes)
    {
        var unknown = new List<Refusal>();
        if (facts.Availability is null)
        {
            unknown.Add(new Refusal.UnknownValue(RequestField.MassageType));
        }
        else if (facts.Availability.Type.PriceOf(minutes) is null)
        {
            unknown.Add(new Refusal.UnknownValue(RequestField.Minutes));
        }

        if (!facts.TherapistExists)
        {
            unknown.Add(new Refusal.UnknownValue(RequestField.TherapistId));
        }

        return unknown;
    }
}
