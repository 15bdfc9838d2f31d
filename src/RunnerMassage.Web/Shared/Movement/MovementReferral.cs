using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Movement;

/// <summary>Where somebody goes whose movement should be looked at: an assessment that can be booked here, or elsewhere.</summary>
/// <param name="Assessment">The assessment, or null where nobody here gives one.</param>
/// <param name="FromPrice">Its lowest price, written with its currency, or null.</param>
/// <param name="Text">What to do instead, where there is no assessment here.</param>
public sealed record MovementReferral(MassageType? Assessment, string? FromPrice, string Text)
{
    /// <summary>The site's own words, for a clinic that has none of its own.</summary>
    public const string OwnWords =
        "We do not offer that ourselves. Ask your doctor or a physiotherapy practice for a running analysis, and tell them where and since when it hurts.";

    /// <summary>The referral that holds on a date.</summary>
    /// <param name="catalogue">What the clinic offers.</param>
    /// <param name="today">The date in the clinic's zone.</param>
    public static MovementReferral Of(Catalogue catalogue, LocalDate today)
    {
        var assessment = catalogue.Types.FirstOrDefault(type =>
            type is { IsMassage: false, Active: true, Lengths.Count: > 0 } && catalogue.Therapists.Any(therapist => type.MayBeGivenBy(therapist, today)));
        var text = string.IsNullOrWhiteSpace(catalogue.Clinic.ReferralText) ? OwnWords : catalogue.Clinic.ReferralText.Trim();
        return assessment is null
            ? new MovementReferral(null, null, text)
            : new MovementReferral(assessment, PriceText.Of(assessment.Lengths.Min(length => length.Price), catalogue.Clinic.Currency), text);
    }
}

/// <summary>Reads the referral for the pages that give the hint.</summary>
public sealed class MovementReferralReader(CatalogueReader catalogues, IClock clock)
{
    /// <summary>The referral that holds today.</summary>
    public async Task<MovementReferral> ReadAsync(CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        return MovementReferral.Of(catalogue, new ClinicFormat(catalogue.Clinic).DateOf(clock.GetCurrentInstant()));
    }
}
