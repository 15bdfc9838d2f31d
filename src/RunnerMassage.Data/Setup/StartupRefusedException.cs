namespace RunnerMassage.Data.Setup;

/// <summary>The site cannot start; the message says why in one sentence for the person who starts it, without secrets.</summary>
public sealed class StartupRefusedException : Exception
{
    /// <summary>Refuses for no stated reason; here for serializers and analyzers only.</summary>
    public StartupRefusedException()
        : this("The site cannot start.")
    {
    }

    /// <summary>Refuses.</summary>
    /// <param name="message">One sentence.</param>
    public StartupRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Refuses because of an error.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="innerException">The error.</param>
    public StartupRefusedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
