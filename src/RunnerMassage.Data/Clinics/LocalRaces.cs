using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Clinics;

/// <summary>The races near the clinic, and the extra hours that were opened because of them.</summary>
public sealed class LocalRaces(RunnerMassageContext context, IClock clock)
{
    /// <summary>The races from a date to a date, both inclusive, by date.</summary>
    public Task<List<LocalRace>> BetweenAsync(LocalDate from, LocalDate to, CancellationToken cancellationToken) => context.LocalRaces.AsNoTracking()
        .Where(race => race.Date >= from && race.Date <= to).OrderBy(race => race.Date).ThenBy(race => race.Name).ToListAsync(cancellationToken);

    /// <summary>All races, the latest first.</summary>
    public Task<List<LocalRace>> ListAsync(CancellationToken cancellationToken) => context.LocalRaces.AsNoTracking()
        .OrderByDescending(race => race.Date).ThenBy(race => race.Name).ToListAsync(cancellationToken);

    /// <summary>One race, or null.</summary>
    public Task<LocalRace?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.LocalRaces.AsNoTracking().SingleOrDefaultAsync(race => race.Id == id, cancellationToken);

    /// <summary>The extra hours that were opened because of a race, by date and therapist.</summary>
    public async Task<IReadOnlyList<OpenedHours>> OpenedAsync(string raceId, CancellationToken cancellationToken)
    {
        var prefix = LocalRace.GroupPrefix(raceId);
        var rows = await context.Therapists.AsNoTracking()
            .SelectMany(therapist => therapist.Exceptions.Where(exception => EF.Functions.Like(exception.GroupId!, prefix + "%")), (therapist, exception) => new
            {
                therapist.Id,
                therapist.Name,
                exception.Date,
                exception.StartMinute,
                exception.EndMinute,
                exception.GroupId,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.Date).ThenBy(row => row.Name, StringComparer.Ordinal)
                .Select(row => new OpenedHours(row.Id, row.Name, row.Date, row.StartMinute ?? 0, row.EndMinute ?? 0, row.GroupId!)),
        ];
    }

    /// <summary>Adds a race.</summary>
    public async Task AddAsync(LocalRace race, Actor by, CancellationToken cancellationToken)
    {
        context.LocalRaces.Add(race);
        await SaveAsync(race.Id, $"added {race.Name}", by, cancellationToken);
        context.ChangeTracker.Clear();
    }

    /// <summary>Changes a race, as the version after the one that the editor has seen.</summary>
    public async Task<EditResult> SaveAsync(LocalRace race, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.LocalRaces.Where(saved => saved.Id == race.Id && saved.Version == expectedVersion)
            .ExecuteUpdateAsync(
                row => row.SetProperty(saved => saved.Version, expectedVersion + 1).SetProperty(saved => saved.Name, race.Name)
                    .SetProperty(saved => saved.Date, race.Date).SetProperty(saved => saved.DistanceKm, race.DistanceKm)
                    .SetProperty(saved => saved.Runners, race.Runners),
                cancellationToken) == 0)
        {
            return await FindAsync(race.Id, cancellationToken) is null ? EditResult.NotFound : EditResult.Changed;
        }

        await SaveAsync(race.Id, $"changed {race.Name}", by, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return EditResult.Saved;
    }

    /// <summary>Removes a race. Extra hours that were opened because of it stay; take them back first where they shall not.</summary>
    public async Task<EditResult> RemoveAsync(LocalRace race, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.LocalRaces.Where(saved => saved.Id == race.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return EditResult.NotFound;
        }

        await SaveAsync(race.Id, $"removed {race.Name}", by, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return EditResult.Saved;
    }

    private Task<int> SaveAsync(string id, string told, Actor by, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, new AuditNote(by, AuditActions.RaceChanged, AuditSubject.Race(id), told), clock.GetCurrentInstant());
        return context.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Extra hours of a therapist on one date.</summary>
/// <param name="TherapistId">The therapist.</param>
/// <param name="TherapistName">Their name.</param>
/// <param name="Date">The local date.</param>
/// <param name="StartMinute">First minute of the local day.</param>
/// <param name="EndMinute">First minute after it.</param>
/// <param name="GroupId">By this they are taken back.</param>
public sealed record OpenedHours(string TherapistId, string TherapistName, LocalDate Date, int StartMinute, int EndMinute, string GroupId);
