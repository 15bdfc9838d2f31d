using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Pages.Admin.Mail;

/// <summary>Words for mails and what became of them.</summary>
public static class MailWords
{
    /// <summary>Which mail it is.</summary>
    public static string Kind(string kind) => kind switch
    {
        MailKinds.ConfirmAddress => "Confirm the address",
        MailKinds.ResetPassword => "Choose a new password",
        MailKinds.ChangeAddress => "Confirm a new address",
        MailKinds.AddressChanged => "Address was changed",
        MailKinds.Invite => "Invitation",
        MailKinds.InviteGuest => "Invitation of a guest",
        MailKinds.AddressTaken => "Account exists already",
        MailKinds.PasswordChanged => "Password was changed",
        MailKinds.SessionBooked => "Session booked",
        MailKinds.SessionMoved => "Session moved",
        MailKinds.SessionCancelled => "Session cancelled",
        MailKinds.QuestionAnswered => "Question answered",
        _ => kind,
    };

    /// <summary>What went wrong, and what helps.</summary>
    public static string Reason(string? error) => MailFailure.Read(error) switch
    {
        null => "",
        { Reason: MailFailureReason.Interrupted } => "The program ended while handing the mail over. It may have arrived; it is sent once more.",
        { Reason: MailFailureReason.ServerUnreachable } => "The mail server could not be reached. Check Smtp:Host and Smtp:Port, and whether the server runs.",
        { Reason: MailFailureReason.NotSecure } => "The mail server offers no encryption that can be trusted. Check Smtp:Security and the server’s certificate.",
        { Reason: MailFailureReason.SignInRefused } => "The mail server refused our user name or password. Check Smtp:User and Smtp:Password.",
        { Reason: MailFailureReason.TimedOut } => "The mail server did not answer in time.",
        { Reason: MailFailureReason.PutOff, Code: var code } => $"The mail server asked to try again later (answer {code}).",
        { Reason: MailFailureReason.SenderRefused, Code: var code } => $"The mail server does not let us send from our address (answer {code}). Check Smtp:From.",
        { Reason: MailFailureReason.RecipientRefused, Code: var code } => $"The mail server knows no such mailbox (answer {code}). Ask the person for the right address.",
        { Reason: MailFailureReason.MessageRefused, Code: var code } => $"The mail server does not want this mail (answer {code}).",
        { Reason: MailFailureReason.NotWritten } => "The mail could not be written. This is a fault of the program; the log tells more.",
        { Reason: MailFailureReason.FolderNotWritable } => "The file could not be written. Check the rights on the data folder, and whether the disk is full.",
        { Reason: var other } => other.ToString(),
    };

    /// <summary>once, twice, 3 times.</summary>
    public static string Tries(int attempts) => attempts switch { 0 => "not yet", 1 => "once", 2 => "twice", _ => $"{attempts} times" };
}
