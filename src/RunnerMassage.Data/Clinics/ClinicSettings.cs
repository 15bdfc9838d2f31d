using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>What an admin may say of the clinic itself.</summary>
public sealed record ClinicSettings
{
    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Postal address in one line.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone number as people write it.</summary>
    public required string Phone { get; init; }

    /// <summary>Address that runners write to.</summary>
    public required string Email { get; init; }

    /// <summary>ISO 3166-1 code of the country.</summary>
    public required string CountryCode { get; init; }

    /// <summary>Last part of the ISO 3166-2 code of the region, or null.</summary>
    public required string? Region { get; init; }

    /// <summary>IANA id of the time zone.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>ISO 4217 code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>A cancellation later than this many hours before the start counts as late.</summary>
    public required int LateCancelHours { get; init; }

    /// <summary>What a late cancellation means for the runner.</summary>
    public required string CancellationTerms { get; init; }

    /// <summary>The number to call in an emergency.</summary>
    public required string EmergencyNumber { get; init; }

    /// <summary>Within how many hours a therapist decides about safety answers.</summary>
    public required int ReviewHours { get; init; }

    /// <summary>Where to send somebody who should see a movement therapist; null for the site's own words.</summary>
    public required string? ReferralText { get; init; }

    /// <summary>The settings of the clinic as it stands.</summary>
    public static ClinicSettings Of(Clinic clinic) => new()
    {
        Name = clinic.Name,
        Address = clinic.Address,
        Phone = clinic.Phone,
        Email = clinic.Email,
        CountryCode = clinic.CountryCode,
        Region = clinic.Region,
        TimeZoneId = clinic.TimeZoneId,
        Currency = clinic.Currency,
        LateCancelHours = clinic.LateCancelHours,
        CancellationTerms = clinic.CancellationTerms,
        EmergencyNumber = clinic.EmergencyNumber,
        ReviewHours = clinic.ReviewHours,
        ReferralText = clinic.ReferralText,
    };

    /// <summary>Writes them into the clinic.</summary>
    internal void ApplyTo(Clinic clinic)
    {
        (clinic.Name, clinic.Address, clinic.Phone, clinic.Email) = (Name, Address, Phone, Email);
        (clinic.CountryCode, clinic.Region, clinic.TimeZoneId, clinic.Currency) = (CountryCode, Region, TimeZoneId, Currency);
        (clinic.LateCancelHours, clinic.CancellationTerms) = (LateCancelHours, CancellationTerms);
        (clinic.EmergencyNumber, clinic.ReviewHours, clinic.ReferralText) = (EmergencyNumber, ReviewHours, ReferralText);
    }

    /// <summary>What differs from other settings, in words for the audit log.</summary>
    internal IEnumerable<string> DifferencesFrom(ClinicSettings before)
    {
        (string Word, bool Differs)[] parts =
        [
            ("name", before.Name != Name), ("address", before.Address != Address), ("phone", before.Phone != Phone), ("e-mail", before.Email != Email),
            ("country", before.CountryCode != CountryCode || before.Region != Region),
            ($"time zone {before.TimeZoneId} to {TimeZoneId}", before.TimeZoneId != TimeZoneId),
            ($"currency {before.Currency} to {Currency}", before.Currency != Currency),
            ($"late from {before.LateCancelHours} to {LateCancelHours} hours", before.LateCancelHours != LateCancelHours),
            ("cancellation terms", before.CancellationTerms != CancellationTerms),
            ($"emergency number {before.EmergencyNumber} to {EmergencyNumber}", before.EmergencyNumber != EmergencyNumber),
            ($"review within {before.ReviewHours} to {ReviewHours} hours", before.ReviewHours != ReviewHours),
            ("referral text", before.ReferralText != ReferralText),
        ];
        return parts.Where(part => part.Differs).Select(part => part.Word);
    }
}
