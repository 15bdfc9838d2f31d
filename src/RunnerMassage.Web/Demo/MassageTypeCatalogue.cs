using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Demo;

/// <summary>The three kinds of massage that a new clinic starts with; their guides are <see cref="Guidance.ShippedGuides"/>.</summary>
public static class MassageTypeCatalogue
{
    /// <summary>Id of Swedish massage.</summary>
    public const string Swedish = "swedish";

    /// <summary>Id of deep tissue massage.</summary>
    public const string DeepTissue = "deep-tissue";

    /// <summary>Id of Active Release.</summary>
    public const string ActiveRelease = "active-release";

    /// <summary>The types, newly made, to be stored.</summary>
    public static IReadOnlyList<MassageType> Create() =>
    [
        new()
        {
            Id = Swedish,
            Name = "Swedish",
            TimingClass = TimingClass.Light,
            Pressure = 2,
            Summary = "Long, light strokes that calm tired legs; the safe choice close to a race.",
            SortOrder = 1,
            Lengths = Lengths(30, 45, 60),
        },
        new()
        {
            Id = DeepTissue,
            Name = "Deep tissue",
            TimingClass = TimingClass.Deep,
            Pressure = 4,
            Summary = "Slow, firm work on tight calves, hips and the muscles around a complaining knee.",
            SortOrder = 2,
            Lengths = Lengths(30, 45, 60),
        },
        new()
        {
            Id = ActiveRelease,
            Name = "Active Release",
            TimingClass = TimingClass.Deep,
            Pressure = 4,
            Summary = "Targeted pressure while you move, for one named trouble such as a heel, shin or hamstring.",
            SortOrder = 3,
            Lengths = Lengths(30, 45, 60),
        },
    ];

    private static List<MassageLength> Lengths(params int[] minutes) =>
        [.. minutes.Select(static length => new MassageLength { Minutes = length, Price = PriceOf(length) })];

    private static decimal PriceOf(int minutes) => minutes switch
    {
        30 => 40m,
        45 => 55m,
        _ => 70m,
    };
}
