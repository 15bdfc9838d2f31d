using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Scheduling.Booking;

/// <summary>
/// The clinic's diary: the only way in which sessions are written. It claims what a decision touches (in a fixed order), loads the facts
/// once, lets the decision be made, and saves the session, its event and its idempotency record in one transaction. The outcome is
/// returned after the commit, never before.
/// </summary>
public interface IDiary
{
    /// <summary>Makes one decision.</summary>
    /// <param name="entry">What the decision is about.</param>
    /// <param name="decide">The decision; pure, and called again with fresh facts where the database asks for another try.</param>
    /// <param name="cancellationToken">Gives up waiting; a decision that has begun to be saved is finished.</param>
    Task<BookingOutcome> DecideAsync(DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken);
}

/// <summary>What a decision is about, so that the diary knows what to claim and load.</summary>
public sealed record DiaryEntry
{
    /// <summary>Id of the account that asks.</summary>
    public required string UserId { get; init; }

    /// <summary>The session to be moved or cancelled, or null for a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The time wanted, or null for a cancellation.</summary>
    public WantedTime? Wanted { get; init; }

    /// <summary>What the clinic wants to say to the runner in the mail that tells of the change, or null.</summary>
    public string? Message { get; init; }

    /// <summary>Makes a repeated request answer as the first did.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}

/// <summary>The time wanted. For a move, what is null is taken from the session.</summary>
/// <param name="Start">The start.</param>
/// <param name="TherapistId">The therapist.</param>
/// <param name="MassageTypeId">The massage type.</param>
public sealed record WantedTime(Instant Start, string? TherapistId, string? MassageTypeId);

/// <summary>What the decision may look at; loaded while the claim is held.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Session">The session to be moved or cancelled, or null where there is none.</param>
/// <param name="Availability">
/// The offers of the wanted therapist on the wanted date (without the session to be moved), or null where no time is wanted
/// or the massage type does not exist.
/// </param>
/// <param name="TherapistExists">True where the wanted therapist exists and is active, whether or not they give the type.</param>
public sealed record DiaryFacts(Clinic Clinic, MassageSession? Session, AvailabilityFacts? Availability, bool TherapistExists)
{
    /// <summary>The parameters of the timing rules as they stand now.</summary>
    public RuleProfile Profile { get; init; } = RuleProfile.Article;

    /// <summary>What the rules know of the runner around the wanted time.</summary>
    public KnownTraining Known { get; init; } = KnownTraining.Nothing;
}

/// <summary>What was decided.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Save the session, new or changed, and its event.</summary>
    /// <param name="Session">The session as it shall be.</param>
    /// <param name="Change">What happens to it.</param>
    public sealed record Keep(MassageSession Session, SessionChange Change) : Decision;

    /// <summary>Change nothing.</summary>
    /// <param name="Refusals">Every reason; not empty.</param>
    public sealed record Refuse(IReadOnlyList<Refusal> Refusals) : Decision
    {
        /// <summary>Refuses for one reason.</summary>
        public Refuse(Refusal refusal)
            : this([refusal])
        {
        }
    }

    /// <summary>There is no such session for the one who asks.</summary>
    public sealed record NotFound : Decision;
}
