using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Api.Timing;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>What can be booked.</summary>
/// <param name="TimeZone">IANA id of the clinic's zone, in which the dates are meant.</param>
/// <param name="Profile">Name of the rule profile that the ratings come from.</param>
/// <param name="ProfileVersion">Version of that profile.</param>
/// <param name="Slots">The slots, by start and then by therapist.</param>
public sealed record SlotsResponse(string TimeZone, string Profile, int ProfileVersion, SlotResponse[] Slots);

/// <summary>A start that can be booked.</summary>
/// <param name="Start">When hands-on time begins, with the clinic's offset.</param>
/// <param name="End">When hands-on time ends, with the clinic's offset.</param>
/// <param name="TherapistId">The therapist.</param>
/// <param name="TherapistName">The therapist's name.</param>
/// <param name="Rating">How well the time fits the runner's training.</param>
/// <param name="Windows">In how many recommended windows it lies.</param>
/// <param name="Reasons">Why it is rated so.</param>
public readonly record struct SlotResponse(
    OffsetDateTime Start, OffsetDateTime End, string TherapistId, string TherapistName,
    TimingRating Rating, int Windows, IReadOnlyList<TimingReasonResponse> Reasons);
