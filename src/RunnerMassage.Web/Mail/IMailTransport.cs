using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>The way that mails leave this program.</summary>
public interface IMailTransport
{
    /// <summary>Where mails go, in words for admins.</summary>
    string Description { get; }

    /// <summary>Opens a connection, over which one mail after the other can be handed over.</summary>
    /// <exception cref="MailFailedException">None can be had; that is no mail's fault.</exception>
    Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>An open connection. After a failure it is worth nothing any more.</summary>
public interface IMailConnection : IAsyncDisposable
{
    /// <summary>Hands a mail over; when this returns, somebody else answers for it.</summary>
    /// <exception cref="MailFailedException">It was not taken.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail was not handed over.</summary>
/// <param name="failure">Why.</param>
/// <param name="innerException">The error beneath.</param>
public sealed class MailFailedException(MailFailure failure, Exception? innerException = null)
    : Exception($"The mail was not handed over: {failure}.", innerException)
{
    /// <summary>For serializers and analyzers only.</summary>
    public MailFailedException()
        : this(new MailFailure(MailFailureReason.ServerUnreachable))
    {
    }

    /// <summary>For serializers and analyzers only.</summary>
    public MailFailedException(string message)
        : this(new MailFailure(MailFailureReason.ServerUnreachable), new InvalidOperationException(message))
    {
    }

    /// <summary>For serializers and analyzers only.</summary>
    public MailFailedException(string message, Exception? innerException)
        : this(new MailFailure(MailFailureReason.ServerUnreachable), innerException ?? new InvalidOperationException(message))
    {
    }

    /// <summary>Why.</summary>
    public MailFailure Failure { get; } = failure;
}
