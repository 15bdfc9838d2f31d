namespace RunnerMassage.Data.Clinics;

/// <summary>What became of a change of what the clinic offers.</summary>
public enum EditResult
{
    /// <summary>It is saved, and everything goes by it from now on.</summary>
    Saved,

    /// <summary>Somebody else saved something first; nothing was done.</summary>
    Changed,

    /// <summary>It is not there, or not there any more.</summary>
    NotFound,

    /// <summary>Another one has that name; nothing was done.</summary>
    NameTaken,
}
