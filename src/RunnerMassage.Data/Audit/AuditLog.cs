using NodaTime;

namespace RunnerMassage.Data.Audit;

/// <summary>
/// Writes down who did what, when and from where. Entries are only ever added; the database itself refuses to change or delete one.
/// </summary>
public static class AuditLog
{
    /// <summary>Adds an entry to the current unit of work, so that it is saved together with what it tells of, or not at all.</summary>
    public static void Add(RunnerMassageContext context, AuditNote note, Instant now) => context.AuditEntries.Add(new AuditEntry
    {
        At = now,
        ActorId = note.Actor.Id,
        ActorName = note.Actor.Name,
        Action = note.Action,
        SubjectKind = note.Subject?.Kind,
        SubjectId = note.Subject?.Id,
        Details = note.Details,
        Address = note.Actor.Address,
    });
}
