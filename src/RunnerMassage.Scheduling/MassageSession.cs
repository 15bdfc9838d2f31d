using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling;

/// <summary>
/// One booked massage. Times are half-open: a session that starts when another one's <see cref="BusyUntil"/> comes does not overlap it.
/// Rows are never deleted; a cancelled session stays with its status.
/// </summary>
public sealed class MassageSession
{
    /// <summary>Longest time from start to <see cref="BusyUntil"/>; the database holds it too, so that overlap searches need to look back no further.</summary>
    public static readonly Duration LongestOccupation = Duration.FromHours(12);

    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the changes, starting at 1; a client that saw another version is told so.</summary>
    public int Version { get; set; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The therapist.</summary>
    public required string TherapistId { get; set; }

    /// <summary>The room.</summary>
    public required string RoomId { get; set; }

    /// <summary>The massage type.</summary>
    public required string MassageTypeId { get; init; }

    /// <summary>The timing class that the type had when this was booked.</summary>
    public TimingClass TimingClass { get; init; }

    /// <summary>When hands-on time begins.</summary>
    public Instant Start { get; set; }

    /// <summary>When hands-on time ends; <see cref="Minutes"/> of real time after the start, whatever the clocks do.</summary>
    public Instant End { get; set; }

    /// <summary>Until when therapist and room are kept: the end plus the buffer that held at booking.</summary>
    public Instant BusyUntil { get; set; }

    /// <summary>Date of the start in the clinic's zone; daily limits count by it.</summary>
    public LocalDate Date { get; set; }

    /// <summary>Hands-on minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>Price agreed at booking, in the clinic's currency.</summary>
    public decimal Price { get; init; }

    /// <summary>Where the session stands.</summary>
    public SessionStatus Status { get; set; }

    /// <summary>How well the time fitted the runner's training when it was chosen.</summary>
    public TimingRating Rating { get; set; }

    /// <summary>How many ideal windows the time met when it was chosen.</summary>
    public int Windows { get; set; }

    /// <summary>Why it was rated so, as <see cref="ReasonSnapshot"/> keeps it, or null for no reasons; may tell of soreness, so it is encrypted at rest.</summary>
    public string? RatingReasons { get; set; }

    /// <summary>The rule profile under which it was rated.</summary>
    public string RuleProfileId { get; set; } = RuleProfile.Article.Id;

    /// <summary>The version of that profile.</summary>
    public int RuleProfileVersion { get; set; } = 1;

    /// <summary>True while the runner has not answered the safety questions for this session.</summary>
    public bool ScreeningOpen { get; set; }

    /// <summary>What the runner wants the therapist to know; may tell of health, so it is encrypted at rest and never logged.</summary>
    public string? Note { get; set; }

    /// <summary>Id of the account that booked it for the runner, or null where the runner did.</summary>
    public string? BookedById { get; init; }

    /// <summary>Why a therapist booked a time that the timing rules block; may tell of health, so it is encrypted at rest.</summary>
    public string? OverrideReason { get; set; }

    /// <summary>When it was booked.</summary>
    public Instant BookedAt { get; init; }

    /// <summary>When the therapist last marked it as arrived, done or missed, or null; it can be undone for a while after.</summary>
    public Instant? MarkedAt { get; set; }

    /// <summary>When it was cancelled, if it was.</summary>
    public Instant? CancelledAt { get; set; }

    /// <summary>True where it was cancelled inside the clinic's late-cancellation window.</summary>
    public bool CancelledLate { get; set; }

    /// <summary>Why it was cancelled, in the words of who did; encrypted at rest like <see cref="Note"/>.</summary>
    public string? CancelReason { get; set; }

    /// <summary>True where the session has not been cancelled and lies in the future, so that it can be moved or cancelled.</summary>
    public bool CanChange(Instant now) => Status == SessionStatus.Confirmed && Start > now;
}

/// <summary>Where a session stands. Everything but <see cref="Cancelled"/> occupies its time.</summary>
public enum SessionStatus
{
    /// <summary>Booked.</summary>
    Confirmed,

    /// <summary>Given up; its time is free again.</summary>
    Cancelled,

    /// <summary>The runner is there.</summary>
    Arrived,

    /// <summary>The massage was given.</summary>
    Done,

    /// <summary>The runner did not come.</summary>
    NoShow,
}
