using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>One session as somebody sees it at a moment.</summary>
/// <param name="Details">The session and the names of its parts.</param>
/// <param name="Clinic">The clinic.</param>
/// <param name="Viewer">Who looks.</param>
/// <param name="Now">The moment.</param>
public sealed record SessionView(SessionDetails Details, Clinic Clinic, Viewer Viewer, Instant Now)
{
    /// <summary>Words for dates, times and money.</summary>
    public ClinicFormat Format { get; } = new(Clinic);

    /// <summary>The session.</summary>
    public MassageSession Session => Details.Session;

    /// <summary>Address of the session's page, without a leading slash.</summary>
    public string Path => $"sessions/{Session.Id}";

    /// <summary>Swedish, 60 minutes.</summary>
    public string Title => $"{Details.MassageTypeName}, {Session.Minutes} minutes";

    /// <summary>Thursday 26 November 2026, 17:00–18:00.</summary>
    public string When => Format.When(Session.Start, Session.End);

    /// <summary>Where it stands.</summary>
    public SessionState State => Words.State(Session, Now);

    /// <summary>True where it can be moved or cancelled.</summary>
    public bool CanChange => Session.CanChange(Now);

    /// <summary>True where cancelling now is late.</summary>
    public bool IsLate => SchedulingService.IsLateCancellation(Session, Clinic.LateCancelHours, Now);

    /// <summary>Until when cancelling is free of charge.</summary>
    public Instant FreeUntil => Session.Start - Duration.FromHours(Clinic.LateCancelHours);

    /// <summary>True where the viewer is the one who will lie on the table.</summary>
    public bool IsOwn => Session.RunnerId == Viewer.UserId;

    /// <summary>True for the runner and the treating therapist; nobody else reads notes.</summary>
    public bool MayReadNote => IsOwn || (Viewer.TherapistId is { } therapist && therapist == Session.TherapistId);

    /// <summary>
    /// Why the time was rated as it was when it was chosen, in the words of today; null for those whom the runner's training is no
    /// business of.
    /// </summary>
    public string? RatingSentence => MayReadNote ? TimingWords.Sentence(Rated, Session.Date) : null;

    /// <summary>Every reason of the rating in words; empty for those whom the runner's training is no business of.</summary>
    public IReadOnlyList<string> RatingReasons => MayReadNote ? [.. Rated.Reasons.Select(TimingWords.Message).Distinct()] : [];

    private TimingResult Rated => new(Session.Rating, Session.Windows, ReasonSnapshot.Read(Session.RatingReasons));

    /// <summary>True where the viewer may say how it was.</summary>
    public bool MayReview => ReviewRules.MayReview(Session, Viewer.UserId, Now);

    /// <summary>True where the viewer has said so already.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Why it can be neither moved nor cancelled, or null where it can.</summary>
    public string? WhyFixed => State switch
    {
        SessionState.Booked => null,
        SessionState.UnderWay => "The session has begun, so it can no longer be moved or cancelled.",
        SessionState.Past or SessionState.Done => "The session is over, so it can no longer be moved or cancelled.",
        SessionState.Arrived => "The session can no longer be moved or cancelled: the runner is there.",
        SessionState.NoShow => "The session was missed, so it can no longer be moved or cancelled.",
        _ => "The session is cancelled. To come after all, book a new one.",
    };
}
