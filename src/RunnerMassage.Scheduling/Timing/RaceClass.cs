using NodaTime;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>How long a race is, as far as recovery goes.</summary>
public enum RaceClass
{
    /// <summary>Up to 12 km.</summary>
    Shorter,

    /// <summary>Up to 25 km.</summary>
    Half,

    /// <summary>Up to 45 km.</summary>
    Marathon,

    /// <summary>Longer, or six hours and more.</summary>
    Ultra,
}

/// <summary>Finds the class of a race. House rule: 1,000 metres of ascent move it up by one.</summary>
public static class RaceClasses
{
    private static readonly Duration UltraDuration = Duration.FromHours(6);

    /// <summary>The class. An unknown distance counts as short: short and half marathon races are treated alike everywhere.</summary>
    public static RaceClass Of(double? distanceKm, double? ascentMetres, Duration? duration)
    {
        if (duration >= UltraDuration)
        {
            return RaceClass.Ultra;
        }

        var byDistance = distanceKm switch
        {
            null or <= 12 => RaceClass.Shorter,
            <= 25 => RaceClass.Half,
            <= 45 => RaceClass.Marathon,
            _ => RaceClass.Ultra,
        };
        return ascentMetres >= 1000 && byDistance < RaceClass.Ultra ? byDistance + 1 : byDistance;
    }
}
