using RunnerMassage.Data.Audit;

namespace RunnerMassage.Web.Pages.Admin.Audit;

/// <summary>Words for what the audit log tells.</summary>
public static class AuditWords
{
    /// <summary>What was done, as the end of a sentence that begins with who did it.</summary>
    public static string Of(string action) => action switch
    {
        AuditActions.FirstAdmin => "set up an admin’s account by a link from the console",
        AuditActions.AdminLink => "made a link for an admin at the console",
        AuditActions.RolesChanged => "changed the roles of an account",
        AuditActions.Deactivated => "deactivated an account",
        AuditActions.Reactivated => "reactivated an account",
        AuditActions.Invited => "sent an invite",
        AuditActions.InviteWithdrawn => "took an invite back",
        AuditActions.InviteAccepted => "accepted an invite",
        AuditActions.RulesSaved => "saved timing rules",
        AuditActions.RulesActivated => "chose the timing rules in use",
        AuditActions.AvailabilityChanged => "changed when a therapist can be booked",
        AuditActions.TypeChanged => "changed a massage type",
        AuditActions.QualificationsChanged => "changed what a therapist may give",
        AuditActions.RoomChanged => "changed a room",
        AuditActions.TherapistChanged => "changed a therapist’s details",
        AuditActions.ClinicChanged => "changed the clinic’s settings",
        AuditActions.MailTextChanged => "changed the words of a mail",
        AuditActions.RaceChanged => "changed a local race",
        AuditActions.GuideSaved => "saved a version of a guide",
        AuditActions.GuidePublished => "published a version of a guide",
        AuditActions.GuideRestored => "brought back an older version of a guide",
        AuditActions.GuideSentBack => "sent a version of a guide back",
        AuditActions.GuideCalledOff => "called off a publication",
        AuditActions.ImageUploaded => "uploaded a picture",
        AuditActions.CommentDecided => "decided about a comment",
        AuditActions.ReviewDecided => "decided about a review",
        AuditActions.ConsentGiven => "gave a consent",
        AuditActions.ConsentWithdrawn => "withdrew a consent",
        AuditActions.DataExported => "downloaded their own data",
        AuditActions.AuditExported => "downloaded the audit log",
        AuditActions.AccountDeleted => "deleted their account",
        AuditActions.SafetyViewed => "looked at the safety answers of",
        AuditActions.SafetyDecided => "decided about the safety answers of",
        AuditActions.SafetyOverridden => "allowed more than the safety rules do, or changed a decision, for",
        AuditActions.SafetyDeleted => "deleted their own safety answers",
        AuditActions.RetentionChanged => "changed for how long data is kept",
        // Written by a later version of the program, or by a part that has no words yet: better than nothing.
        _ => action,
    };

    /// <summary>What it was done to, or nothing where the action says it all.</summary>
    public static string Subject(AuditLine line) => line.Entry.SubjectKind switch
    {
        null => "",
        AuditSubjects.User when line.Entry.SubjectId == line.Entry.ActorId => "",
        AuditSubjects.User => line.SubjectName ?? "",
        AuditSubjects.RuleProfile => $"Rules {line.Entry.SubjectId}",
        AuditSubjects.Guide => $"Guide {line.Entry.SubjectId}",
        AuditSubjects.Image => $"Picture {Short(line.Entry.SubjectId)}",
        AuditSubjects.Comment => $"Comment {Short(line.Entry.SubjectId)}",
        AuditSubjects.Review => $"Review of session {Short(line.Entry.SubjectId)}",
        AuditSubjects.Invite => $"Invite {Short(line.Entry.SubjectId)}",
        AuditSubjects.Therapist => $"Therapist {Short(line.Entry.SubjectId)}",
        AuditSubjects.MassageSession => $"Session {Short(line.Entry.SubjectId)}",
        AuditSubjects.MassageType => $"Massage type {line.Entry.SubjectId}",
        AuditSubjects.Room => $"Room {Short(line.Entry.SubjectId)}",
        AuditSubjects.Clinic => "",
        AuditSubjects.MailText => $"Mail {line.Entry.SubjectId}",
        AuditSubjects.Race => $"Race {Short(line.Entry.SubjectId)}",
        var kind => $"{kind} {Short(line.Entry.SubjectId)}",
    };

    private static string Short(string? id) => id is { Length: > 8 } ? id[^8..] : id ?? "";
}
