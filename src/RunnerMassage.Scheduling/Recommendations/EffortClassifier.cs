namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>
/// Says whether a workout was hard. In order: the runner's own word; a race flag; perceived exertion; a strong measure (heart-rate zones,
/// training effect, stress score, pace); a weak one (the log's kind, the name, relative load, length), unless the runner felt it was easy.
/// Where nothing tells the answer is unknown, never easy.
/// </summary>
public static class EffortClassifier
{
    private const double EasyRpe = 4;
    private const double RelativeLoad = 1.5;

    /// <summary>Classifies a workout against what the runner did lately.</summary>
    public static EffortClassification Classify(Workout workout, TrainingHistory history)
    {
        if (workout.Tag is { } tag and not EffortLevel.Unknown)
        {
            return Sure(tag, EffortCause.RunnersWord);
        }

        if (workout.WorkoutType == 1)
        {
            return Sure(EffortLevel.Race, EffortCause.RaceFlag);
        }

        if (workout.Rpe is >= 7 || (workout is { Rpe: >= 5, Minutes: >= 75 }))
        {
            return Sure(EffortLevel.Hard, EffortCause.PerceivedExertion);
        }

        if (StrongCauses(workout).ToList() is { Count: > 0 } strong)
        {
            return new EffortClassification(EffortLevel.Hard, IsConfident: true, strong);
        }

        var weak = WeakCauses(workout, history).ToList();
        if (workout.Rpe is <= EasyRpe)
        {
            weak.RemoveAll(cause => cause != EffortCause.LengthSpike);
        }

        return weak.Count > 0 ? new EffortClassification(EffortLevel.Hard, IsConfident: false, weak) : NotHard(workout);
    }

    private static IEnumerable<EffortCause> StrongCauses(Workout workout)
    {
        if (workout.ZoneMinutes is { Count: 5 } zones && (zones[3] + zones[4] >= 15 || zones[4] >= 6))
        {
            yield return EffortCause.HeartRateZones;
        }

        if (workout.TrainingEffect >= 4)
        {
            yield return EffortCause.TrainingEffect;
        }

        if (TrainingLoad.RunningStress(workout) >= 100 || (TrainingLoad.Intensity(workout) >= 0.95 && workout.Minutes >= 30))
        {
            yield return EffortCause.StressScore;
        }

        if (TrainingLoad.Intensity(workout) >= 0.95 && workout.Minutes >= 20)
        {
            yield return EffortCause.Pace;
        }
    }

    private static IEnumerable<EffortCause> WeakCauses(Workout workout, TrainingHistory history)
    {
        if (workout.WorkoutType is 2 or 3)
        {
            yield return EffortCause.LogsKind;
        }

        var hint = WorkoutNames.Hint(workout.Name);
        if (hint == EffortLevel.Hard)
        {
            yield return EffortCause.Name;
        }

        if (TrainingLoad.Banister(workout) >= RelativeLoad * history.MedianTrimp28Days
            || TrainingLoad.Edwards(workout) >= RelativeLoad * history.MedianTrimp28Days
            || workout.RelativeEffort >= RelativeLoad * history.MedianRelativeEffort28Days)
        {
            yield return EffortCause.RelativeLoad;
        }

        if (workout.DistanceKm > 1.1 * history.LongestKm30Days && workout.Minutes >= 60)
        {
            yield return EffortCause.LengthSpike;
        }

        if (workout.Minutes >= 90 && workout.Minutes >= RelativeLoad * history.MedianMinutes28Days)
        {
            yield return EffortCause.Length;
        }
    }

    private static EffortClassification NotHard(Workout workout)
    {
        if (workout.Rpe is { } rpe)
        {
            return Sure(rpe <= EasyRpe ? EffortLevel.Easy : EffortLevel.Moderate, EffortCause.PerceivedExertion);
        }

        if (Measured(workout) is { } measured)
        {
            return measured;
        }

        return WorkoutNames.Hint(workout.Name) == EffortLevel.Easy
            ? new EffortClassification(EffortLevel.Easy, IsConfident: false, [EffortCause.Name])
            : new EffortClassification(EffortLevel.Unknown, IsConfident: false, []);
    }

    /// <summary>Easy or moderate by a measure that was taken but did not reach its limit for hard (house rule).</summary>
    private static EffortClassification? Measured(Workout workout)
    {
        if (workout.ZoneMinutes is { Count: 5 } zones && zones.Sum() > 0)
        {
            return Sure(zones[2] + zones[3] + zones[4] <= 0.1 * zones.Sum() ? EffortLevel.Easy : EffortLevel.Moderate, EffortCause.HeartRateZones);
        }

        if (workout.TrainingEffect is { } effect)
        {
            return Sure(effect < 3 ? EffortLevel.Easy : EffortLevel.Moderate, EffortCause.TrainingEffect);
        }

        return TrainingLoad.Intensity(workout) is { } intensity && workout.Minutes is not null
            ? Sure(intensity < 0.8 ? EffortLevel.Easy : EffortLevel.Moderate, EffortCause.StressScore)
            : null;
    }

    private static EffortClassification Sure(EffortLevel kind, EffortCause cause) => new(kind, IsConfident: true, [cause]);
}

/// <summary>How hard a workout was, and what says so.</summary>
/// <param name="Kind">The level.</param>
/// <param name="IsConfident">False where only weak signs, or none, speak.</param>
/// <param name="Causes">What says so.</param>
public sealed record EffortClassification(EffortLevel Kind, bool IsConfident, IReadOnlyList<EffortCause> Causes)
{
    /// <summary>True where the runner should be asked "was this hard?".</summary>
    public bool Ask => Kind == EffortLevel.Unknown || (Kind == EffortLevel.Hard && !IsConfident);
}

/// <summary>What tells how hard a workout was.</summary>
public enum EffortCause
{
    /// <summary>The runner said so.</summary>
    RunnersWord,

    /// <summary>Flagged as a race.</summary>
    RaceFlag,

    /// <summary>Perceived exertion.</summary>
    PerceivedExertion,

    /// <summary>Minutes in heart-rate zones.</summary>
    HeartRateZones,

    /// <summary>Training effect.</summary>
    TrainingEffect,

    /// <summary>Running stress score or intensity.</summary>
    StressScore,

    /// <summary>Minutes at threshold pace.</summary>
    Pace,

    /// <summary>The training log's own kind.</summary>
    LogsKind,

    /// <summary>The name.</summary>
    Name,

    /// <summary>Load against the runner's median.</summary>
    RelativeLoad,

    /// <summary>More than a tenth longer than anything in 30 days.</summary>
    LengthSpike,

    /// <summary>Long for this runner.</summary>
    Length,
}
