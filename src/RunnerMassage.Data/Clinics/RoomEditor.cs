using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>Adds and changes rooms. Sessions that are booked in one stay there.</summary>
public sealed class RoomEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>All rooms by name, those that are not in use last.</summary>
    public Task<List<Room>> ListAsync(CancellationToken cancellationToken) => context.Rooms.AsNoTracking()
        .OrderByDescending(room => room.Active).ThenBy(room => room.Name).ToListAsync(cancellationToken);

    /// <summary>The active therapists of each room, those first who prefer it.</summary>
    public async Task<ILookup<string, string>> TherapistsByRoomAsync(CancellationToken cancellationToken)
    {
        var therapists = await context.Therapists.AsNoTracking().Include(therapist => therapist.Rooms)
            .Where(therapist => therapist.Active).OrderBy(therapist => therapist.Name).ToListAsync(cancellationToken);
        return therapists.SelectMany(therapist => therapist.Rooms.Select(room => (room.RoomId, therapist.Name, room.Preference)))
            .OrderBy(one => one.Preference).ToLookup(one => one.RoomId, one => one.Name, StringComparer.Ordinal);
    }

    /// <summary>One room, or null.</summary>
    public Task<Room?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.Rooms.AsNoTracking().SingleOrDefaultAsync(room => room.Id == id, cancellationToken);

    /// <summary>Adds a room. Nobody works in it before it is given to a therapist.</summary>
    public async Task<EditResult> AddAsync(string name, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await IsTakenAsync(name, ownId: null, cancellationToken))
        {
            return EditResult.NameTaken;
        }

        var room = new Room { Id = Guid.NewGuid().ToString("N"), Name = name };
        context.Rooms.Add(room);
        return await SaveAsync(room.Id, "added", by, cancellationToken) ? await DoneAsync(transaction) : EditResult.NameTaken;
    }

    /// <summary>Renames a room, or takes it out of use or into use again; as the version after the one that the editor has seen.</summary>
    public async Task<EditResult> SaveAsync(string id, string name, bool active, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Rooms.Where(room => room.Id == id && room.Version == expectedVersion)
            .ExecuteUpdateAsync(row => row.SetProperty(room => room.Version, expectedVersion + 1), cancellationToken) == 0)
        {
            return await FindAsync(id, cancellationToken) is null ? EditResult.NotFound : EditResult.Changed;
        }

        if (await IsTakenAsync(name, id, cancellationToken))
        {
            return EditResult.NameTaken;
        }

        var saved = await context.Rooms.AsTracking().SingleAsync(room => room.Id == id, cancellationToken);
        var told = string.Join(", ", new[] { saved.Name == name ? null : "name", saved.Active == active ? null : active ? "in use again" : "out of use" }.OfType<string>());
        (saved.Name, saved.Active) = (name, active);
        return await SaveAsync(id, told, by, cancellationToken) ? await DoneAsync(transaction) : EditResult.NameTaken;
    }

    private async Task<EditResult> DoneAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        await transaction.CommitAsync(CancellationToken.None);
        context.ChangeTracker.Clear();
        return EditResult.Saved;
    }

    private Task<bool> IsTakenAsync(string name, string? ownId, CancellationToken cancellationToken)
    {
        var lower = name.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Compared by the database, which knows no cultures here.
        return context.Rooms.AnyAsync(room => room.Id != ownId && room.Name.ToLower() == lower, cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private async Task<bool> SaveAsync(string id, string told, Actor by, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, new AuditNote(by, AuditActions.RoomChanged, AuditSubject.Room(id), told), clock.GetCurrentInstant());
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Two add the same name at the same moment: the database keeps names apart.
            context.ChangeTracker.Clear();
            return false;
        }
    }
}
