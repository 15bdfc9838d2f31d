using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>Who may give a massage type, and when: what a search needs besides the booked times. Immutable, so it can be shared.</summary>
/// <param name="Zone">The clinic's zone.</param>
/// <param name="Type">The massage type, or null where it does not exist.</param>
/// <param name="Therapists">Those who offer it, sorted by id with ordinal comparison.</param>
/// <param name="TherapistExists">True where the one therapist asked for exists and is active, whether or not they give the type.</param>
internal sealed record Offers(DateTimeZone Zone, OfferedType? Type, IReadOnlyList<TherapistOffer> Therapists, bool TherapistExists)
{
    /// <summary>False where the type was taken out of the offer: what is booked of it can still be moved, and nothing new be booked.</summary>
    public required bool IsTypeActive { get; init; }

    /// <summary>True where the type can be had: by anybody while it is offered, else only by a session that was booked of it.</summary>
    public bool CanBeHad(bool isMove) => Type is not null && (IsTypeActive || isMove);
}
