using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// What the clinic's own words in a mail may name. There is none for the massage type, a complaint or a note, and there shall be none: mails
/// are read on shared screens.
/// </summary>
public static class MailPlaceholders
{
    /// <summary>The reader's name.</summary>
    public const string Name = "name";

    /// <summary>Date and time of the session, with the zone.</summary>
    public const string When = "when";

    /// <summary>Date of the session.</summary>
    public const string Date = "date";

    /// <summary>Time of the session.</summary>
    public const string Time = "time";

    /// <summary>Name of the therapist.</summary>
    public const string Therapist = "therapist";

    /// <summary>Room and address.</summary>
    public const string Place = "place";

    internal const string Clinic = "clinic";
    internal const string Phone = "phone";
    internal const string Email = "email";

    private static readonly MailPlaceholder[] Always =
    [
        new(Clinic, "The clinic’s name"), new(Phone, "The clinic’s telephone number"), new(Email, "The clinic’s e-mail address"),
    ];

    private static readonly MailPlaceholder[] ToKnownPeople =
        [new(Name, "What the reader wants to be called, or “there” where we do not know it"), .. Always];

    private static readonly MailPlaceholder[] AboutSessions =
    [
        .. ToKnownPeople,
        new(When, "Date and time, with the time zone"), new(Date, "The date"), new(Time, "The time"),
        new(Therapist, "The therapist’s name"), new(Place, "Room and address"),
    ];

    /// <summary>The placeholders of a kind of mail. Names only where the address is known to be its owner's.</summary>
    public static IReadOnlyList<MailPlaceholder> For(string kind) => kind switch
    {
        MailKinds.SessionBooked or MailKinds.SessionMoved or MailKinds.SessionCancelled => AboutSessions,
        MailKinds.ConfirmAddress or MailKinds.ChangeAddress or MailKinds.Invite or MailKinds.InviteGuest => Always,
        _ => ToKnownPeople,
    };
}

/// <summary>Something that the clinic's own words may name.</summary>
/// <param name="Name">What stands between the braces.</param>
/// <param name="Meaning">What stands there in the mail.</param>
public sealed record MailPlaceholder(string Name, string Meaning);
