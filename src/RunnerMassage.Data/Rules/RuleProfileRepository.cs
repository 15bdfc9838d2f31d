using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Rules;

/// <summary>
/// The rule profiles with all their versions. Two ship with the program as version 1; every save adds a version and none is ever changed,
/// so that a session can always be explained by the version under which it was booked.
/// </summary>
public sealed class RuleProfileRepository(RunnerMassageContext context)
{
    private static readonly RuleProfile[] Shipped = [RuleProfile.Article, RuleProfile.Cautious];

    /// <summary>The latest version of each profile, the default first.</summary>
    public async Task<IReadOnlyList<RuleProfile>> ListAsync(CancellationToken cancellationToken)
    {
        var profiles = new List<RuleProfile>();
        foreach (var shipped in Shipped)
        {
            profiles.Add((await FindAsync(shipped.Id, cancellationToken))!);
        }

        return profiles;
    }

    /// <summary>The latest version of a profile, or null where there is none of that id.</summary>
    public async Task<RuleProfile?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var parameters = await context.RuleProfileVersions.Where(version => version.ProfileId == id)
            .OrderByDescending(version => version.Version).Select(version => version.Parameters).FirstOrDefaultAsync(cancellationToken);
        return parameters is null ? Array.Find(Shipped, profile => profile.Id == id) : Read(parameters);
    }

    /// <summary>One version of a profile, or null.</summary>
    public async Task<RuleProfile?> FindAsync(string id, int version, CancellationToken cancellationToken)
    {
        if (version == 1)
        {
            return Array.Find(Shipped, profile => profile.Id == id);
        }

        var parameters = await context.RuleProfileVersions.Where(saved => saved.ProfileId == id && saved.Version == version)
            .Select(saved => saved.Parameters).FirstOrDefaultAsync(cancellationToken);
        return parameters is null ? null : Read(parameters);
    }

    /// <summary>The profile that the clinic uses, in its latest version.</summary>
    public async Task<RuleProfile> ActiveAsync(CancellationToken cancellationToken) =>
        (await ActiveWithClinicAsync(cancellationToken)).Profile;

    /// <summary>The clinic with the profile that it uses, in one statement that is composed once: every booking asks for them.</summary>
    internal async Task<(Clinic? Clinic, RuleProfile Profile)> ActiveWithClinicAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (clinic, parameters) = await ActiveQuery.Of(context).ReadAsync(context);
        var profile = parameters is null ? Array.Find(Shipped, shipped => shipped.Id == clinic?.RuleProfileId) : Read(parameters);
        return (clinic, profile ?? RuleProfile.Article);
    }

    /// <summary>Who saved which version when and why, the latest first.</summary>
    public async Task<IReadOnlyList<RuleProfileVersion>> HistoryAsync(string id, CancellationToken cancellationToken) =>
        await context.RuleProfileVersions.AsNoTracking().Where(version => version.ProfileId == id)
            .OrderByDescending(version => version.Version).ToListAsync(cancellationToken);

    /// <summary>Saves a profile as the version after the one it was edited from.</summary>
    /// <param name="edited">The profile, its <see cref="RuleProfile.Version"/> being the one that the editor started from.</param>
    /// <param name="by">Who, when and why.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>The new version, or null where somebody saved one in the meantime.</returns>
    public async Task<RuleProfile?> SaveAsync(RuleProfile edited, RuleProfileEdit by, CancellationToken cancellationToken)
    {
        var latest = await FindAsync(edited.Id, cancellationToken);
        if (latest is null || latest.Version != edited.Version)
        {
            return null;
        }

        var saved = edited with { Version = edited.Version + 1 };
        context.RuleProfileVersions.Add(new RuleProfileVersion
        {
            ProfileId = saved.Id,
            Version = saved.Version,
            Parameters = JsonSerializer.Serialize(saved),
            SavedAt = by.At,
            SavedBy = by.UserId,
            SavedByName = by.UserName,
            Reason = by.Reason,
        });
        var note = new AuditNote(
            by.Actor, AuditActions.RulesSaved, AuditSubject.RuleProfile(saved.Id), FormattableString.Invariant($"version {saved.Version}"));
        AuditLog.Add(context, note, by.At);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return saved;
        }
        catch (DbUpdateException)
        {
            // The key says that this version exists by now; anything else is no conflict and must not be swallowed.
            context.ChangeTracker.Clear();
            if (await FindAsync(saved.Id, saved.Version, cancellationToken) is null)
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>Makes a profile the one that the clinic uses.</summary>
    /// <param name="profile">The profile, in its latest version.</param>
    /// <param name="by">Who decides it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task ActivateAsync(RuleProfile profile, Actor by, Instant now, CancellationToken cancellationToken)
    {
        foreach (var clinic in await context.Clinics.AsTracking().ToListAsync(cancellationToken))
        {
            clinic.RuleProfileId = profile.Id;
        }

        var note = new AuditNote(
            by, AuditActions.RulesActivated, AuditSubject.RuleProfile(profile.Id), FormattableString.Invariant($"version {profile.Version}"));
        AuditLog.Add(context, note, now);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static RuleProfile Read(string parameters) =>
        JsonSerializer.Deserialize<RuleProfile>(parameters) ?? throw new JsonException("A saved rule profile is empty.");
}

/// <summary>Who saves a profile, when and why.</summary>
/// <param name="UserId">Id of the account.</param>
/// <param name="UserName">What the person is called.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record RuleProfileEdit(string UserId, string UserName, Instant At, string Reason)
{
    /// <summary>Where from: the network of the internet address, or null.</summary>
    public string? Address { get; init; }

    internal Actor Actor => new(UserId, UserName, Address);
}
