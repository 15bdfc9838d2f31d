using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Pages.Therapists;

/// <summary>A therapist as everybody may see them.</summary>
/// <param name="Therapist">The therapist.</param>
/// <param name="Types">The massage types that they give now, in the clinic's order.</param>
/// <param name="Summary">What the reviews come to.</param>
/// <param name="Reviews">Some of the reviews, the latest session first.</param>
public sealed record TherapistCard(
    Therapist Therapist, IReadOnlyList<MassageType> Types, ReviewSummary Summary, IReadOnlyList<ShownReview> Reviews)
{
    /// <summary>Reads one card.</summary>
    public static TherapistCard Of(
        Therapist therapist, IReadOnlyList<MassageType> types, LocalDate today, ReviewSummary? summary, IReadOnlyList<ShownReview> reviews) => new(
        therapist,
        [.. types.Where(type => type.Active && type.MayBeGivenBy(therapist, today))],
        summary ?? new ReviewSummary(0, null),
        reviews);
}
