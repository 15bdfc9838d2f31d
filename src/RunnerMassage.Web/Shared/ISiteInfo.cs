namespace RunnerMassage.Web.Shared;

/// <summary>What the frame of every page says about the clinic.</summary>
public interface ISiteInfo
{
    /// <summary>The clinic's name as people know it.</summary>
    string Name { get; }

    /// <summary>The postal address on one line.</summary>
    string Address { get; }

    /// <summary>The telephone number as printed, with country code.</summary>
    string Phone { get; }

    /// <summary>The address that answers mails from runners.</summary>
    string Email { get; }

    /// <summary>True while the data is invented; the pages then say so.</summary>
    bool DemoMode { get; }
}
