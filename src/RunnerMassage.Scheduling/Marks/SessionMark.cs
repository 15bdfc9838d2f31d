namespace RunnerMassage.Scheduling.Marks;

/// <summary>What a therapist says of a session on its day.</summary>
public enum SessionMark
{
    /// <summary>The runner has come.</summary>
    Arrived,

    /// <summary>The massage was given.</summary>
    Done,

    /// <summary>The runner did not come.</summary>
    NoShow,

    /// <summary>The last mark was a slip: the session is booked as before.</summary>
    Undo,
}
