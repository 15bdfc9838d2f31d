namespace RunnerMassage.Data.Audit;

/// <summary>Something that somebody did and that the audit log should tell.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Action">What, one of <see cref="AuditActions"/>.</param>
/// <param name="Subject">To whom or what, or null where the action says it all.</param>
/// <param name="Details">
/// What else helps to understand it, in a few words, or null. Entries are never changed or deleted: no names of clients, no addresses,
/// nothing about health.
/// </param>
public sealed record AuditNote(Actor Actor, string Action, AuditSubject? Subject = null, string? Details = null);

/// <summary>Somebody who does something worth an entry.</summary>
/// <param name="Id">Id of the account, or null for the program itself.</param>
/// <param name="Name">What staff are called, kept as it was then; <see cref="Client"/> for everybody else, whose name must be able to go.</param>
/// <param name="Address">Where from: the network of the internet address, or null.</param>
public sealed record Actor(string? Id, string Name, string? Address)
{
    /// <summary>Stands for the name of a client: their entries stay when their account goes, their name must not.</summary>
    public const string Client = "Client";

    /// <summary>The program itself: a job, or a command at the console.</summary>
    public static Actor Program { get; } = new(null, "Program", null);
}

/// <summary>What an action was done to.</summary>
/// <param name="Kind">One of <see cref="AuditSubjects"/>.</param>
/// <param name="Id">Its id.</param>
public sealed record AuditSubject(string Kind, string Id)
{
    /// <summary>An account.</summary>
    public static AuditSubject User(string id) => new(AuditSubjects.User, id);

    /// <summary>An invite.</summary>
    public static AuditSubject Invite(string id) => new(AuditSubjects.Invite, id);

    /// <summary>A rule profile.</summary>
    public static AuditSubject RuleProfile(string id) => new(AuditSubjects.RuleProfile, id);

    /// <summary>A therapist.</summary>
    public static AuditSubject Therapist(string id) => new(AuditSubjects.Therapist, id);

    /// <summary>A session.</summary>
    public static AuditSubject MassageSession(string id) => new(AuditSubjects.MassageSession, id);

    /// <summary>A massage type.</summary>
    public static AuditSubject MassageType(string id) => new(AuditSubjects.MassageType, id);

    /// <summary>A room.</summary>
    public static AuditSubject Room(string id) => new(AuditSubjects.Room, id);

    /// <summary>The clinic itself.</summary>
    public static AuditSubject Clinic { get; } = new(AuditSubjects.Clinic, "clinic");

    /// <summary>The words of a kind of mail.</summary>
    public static AuditSubject MailText(string kind) => new(AuditSubjects.MailText, kind);

    /// <summary>A race near the clinic.</summary>
    public static AuditSubject Race(string id) => new(AuditSubjects.Race, id);

    /// <summary>A guide.</summary>
    public static AuditSubject Guide(string id) => new(AuditSubjects.Guide, id);

    /// <summary>A picture in guidance.</summary>
    public static AuditSubject Image(string id) => new(AuditSubjects.Image, id);

    /// <summary>A comment under a guide.</summary>
    public static AuditSubject Comment(string id) => new(AuditSubjects.Comment, id);

    /// <summary>What a runner says about a session.</summary>
    /// <param name="sessionId">The session.</param>
    public static AuditSubject Review(string sessionId) => new(AuditSubjects.Review, sessionId);
}

/// <summary>The kinds of things that actions are done to.</summary>
public static class AuditSubjects
{
    /// <summary>An account.</summary>
    public const string User = "user";

    /// <summary>An invite of a therapist or an admin.</summary>
    public const string Invite = "invite";

    /// <summary>A rule profile.</summary>
    public const string RuleProfile = "rule-profile";

    /// <summary>A therapist.</summary>
    public const string Therapist = "therapist";

    /// <summary>A booked massage.</summary>
    public const string MassageSession = "session";

    /// <summary>A massage type.</summary>
    public const string MassageType = "massage-type";

    /// <summary>A room.</summary>
    public const string Room = "room";

    /// <summary>The clinic itself.</summary>
    public const string Clinic = "clinic";

    /// <summary>The words of a kind of mail.</summary>
    public const string MailText = "mail-text";

    /// <summary>A race near the clinic.</summary>
    public const string Race = "race";

    /// <summary>A page of guidance.</summary>
    public const string Guide = "guide";

    /// <summary>A picture in guidance.</summary>
    public const string Image = "image";

    /// <summary>A comment under a guide.</summary>
    public const string Comment = "comment";

    /// <summary>What a runner says about a session.</summary>
    public const string Review = "review";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [User, Invite, Therapist, MassageSession, RuleProfile, MassageType, Room, Clinic, MailText, Race, Guide, Image, Comment, Review];
}
