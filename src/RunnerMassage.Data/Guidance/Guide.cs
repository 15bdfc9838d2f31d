namespace RunnerMassage.Data.Guidance;

/// <summary>A page of guidance: one for each massage type, and the general ones. Its text lies in its <see cref="GuideVersion"/>s.</summary>
public sealed class Guide
{
    /// <summary>Stable id, part of addresses, such as <c>swedish</c> or <c>how-often</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The massage type that it is about, or null for a general guide.</summary>
    public string? MassageTypeId { get; init; }

    /// <summary>Place in lists, smallest first.</summary>
    public int SortOrder { get; set; }

    /// <summary>Number of the newest version, published or not; two people who edit the guide notice one another by it.</summary>
    public int LatestNumber { get; set; }
}
