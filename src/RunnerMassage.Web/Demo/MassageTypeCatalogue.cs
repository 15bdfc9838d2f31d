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

    /// <summary>Id of the movement assessment, which is no massage.</summary>
    public const string MovementAssessment = "movement-assessment";

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
            Treats = ["relax", "heavy", "maintenance"],
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
            Treats = ["knots"],
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
            NeedsCertificate = true,
            Treats = ["injury", "scar"],
            Lengths = Lengths(30, 45, 60),
        },
    ];

    /// <summary>A movement assessment, for a clinic that has somebody who gives it.</summary>
    public static MassageType CreateMovementAssessment() => new()
    {
        Id = MovementAssessment,
        Name = "Movement assessment",
        TimingClass = TimingClass.None,
        Pressure = 1,
        Summary = "Somebody watches you move and run, and looks for what keeps the trouble coming back.",
        SortOrder = 9,
        Lengths = [new MassageLength { Minutes = 45, Price = 60m }, new MassageLength { Minutes = 60, Price = 75m }],
    };

    private static List<MassageLength> Lengths(params int[] minutes) =>
        [.. minutes.Select(static length => new MassageLength { Minutes = length, Price = PriceOf(length) })];

    private static decimal PriceOf(int minutes) => minutes switch
    {
        30 => 40m,
        45 => 55m,
        _ => 70m,
    };
}
