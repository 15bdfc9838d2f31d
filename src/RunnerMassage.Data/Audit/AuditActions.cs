namespace RunnerMassage.Data.Audit;

/// <summary>What the audit log tells of. The words stand in the database for good: add, never rename.</summary>
public static class AuditActions
{
    /// <summary>The clinic's first admin set up their account.</summary>
    public const string FirstAdmin = "admin.first";

    /// <summary>Somebody at the console made a link for a new admin.</summary>
    public const string AdminLink = "admin.link";

    /// <summary>An account's roles were changed.</summary>
    public const string RolesChanged = "user.roles";

    /// <summary>An account was deactivated.</summary>
    public const string Deactivated = "user.deactivated";

    /// <summary>A deactivated account was let in again.</summary>
    public const string Reactivated = "user.reactivated";

    /// <summary>Somebody was invited to work here.</summary>
    public const string Invited = "invite.sent";

    /// <summary>An invite was taken back.</summary>
    public const string InviteWithdrawn = "invite.withdrawn";

    /// <summary>An invite was accepted.</summary>
    public const string InviteAccepted = "invite.accepted";

    /// <summary>A version of a rule profile was saved.</summary>
    public const string RulesSaved = "rules.saved";

    /// <summary>The clinic went over to another rule profile.</summary>
    public const string RulesActivated = "rules.activated";

    /// <summary>A therapist's hours, other days or booking settings were changed.</summary>
    public const string AvailabilityChanged = "availability.changed";

    /// <summary>A massage type was added or changed.</summary>
    public const string TypeChanged = "type.changed";

    /// <summary>What a therapist may give was changed.</summary>
    public const string QualificationsChanged = "therapist.qualifications";

    /// <summary>A room was added or changed.</summary>
    public const string RoomChanged = "room.changed";

    /// <summary>A therapist was added, or what is said of them was changed.</summary>
    public const string TherapistChanged = "therapist.changed";

    /// <summary>The clinic's settings were changed.</summary>
    public const string ClinicChanged = "clinic.changed";

    /// <summary>The clinic's own words in a mail were changed or given up.</summary>
    public const string MailTextChanged = "mail-text.changed";

    /// <summary>A race near the clinic was added, changed or removed.</summary>
    public const string RaceChanged = "race.changed";

    /// <summary>A version of a guide was saved as a draft or handed in for review.</summary>
    public const string GuideSaved = "guide.saved";

    /// <summary>A version of a guide was published, at once or from a time on.</summary>
    public const string GuidePublished = "guide.published";

    /// <summary>The text of an older version of a guide was brought back.</summary>
    public const string GuideRestored = "guide.restored";

    /// <summary>A version of a guide was looked at and sent back.</summary>
    public const string GuideSentBack = "guide.sent-back";

    /// <summary>A publication to come was called off.</summary>
    public const string GuideCalledOff = "guide.called-off";

    /// <summary>A picture for the guidance was uploaded.</summary>
    public const string ImageUploaded = "image.uploaded";

    /// <summary>It was decided whether a comment under a guide is shown.</summary>
    public const string CommentDecided = "comment.decided";

    /// <summary>It was decided whether a review of a session is shown.</summary>
    public const string ReviewDecided = "review.decided";

    /// <summary>Somebody took their own data with them.</summary>
    public const string DataExported = "data.exported";

    /// <summary>Somebody took the audit log with them.</summary>
    public const string AuditExported = "audit.exported";

    /// <summary>Somebody gave a consent.</summary>
    public const string ConsentGiven = "consent.given";

    /// <summary>Somebody withdrew a consent.</summary>
    public const string ConsentWithdrawn = "consent.withdrawn";

    /// <summary>Somebody had their account deleted.</summary>
    public const string AccountDeleted = "account.deleted";

    /// <summary>A therapist looked at a client's answers to the safety questions.</summary>
    public const string SafetyViewed = "safety.viewed";

    /// <summary>A therapist decided about a client's safety answers.</summary>
    public const string SafetyDecided = "safety.decided";

    /// <summary>A therapist allowed more than the rules leave by themselves, or changed a decision.</summary>
    public const string SafetyOverridden = "safety.overridden";

    /// <summary>Somebody deleted their own safety answers.</summary>
    public const string SafetyDeleted = "safety.deleted";

    /// <summary>It was changed for how long a kind of data is kept.</summary>
    public const string RetentionChanged = "retention.changed";

    /// <summary>All of them, in the order in which a filter lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        FirstAdmin, AdminLink, RolesChanged, Deactivated, Reactivated, Invited, InviteWithdrawn, InviteAccepted, RulesSaved, RulesActivated,
        TypeChanged, QualificationsChanged, RoomChanged, TherapistChanged, ClinicChanged, MailTextChanged, RaceChanged,
        AvailabilityChanged, GuideSaved, GuidePublished, GuideRestored, GuideSentBack, GuideCalledOff, ImageUploaded,
        CommentDecided, ReviewDecided,
        SafetyViewed, SafetyDecided, SafetyOverridden, SafetyDeleted, RetentionChanged,
        ConsentGiven, ConsentWithdrawn, DataExported, AuditExported, AccountDeleted,
    ];
}
