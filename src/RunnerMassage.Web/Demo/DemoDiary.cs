using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Demo;

/// <summary>
/// Books invented sessions by the rules that hold for real ones: hours, grid, certificates, buffers, limits, nobody in two places, and a
/// time that the runner's training does not speak against. Lead time and horizon are left out, because the past is booked too.
/// </summary>
internal sealed class DemoDiary(DemoWeek week, IReadOnlyList<MassageType> types, IReadOnlyList<TrainingEntry> training)
{
    public List<MassageSession> Sessions { get; } = [];

    /// <summary>Books, or returns false where the rules are against it.</summary>
    public bool TryBook(Therapist therapist, LocalDate date, int startMinute, string typeId, int minutes, string runnerId, string? note = null)
    {
        var type = types.Single(type => type.Id == typeId);
        var start = week.At(date, startMinute);
        var end = start + Duration.FromMinutes(minutes);
        var session = new MassageSession
        {
            Id = DemoWeek.IdOf($"session {Sessions.Count}"),
            Version = 1,
            RunnerId = runnerId,
            TherapistId = therapist.Id,
            RoomId = therapist.Rooms[0].RoomId,
            MassageTypeId = typeId,
            TimingClass = type.TimingClass,
            Start = start,
            End = end,
            BusyUntil = end + Duration.FromMinutes(therapist.BufferMinutes),
            Date = date,
            Minutes = minutes,
            Price = type.PriceOf(minutes) ?? 0,
            Status = SessionStatus.Confirmed,
            ScreeningOpen = start > week.Now,
            Note = note,
            BookedAt = BookedAt(start),
        };
        if (type.PriceOf(minutes) is null || !type.MayBeGivenBy(therapist, date) || !IsWorked(therapist, date, startMinute, minutes)
            || ExceedsLimits(therapist, session) || Sessions.Any(other => Collide(other, session)) || !FitsTraining(session))
        {
            return false;
        }

        Sessions.Add(session);
        return true;
    }

    /// <summary>Rates the session under the rules that a new clinic starts with; nobody of the demo books against advice.</summary>
    private bool FitsTraining(MassageSession session)
    {
        var own = Sessions.Where(other => other.RunnerId == session.RunnerId).ToList();
        var known = new RunnerTraining
        {
            Efforts = [.. training.Where(entry => entry.RunnerId == session.RunnerId).Select(entry => entry.ToEffort(week.Zone)).OfType<Effort>()],
            OtherMassages = [.. own.Select(other => new OtherMassage(other.TimingClass, other.Start, other.End, other.Date))],
        };
        var profile = RuleProfile.Article;
        var question = new TimingQuestion(
            session.MassageTypeId, session.TimingClass, session.Start, session.Minutes, session.Date,
            FirstTimeDeep: !own.Exists(other => other.MassageTypeId == session.MassageTypeId && other.Start < session.Start));
        var result = TimingRules.Rate(question, profile, known);
        (session.Rating, session.Windows) = (result.Rating, result.Windows);
        (session.RuleProfileId, session.RuleProfileVersion) = (profile.Id, profile.Version);
        session.RatingReasons = ReasonSnapshot.Write(result.Reasons);
        return result.Rating <= TimingRating.Acceptable;
    }

    /// <summary>Cancels one so long before its start, or a little while ago where that has not come yet.</summary>
    public void Cancel(MassageSession session, Duration before, string reason)
    {
        session.CancelledAt = Instant.Max(session.BookedAt + Duration.FromMinutes(40), Instant.Min(session.Start - before, week.Now - Duration.FromHours(3)));
        session.CancelledLate = session.CancelledAt > session.Start - Duration.FromHours(24);
        session.CancelReason = reason;
        session.Status = SessionStatus.Cancelled;
        session.Version++;
    }

    /// <summary>Marks one as its therapist would have: who is there a little before the start, the rest when it was over.</summary>
    public void Mark(MassageSession session, SessionStatus status)
    {
        var at = status switch
        {
            SessionStatus.Arrived => session.Start - Duration.FromMinutes(3),
            SessionStatus.NoShow => session.Start + Duration.FromMinutes(15),
            _ => session.End + Duration.FromMinutes(2),
        };
        session.Status = status;
        session.MarkedAt = Instant.Min(at, week.Now - Duration.FromMinutes(2));
        session.Version++;
    }

    private Instant BookedAt(Instant start)
    {
        var spread = Sessions.Count * 37 % 10;
        return start <= week.Now
            ? start - Duration.FromHours(72 + (spread * 24) + 5)
            : week.Now - Duration.FromHours(6 + (spread * 11));
    }

    private static bool IsWorked(Therapist therapist, LocalDate date, int start, int minutes)
    {
        foreach (var range in new OpeningHours(therapist.WorkingHours, therapist.Exceptions).RangesOn(date))
        {
            if (start >= range.Start && start + minutes + therapist.BufferMinutes <= range.End && (start - range.Start) % therapist.SlotIntervalMinutes == 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool ExceedsLimits(Therapist therapist, MassageSession session)
    {
        var sameDay = Sessions.Where(other => other.TherapistId == therapist.Id && other.Date == session.Date).Append(session).ToList();
        return sameDay.Sum(other => other.Minutes) > therapist.DailyHandsOnMinutes
            || sameDay.Count(other => other.TimingClass == TimingClass.Deep) > therapist.DailyDeepSessions;
    }

    private static bool Collide(MassageSession one, MassageSession other) =>
        ((one.TherapistId == other.TherapistId || one.RoomId == other.RoomId) && one.Start < other.BusyUntil && other.Start < one.BusyUntil)
        || (one.RunnerId == other.RunnerId && one.Start < other.End && other.Start < one.End);
}
