namespace RunnerMassage.Scheduling.Timing;

/// <summary>How well a slot fits a runner's training, from best to worst. Without any training known a slot is <see cref="Good"/>.</summary>
public enum TimingRating
{
    /// <summary>Inside a recommended window and held back by nothing.</summary>
    Ideal,

    /// <summary>Neutral: nothing speaks against it.</summary>
    Good,

    /// <summary>Can be booked, with a reason to prefer another time.</summary>
    Acceptable,

    /// <summary>Advised against; needs an explicit confirmation.</summary>
    Avoid,

    /// <summary>Not bookable online.</summary>
    Blocked,
}
