namespace RunnerMassage.Scheduling.Clinics;

/// <summary>The one clinic that this installation serves.</summary>
public sealed class Clinic
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>Postal address in one line, as shown to people and put into calendar entries.</summary>
    public required string Address { get; set; }

    /// <summary>Telephone number as people write it.</summary>
    public required string Phone { get; set; }

    /// <summary>Address that runners write to.</summary>
    public required string Email { get; set; }

    /// <summary>IANA id of the zone in which working hours are meant and local dates are counted, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZoneId { get; set; }

    /// <summary>ISO 3166-1 code of the country, whose holidays are suggested as days off; such as <c>DE</c>.</summary>
    public string CountryCode { get; set; } = "DE";

    /// <summary>The part of the country where holidays differ, as the last part of its ISO 3166-2 code, such as <c>BE</c>; or null.</summary>
    public string? Region { get; set; }

    /// <summary>ISO 4217 code of the currency of all prices.</summary>
    public required string Currency { get; set; }

    /// <summary>A cancellation later than this many hours before the start counts as late.</summary>
    public int LateCancelHours { get; set; }

    /// <summary>The rule profile by which times are rated.</summary>
    public string RuleProfileId { get; set; } = Timing.RuleProfile.Article.Id;

    /// <summary>What a late cancellation means for the runner, in the clinic's words.</summary>
    public required string CancellationTerms { get; set; }

    /// <summary>The number to call in an emergency, where the clinic is.</summary>
    public string EmergencyNumber { get; set; } = "112";

    /// <summary>Within how many hours a therapist decides about safety answers that wait for them.</summary>
    public int ReviewHours { get; set; } = 24;

    /// <summary>What to do where somebody should see a movement therapist and the clinic has none; plain text, or null for the site's own words.</summary>
    public string? ReferralText { get; set; }

    /// <summary>Counts the changes, from 1, so that two people who edit it notice one another.</summary>
    public int Version { get; set; } = 1;
}
