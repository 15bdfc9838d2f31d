namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>A part of the body that bothers a runner, from the ground up.</summary>
public enum BodyArea
{
    /// <summary>Foot, sole and heel.</summary>
    Foot,

    /// <summary>Calf and Achilles tendon.</summary>
    Calf,

    /// <summary>Shin.</summary>
    Shin,

    /// <summary>Knee.</summary>
    Knee,

    /// <summary>Back of the thigh.</summary>
    Hamstring,

    /// <summary>Front of the thigh.</summary>
    Quad,

    /// <summary>Hip and buttocks.</summary>
    Hip,

    /// <summary>Lower back.</summary>
    LowerBack,

    /// <summary>Upper back and shoulders.</summary>
    UpperBack,

    /// <summary>Neck.</summary>
    Neck,
}
