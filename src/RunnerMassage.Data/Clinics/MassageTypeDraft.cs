using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Clinics;

/// <summary>What an admin may say of a massage type.</summary>
public sealed record MassageTypeDraft
{
    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence that tells a runner whether this is for them.</summary>
    public required string Summary { get; init; }

    /// <summary>What the timing rules go by.</summary>
    public required TimingClass TimingClass { get; init; }

    /// <summary>How firm it is, from 1 to 5.</summary>
    public required int Pressure { get; init; }

    /// <summary>The lengths that can be booked, each once, with prices in the clinic's currency.</summary>
    public required IReadOnlyList<MassageLength> Lengths { get; init; }

    /// <summary>The complaints that it is for, by their words in the recommendation.</summary>
    public required IReadOnlyList<string> Treats { get; init; }

    /// <summary>True where only a therapist with a certificate that names its last day may give it.</summary>
    public required bool NeedsCertificate { get; init; }

    /// <summary>True where it is offered.</summary>
    public required bool Active { get; init; }

    /// <summary>Writes it into a type. Prices of booked sessions are theirs and stay as they are.</summary>
    internal void ApplyTo(MassageType type)
    {
        (type.Name, type.Summary, type.TimingClass, type.Pressure) = (Name, Summary, TimingClass, Pressure);
        (type.NeedsCertificate, type.Active) = (NeedsCertificate, Active);
        type.Lengths.Clear();
        type.Lengths.AddRange(Lengths.OrderBy(length => length.Minutes).Select(length => new MassageLength { Minutes = length.Minutes, Price = length.Price }));
        type.Treats.Clear();
        type.Treats.AddRange(Treats);
    }

    /// <summary>What differs from a type, in words for the audit log.</summary>
    internal IEnumerable<string> DifferencesFrom(MassageType type)
    {
        var was = type.Lengths.ToDictionary(length => length.Minutes, length => length.Price);
        var becomes = Lengths.ToDictionary(length => length.Minutes, length => length.Price);
        (string Word, bool Differs)[] parts =
        [
            ("name", type.Name != Name), ("summary", type.Summary != Summary), ("timing class", type.TimingClass != TimingClass),
            ("pressure", type.Pressure != Pressure), ("lengths", !was.Keys.ToHashSet().SetEquals(becomes.Keys)),
            ("prices", was.Any(length => becomes.TryGetValue(length.Key, out var price) && price != length.Value)),
            ("complaints", !type.Treats.SequenceEqual(Treats)), ("certificate", type.NeedsCertificate != NeedsCertificate),
            (Active ? "offered again" : "no longer offered", type.Active != Active),
        ];
        return parts.Where(part => part.Differs).Select(part => part.Word);
    }
}
