namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>What is known of one workout or race that was run. Null means not known, never zero.</summary>
public sealed record Workout
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>Minutes.</summary>
    public double? Minutes { get; init; }

    /// <summary>Kilometres.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>Rating of perceived exertion for the whole, 0 to 10 (CR10).</summary>
    public double? Rpe { get; init; }

    /// <summary>Mean heart rate, beats a minute.</summary>
    public double? AverageHeartRate { get; init; }

    /// <summary>Resting heart rate, beats a minute.</summary>
    public double? RestingHeartRate { get; init; }

    /// <summary>Greatest heart rate, beats a minute.</summary>
    public double? MaxHeartRate { get; init; }

    /// <summary>For the TRIMP's coefficients; unknown takes the larger ones.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Minutes in heart-rate zones 1 to 5.</summary>
    public IReadOnlyList<double>? ZoneMinutes { get; init; }

    /// <summary>Aerobic training effect, 0 to 5.</summary>
    public double? TrainingEffect { get; init; }

    /// <summary>Mean pace, seconds per kilometre.</summary>
    public double? AveragePace { get; init; }

    /// <summary>Threshold pace, seconds per kilometre.</summary>
    public double? ThresholdPace { get; init; }

    /// <summary>Relative effort as the training log states it.</summary>
    public double? RelativeEffort { get; init; }

    /// <summary>What the runner says it was.</summary>
    public EffortLevel? Tag { get; init; }

    /// <summary>The training log's own kind: 1 race, 2 long run, 3 workout.</summary>
    public int? WorkoutType { get; init; }
}

/// <summary>Coefficients of the TRIMP are published for women and men.</summary>
public enum Sex
{
    /// <summary>A woman.</summary>
    Female,

    /// <summary>A man.</summary>
    Male,
}

/// <summary>What the runner did lately, for comparison.</summary>
public sealed record TrainingHistory
{
    /// <summary>Longest distance of the last 30 days, kilometres.</summary>
    public double? LongestKm30Days { get; init; }

    /// <summary>Median duration of the last 28 days, minutes.</summary>
    public double? MedianMinutes28Days { get; init; }

    /// <summary>Median TRIMP of the last 28 days.</summary>
    public double? MedianTrimp28Days { get; init; }

    /// <summary>Median relative effort of the last 28 days.</summary>
    public double? MedianRelativeEffort28Days { get; init; }
}

/// <summary>How hard a workout was.</summary>
public enum EffortLevel
{
    /// <summary>Nothing tells; never assume easy.</summary>
    Unknown,

    /// <summary>Easy.</summary>
    Easy,

    /// <summary>Neither easy nor hard.</summary>
    Moderate,

    /// <summary>Hard: the timing rules apply.</summary>
    Hard,

    /// <summary>A race.</summary>
    Race,
}
