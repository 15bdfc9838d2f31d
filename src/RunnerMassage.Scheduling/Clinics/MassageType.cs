using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Clinics;

/// <summary>A kind of massage that the clinic offers.</summary>
public sealed class MassageType
{
    /// <summary>Stable id, part of addresses: <c>swedish</c>, <c>deep-tissue</c>, <c>active-release</c> or what an admin added.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>What the timing rules go by.</summary>
    public TimingClass TimingClass { get; set; }

    /// <summary>How firm it is, from 1 (feather-light) to 5 (as deep as it gets).</summary>
    public int Pressure { get; set; }

    /// <summary>One sentence that tells a runner whether this is for them.</summary>
    public required string Summary { get; set; }

    /// <summary>The complaints that it is for, by their words in the recommendation (<c>knots</c>, <c>injury</c>, ...).</summary>
    public List<string> Treats { get; init; } = [];

    /// <summary>True where only a therapist with a certificate that names its last day may give it.</summary>
    public bool NeedsCertificate { get; set; }

    /// <summary>False takes it out of all offers; booked sessions stay.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Counts the changes, from 1, so that two people who edit it notice one another.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Place in lists, smallest first.</summary>
    public int SortOrder { get; set; }

    /// <summary>The lengths that can be booked, with their prices.</summary>
    public List<MassageLength> Lengths { get; init; } = [];

    /// <summary>True for a kind of massage, false for a service such as a movement assessment, which the recommendation never ranks.</summary>
    public bool IsMassage => TimingClass != TimingClass.None;

    /// <summary>True where the therapist may give it on a date in the clinic's zone.</summary>
    public bool MayBeGivenBy(Therapist therapist, LocalDate date) =>
        therapist.Qualifications.Exists(held => held.MassageTypeId == Id && Qualification.Holds(held.ExpiresOn, NeedsCertificate, date));

    /// <summary>The price of a length, or null where that length is not offered.</summary>
    public decimal? PriceOf(int minutes) => Lengths.Find(length => length.Minutes == minutes)?.Price;
}

/// <summary>A length in which a massage type can be booked.</summary>
public sealed class MassageLength
{
    /// <summary>Hands-on minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Price in the clinic's currency.</summary>
    public required decimal Price { get; set; }
}
