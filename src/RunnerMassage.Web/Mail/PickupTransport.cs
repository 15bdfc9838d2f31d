using System.Globalization;
using NodaTime.Text;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Writes mails as <c>.eml</c> files into a folder, from which another program sends them or a person reads them. A mail that is handed
/// over twice takes the same file again.
/// </summary>
public sealed class PickupTransport(PickupFolder folder) : IMailTransport, IMailConnection
{
    private static readonly InstantPattern Stamp = InstantPattern.Create("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public string Description => $"files in {folder.Path}";

    /// <inheritdoc />
    public Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<IMailConnection>(this);

    /// <inheritdoc />
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.Path, $"{Stamp.Format(mail.WrittenAt)}-{mail.Id}{PickupFolder.Extension}");
        try
        {
            Directory.CreateDirectory(folder.Path);
            // Under another name until it is whole, since somebody may be watching the folder.
            var unfinished = file + ".part";
            await using (var stream = File.Create(unfinished))
            {
                await mail.Message.WriteToAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailFailedException(new MailFailure(MailFailureReason.FolderNotWritable), exception);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
