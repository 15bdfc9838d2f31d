namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>Published measures of training load.</summary>
public static class TrainingLoad
{
    /// <summary>
    /// TRIMP after Banister: minutes times the fraction of heart-rate reserve, weighted exponentially; null where something is missing
    /// or the heart rates make no sense.
    /// </summary>
    public static double? Banister(Workout workout)
    {
        if (workout is not { Minutes: { } minutes, AverageHeartRate: { } mean, RestingHeartRate: { } rest, MaxHeartRate: { } max } || max <= rest)
        {
            return null;
        }

        var x = Math.Clamp((mean - rest) / (max - rest), 0, 1);
        var weight = workout.Sex == Sex.Male ? 0.64 * Math.Exp(1.92 * x) : 0.86 * Math.Exp(1.67 * x);
        return minutes * x * weight;
    }

    /// <summary>TRIMP after Edwards: minutes in each of five zones times the number of the zone; null without zones.</summary>
    public static double? Edwards(Workout workout) =>
        workout.ZoneMinutes is { Count: 5 } zones ? zones.Select((minutes, i) => minutes * (i + 1)).Sum() : null;

    /// <summary>Intensity factor: speed as a fraction of threshold speed; null without both paces.</summary>
    public static double? Intensity(Workout workout) =>
        workout is { AveragePace: > 0 and var pace, ThresholdPace: > 0 and var threshold } ? threshold / pace : null;

    /// <summary>Running stress score: hours times the square of the intensity times 100; null where something is missing.</summary>
    public static double? RunningStress(Workout workout) =>
        Intensity(workout) is { } intensity && workout.Minutes is { } minutes ? minutes / 60 * intensity * intensity * 100 : null;
}
