using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Shared.Formatting;

/// <summary>Words for the values of the scheduling rules, as pages say them.</summary>
public static class Words
{
    /// <summary>1 free time, 12 free times, no free time.</summary>
    public static string FreeTimes(int count) => count switch { 0 => "no free time", 1 => "1 free time", _ => $"{count} free times" };

    /// <summary>How firm a pressure from 1 to 5 feels.</summary>
    public static string Pressure(int pressure) => pressure switch
    {
        <= 1 => "Feather-light",
        2 => "Light",
        3 => "Medium",
        4 => "Firm",
        _ => "Very firm",
    };

    /// <summary>Where a session stands at the instant, as its badge tells it.</summary>
    public static SessionState State(MassageSession session, NodaTime.Instant now) => session switch
    {
        { Status: SessionStatus.Cancelled, CancelledLate: true } => SessionState.CancelledLate,
        { Status: SessionStatus.Cancelled } => SessionState.Cancelled,
        { Status: SessionStatus.Arrived } => SessionState.Arrived,
        { Status: SessionStatus.Done } => SessionState.Done,
        { Status: SessionStatus.NoShow } => SessionState.NoShow,
        _ when session.End <= now => SessionState.Past,
        _ when session.Start <= now => SessionState.UnderWay,
        _ => SessionState.Booked,
    };

    /// <summary>One sentence, for who books on another's behalf, on why a time cannot be had.</summary>
    public static string SentenceForStaff(Refusal refusal) => refusal switch
    {
        Refusal.SlotTaken { Busy: BusyParty.Runner } => "The client has another session at that time.",
        Refusal.SlotTaken { Busy: BusyParty.Therapist } => "That time is taken.",
        Refusal.SafetyBlocked { Block: SafetyBlock.DeepWork } =>
            "The client’s safety answers wait for the therapist who treats them. Until then only a light massage can be booked.",
        Refusal.SafetyBlocked => "The client’s safety answers rule massage out for that time. They see under Safety what comes next.",
        _ => Sentence(refusal),
    };

    /// <summary>One sentence on why a time cannot be had.</summary>
    public static string Sentence(Refusal refusal) => refusal switch
    {
        Refusal.SlotTaken { Busy: BusyParty.Runner } => "There is another session of yours at that time.",
        Refusal.SlotTaken { Busy: BusyParty.Room } => "All rooms are taken at that time.",
        Refusal.SlotTaken => "Somebody else has booked that time.",
        Refusal.NotOffered { Why: NotOfferedReason.NotQualified } => "The therapist does not give this massage type on that day.",
        Refusal.NotOffered { Why: NotOfferedReason.TooSoon } => "It is too soon to book that time now.",
        Refusal.NotOffered { Why: NotOfferedReason.TooFarAhead } => "That day cannot be booked yet.",
        Refusal.NotOffered { Why: NotOfferedReason.DailyLimit } => "The therapist has reached the limit of that day.",
        Refusal.NotOffered => "The therapist does not offer a massage at that time.",
        Refusal.UnknownValue => "We do not offer that combination of massage type, length and therapist.",
        Refusal.TimingAvoid avoid => TimingWords.Messages(avoid.Result),
        Refusal.TimingBlocked blocked => TimingWords.Messages(blocked.Result),
        Refusal.SafetyBlocked { Block: SafetyBlock.DeepWork } =>
            "Your therapist looks at your safety answers first. Until then only a light massage can be booked.",
        Refusal.SafetyBlocked => "Your safety answers rule massage out for that time. Under Safety you see what to do next.",
        Refusal.StaleVersion => "The session was changed in the meantime.",
        Refusal.NotConfirmed { Status: SessionStatus.Done or SessionStatus.NoShow or SessionStatus.Arrived } => "The session has been marked already.",
        Refusal.NotConfirmed => "The session is cancelled or has begun.",
        Refusal.TooEarly => "It is too early to say that of the session.",
        Refusal.TooLateToUndo => "The mark is too old to be taken back.",
        _ => "That time cannot be booked.",
    };
}

/// <summary>Where a session stands, as a person sees it.</summary>
public enum SessionState
{
    /// <summary>Still to come.</summary>
    Booked,

    /// <summary>Begun and not yet over.</summary>
    UnderWay,

    /// <summary>Over.</summary>
    Past,

    /// <summary>The runner is there.</summary>
    Arrived,

    /// <summary>The massage was given.</summary>
    Done,

    /// <summary>The runner did not come.</summary>
    NoShow,

    /// <summary>Cancelled in time.</summary>
    Cancelled,

    /// <summary>Cancelled inside the late-cancellation window.</summary>
    CancelledLate,
}
