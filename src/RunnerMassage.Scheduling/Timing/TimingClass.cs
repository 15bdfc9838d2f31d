namespace RunnerMassage.Scheduling.Timing;

/// <summary>How much recovery a massage type itself asks of the body; the timing rules look at nothing else of a type.</summary>
public enum TimingClass
{
    /// <summary>Strokes that stay superficial, such as Swedish: fine close to hard running and races.</summary>
    Light,

    /// <summary>Pressure into deep tissue (deep tissue, active release): needs days of its own before hard running.</summary>
    Deep,

    /// <summary>No massage at all, such as a movement assessment: it asks no recovery, and only a clash or a safety answer speaks against a time.</summary>
    None,
}
