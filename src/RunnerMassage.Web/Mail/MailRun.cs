using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>One connection for the mails of a batch, and what became of it.</summary>
internal sealed class MailRun : IAsyncDisposable
{
    /// <summary>The open connection, or null.</summary>
    public IMailConnection? Connection { get; set; }

    /// <summary>Why none can be had, or null: the other mails of the batch need not find out for themselves.</summary>
    public MailFailure? NoServer { get; set; }

    /// <summary>Gives up the connection.</summary>
    public async Task CloseAsync()
    {
        if (Connection is { } connection)
        {
            Connection = null;
            await connection.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await CloseAsync();
}
