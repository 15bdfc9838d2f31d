using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Demo;

/// <summary>The three kinds of massage that a new clinic starts with. Texts promise no more than studies show.</summary>
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
            Guidance = """
                Long, flowing strokes of light to medium pressure, from the feet up. You lie still and let go.

                **Good for** heavy legs, tension, stress and the days around a race. It stays near the surface, so there is little to recover from.

                **Not for** old scar tissue or one stubborn spot: choose deep tissue or Active Release for those.

                **How it feels:** pleasant. Nothing should hurt; say so at once if it does.

                **When:** one or two days after a hard run, or up to the day before a race.

                **What studies show:** people feel more relaxed and a little less sore afterwards. It does not wash out lactic acid, which leaves by itself within about an hour, and it does not make you faster.
                """,
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
            Guidance = """
                Slow, focused pressure through the upper layers of muscle down to the deeper ones, where legs are tight or knotted.

                **Good for** problem areas that come back with mileage: calves, hips, the muscles around the knee.

                **Not for** the day of a hard session, the two days before a race, or skin and muscle that are freshly hurt.

                **How it feels:** firm, at times uncomfortable, never unbearable. You set the limit. Some tenderness for a day is usual.

                **When:** one or two days after a hard run, once the worst soreness has gone, or two to three days before a race. Your body needs time to answer it, as it does after training. Is it your first time, keep it well away from races.

                **What studies show:** soreness eases somewhat. That knots are broken up is how therapists picture it; nobody has shown it.
                """,
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
            Guidance = """
                The therapist holds one spot with firm pressure while you move the muscle underneath it, again and again.

                **Good for** a specific trouble: plantar fasciitis, shin splints, an old hamstring injury, scar tissue that hinders movement.

                **Not for** general tiredness, or an injury of the last three days.

                **How it feels:** precise and intense for seconds at a time, with you in charge of the movement.

                **When:** one or two days after a hard run, or two to three days before a race. Half an hour is often enough.

                **What studies show:** little so far. Small studies found a short gain in flexibility. For pain that stays, also see a movement therapist, who looks for the cause.
                """,
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
