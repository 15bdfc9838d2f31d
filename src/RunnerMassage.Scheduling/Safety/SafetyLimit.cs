using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Safety;

/// <summary>A hold as far as bookings are concerned: without a word on why.</summary>
/// <param name="LightOnly">True where light work may be given, false where nothing may.</param>
/// <param name="EndsAt">Sessions that start then or later are free of it; null where it has no end of its own.</param>
public readonly record struct SafetyLimit(bool LightOnly, Instant? EndsAt)
{
    /// <summary>True where a massage of the class that starts then may not be given.</summary>
    public bool Forbids(TimingClass timingClass, Instant start) =>
        !(EndsAt <= start) && (!LightOnly || timingClass == TimingClass.Deep);

    /// <summary>What holds a massage back: nothing at all may be given, light work only, or null where it may be given.</summary>
    /// <param name="limits">The runner's limits.</param>
    /// <param name="timingClass">The massage's class.</param>
    /// <param name="start">When it starts.</param>
    public static SafetyBlock? BlockOf(IReadOnlyList<SafetyLimit> limits, TimingClass timingClass, Instant start)
    {
        SafetyBlock? found = null;
        for (var i = 0; i < limits.Count; i++)
        {
            if (limits[i].Forbids(timingClass, start))
            {
                if (!limits[i].LightOnly)
                {
                    return SafetyBlock.Everything;
                }

                found = SafetyBlock.DeepWork;
            }
        }

        return found;
    }
}

/// <summary>What safety answers hold back.</summary>
public enum SafetyBlock
{
    /// <summary>Deep work; a light massage can be booked.</summary>
    DeepWork,

    /// <summary>Every massage.</summary>
    Everything,
}
