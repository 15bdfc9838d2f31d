using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.MassageTypes;

/// <summary>A massage type as pages show it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Format">Words for money.</param>
public sealed record TypeCard(MassageType Type, ClinicFormat Format)
{
    /// <summary>The lengths, the shortest first.</summary>
    public IReadOnlyList<MassageLength> Lengths { get; } = [.. Type.Lengths.OrderBy(length => length.Minutes)];

    /// <summary>from €49, or null where no length is offered yet.</summary>
    public string? FromPrice => Lengths.Count == 0 ? null : $"from {Format.Price(Lengths.Min(length => length.Price))}";

    /// <summary>30, 45 and 60 minutes.</summary>
    public string LengthsInWords => Lengths switch
    {
        [] => "",
        [var only] => $"{only.Minutes} minutes",
        _ => $"{string.Join(", ", Lengths.SkipLast(1).Select(length => length.Minutes))} or {Lengths[^1].Minutes} minutes",
    };
}
