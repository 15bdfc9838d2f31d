using MimeKit;

namespace RunnerMassage.Web.Mail;

/// <summary>The folder for mails where no mail server is set: <c>mail</c> in the data folder.</summary>
public sealed class PickupFolder(string dataFolder)
{
    /// <summary>What the files end in.</summary>
    public const string Extension = ".eml";

    private const int LongestName = 100;

    /// <summary>The folder; it may not exist yet.</summary>
    public string Path { get; } = System.IO.Path.Combine(dataFolder, "mail");

    /// <summary>The latest mails, the latest first.</summary>
    /// <param name="limit">Most mails returned.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<PickedUpMail>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path))
        {
            return [];
        }

        var mails = new List<PickedUpMail>();
        foreach (var file in Directory.EnumerateFiles(Path, "*" + Extension).OrderDescending(StringComparer.Ordinal).Take(limit))
        {
            mails.Add(await ReadAsync(file, cancellationToken));
        }

        return mails;
    }

    /// <summary>One mail by its name, or null where there is none.</summary>
    public async Task<PickedUpMail?> FindAsync(string name, CancellationToken cancellationToken)
    {
        // A name of ours has letters, digits and hyphens only, so that it can lead nowhere else.
        if (name.Length > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return null;
        }

        var file = System.IO.Path.Combine(Path, name + Extension);
        return File.Exists(file) ? await ReadAsync(file, cancellationToken) : null;
    }

    private static async Task<PickedUpMail> ReadAsync(string file, CancellationToken cancellationToken) =>
        new(System.IO.Path.GetFileNameWithoutExtension(file), await MimeMessage.LoadAsync(file, cancellationToken));
}

/// <summary>A mail in the folder.</summary>
/// <param name="Name">Name of its file, without the ending.</param>
/// <param name="Message">The mail.</param>
public sealed record PickedUpMail(string Name, MimeMessage Message);
