using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;

namespace RunnerMassage.Data.Audit;

/// <summary>The audit log, the latest entries first. There is no way to change or delete an entry.</summary>
public sealed class AuditRepository(RunnerMassageContext context)
{
    /// <summary>A page of the entries that the filter lets through.</summary>
    public async Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, int skip, int limit, CancellationToken cancellationToken) =>
        await Lines(filter).Skip(skip).Take(limit).ToListAsync(cancellationToken);

    /// <summary>All entries that the filter lets through, one by one as the database gives them.</summary>
    public IAsyncEnumerable<AuditLine> StreamAsync(AuditFilter filter) => Lines(filter).AsAsyncEnumerable();

    /// <summary>The entries by or about an account.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListAboutAsync(string userId, CancellationToken cancellationToken) =>
        await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ActorId == userId || (entry.SubjectKind == AuditSubjects.User && entry.SubjectId == userId))
            .OrderByDescending(entry => entry.Id).ToListAsync(cancellationToken);

    /// <summary>Adds an entry of its own, for what is not written to the database otherwise.</summary>
    public Task AddAsync(AuditNote note, Instant now, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, note, now);
        return context.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<AuditLine> Lines(AuditFilter filter)
    {
        var entries = context.AuditEntries.AsNoTracking();
        if (filter.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (filter.From is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        if (filter.To is { } to)
        {
            entries = entries.Where(entry => entry.At < to);
        }

        if (filter.Who is { } who)
        {
            entries = entries.Where(PeopleSearch.ActingAs(who, PeopleLike(who)));
        }

        if (filter.Subject is { } subject)
        {
            entries = OnSubject(entries, subject);
        }

        return from entry in entries
               join actor in context.Users on entry.ActorId equals actor.Id into actors
               from actor in actors.DefaultIfEmpty()
               join user in context.Users on entry.SubjectId equals user.Id into users
               from user in users.DefaultIfEmpty()
               orderby entry.Id descending
               select new AuditLine(entry, actor, entry.SubjectKind == AuditSubjects.User ? user : null);
    }

    private IQueryable<AuditEntry> OnSubject(IQueryable<AuditEntry> entries, string subject)
    {
        var people = PeopleLike(subject);
        return entries.Where(entry => entry.SubjectId == subject || entry.SubjectKind == subject
            || (entry.SubjectKind == AuditSubjects.User && people.Contains(entry.SubjectId)));
    }

    // An id comes from a link, anything else is what somebody typed.
    private IQueryable<string> PeopleLike(string text) =>
        context.Users.Where(user => user.Id == text).Union(context.Users.Where(PeopleSearch.Matching(text))).Select(user => user.Id);
}

/// <summary>Which entries of the audit log are wanted; what is null is not asked for.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of the actor's name or address, or the id of the account.</summary>
    public string? Who { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>One of <see cref="AuditSubjects"/>, an id, or part of the name or address of the account that something was done to.</summary>
    public string? Subject { get; init; }

    /// <summary>Earliest time, inclusive.</summary>
    public Instant? From { get; init; }

    /// <summary>Latest time, exclusive.</summary>
    public Instant? To { get; init; }
}

/// <summary>An entry with the accounts that it names, as they are now.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Actor">Who did it, or null where there is no such account.</param>
/// <param name="SubjectUser">The account that it was done to, or null.</param>
public sealed record AuditLine(AuditEntry Entry, AppUser? Actor, AppUser? SubjectUser)
{
    /// <summary>What to call who did it: the name that the account has now where none was kept.</summary>
    public string ActorName => Entry.ActorName == Audit.Actor.Client ? Actor?.DisplayName ?? Actor?.Email ?? Entry.ActorName : Entry.ActorName;

    /// <summary>What to call the account that it was done to, or its id, or null.</summary>
    public string? SubjectName => SubjectUser?.DisplayName ?? SubjectUser?.Email ?? Entry.SubjectId;
}
