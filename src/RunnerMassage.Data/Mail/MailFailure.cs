using System.Globalization;

namespace RunnerMassage.Data.Mail;

/// <summary>Why a mail was not handed over. Kept with the mail; holds nothing of what a mail server said, since that may name people.</summary>
/// <param name="Reason">What went wrong.</param>
/// <param name="Code">The mail server's three-digit answer, or null where there was none.</param>
public sealed record MailFailure(MailFailureReason Reason, int? Code = null)
{
    /// <summary>True where trying again cannot help before somebody changes something.</summary>
    public bool IsFinal => Reason is MailFailureReason.RecipientRefused or MailFailureReason.MessageRefused or MailFailureReason.NotWritten;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>Null for null and for what this version does not know.</returns>
    public static MailFailure? Read(string? text)
    {
        var parts = (text ?? "").Split(' ');
        return Enum.TryParse<MailFailureReason>(parts[0], out var reason)
            ? new MailFailure(reason, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null)
            : null;
    }

    /// <summary><c>RecipientRefused 550</c>.</summary>
    public override string ToString() => Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"{Reason} {code}") : Reason.ToString();
}

/// <summary>What went wrong with a mail.</summary>
public enum MailFailureReason
{
    /// <summary>The program ended while the mail was being handed over; it may have arrived.</summary>
    Interrupted,

    /// <summary>The mail server could not be reached, or the connection broke.</summary>
    ServerUnreachable,

    /// <summary>The mail server offers no encryption that can be trusted.</summary>
    NotSecure,

    /// <summary>The mail server does not accept our user name and password.</summary>
    SignInRefused,

    /// <summary>The mail server did not answer in time.</summary>
    TimedOut,

    /// <summary>The mail server asks to try again later.</summary>
    PutOff,

    /// <summary>The mail server does not let us send from our address.</summary>
    SenderRefused,

    /// <summary>There is no such mailbox.</summary>
    RecipientRefused,

    /// <summary>The mail server does not want this mail.</summary>
    MessageRefused,

    /// <summary>The mail could not be put into words; a fault of this program.</summary>
    NotWritten,

    /// <summary>The file could not be written.</summary>
    FolderNotWritable,
}
