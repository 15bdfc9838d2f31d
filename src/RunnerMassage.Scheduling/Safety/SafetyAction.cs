namespace RunnerMassage.Scheduling.Safety;

/// <summary>What follows from a finding, from the mildest to the most serious; of several the most serious decides.</summary>
public enum SafetyAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The therapist is told, and everything is allowed.</summary>
    Note,

    /// <summary>A parent or guardian is there or has signed; everything is allowed then.</summary>
    Guardian,

    /// <summary>Massage is allowed, but not on the area that is named.</summary>
    Local,

    /// <summary>The slot is kept, only light work can be booked, and the therapist decides.</summary>
    Review,

    /// <summary>Not today.</summary>
    Refuse,

    /// <summary>No massage until some time has passed, or until a clinician has said yes.</summary>
    Clear,

    /// <summary>No massage; the person needs care on the same day. Coming sessions are released without a fee.</summary>
    Urgent,
}

/// <summary>What may be given, from everything to nothing.</summary>
public enum SafetyAllowance
{
    /// <summary>Everything.</summary>
    Any,

    /// <summary>Everything, but not on the areas that are named.</summary>
    NothingOnArea,

    /// <summary>Light work only, and not on the areas that are named.</summary>
    LightOnly,

    /// <summary>No massage.</summary>
    Nothing,
}

/// <summary>How something is held back, as it is kept: words that say what happens and never why.</summary>
public enum HoldKind
{
    /// <summary>Urgent: a clinician's word lifts it.</summary>
    Urgent,

    /// <summary>A clinician's word lifts it, or time where an end is known.</summary>
    Clear,

    /// <summary>Time lifts it, and so do newer answers of the person.</summary>
    Wait,

    /// <summary>Not today; tomorrow is another day.</summary>
    Refuse,

    /// <summary>The therapist decides; light work until then.</summary>
    Review,

    /// <summary>Light work only for some time.</summary>
    Light,
}

/// <summary>A part of the body to keep away from.</summary>
public enum BodyArea
{
    /// <summary>Feet and toes.</summary>
    Feet,

    /// <summary>Ankles.</summary>
    Ankles,

    /// <summary>Calves and shins.</summary>
    LowerLegs,

    /// <summary>Knees.</summary>
    Knees,

    /// <summary>Thighs, front and back.</summary>
    Thighs,

    /// <summary>Hips and buttocks.</summary>
    Hips,

    /// <summary>Belly.</summary>
    Abdomen,

    /// <summary>Lower and upper back.</summary>
    Back,

    /// <summary>Shoulders and neck.</summary>
    Shoulders,

    /// <summary>Arms and hands.</summary>
    Arms,
}
