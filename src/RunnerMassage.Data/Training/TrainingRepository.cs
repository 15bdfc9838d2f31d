using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>A runner's training calendar and soreness reports. Every method takes the runner, so nobody reaches another's.</summary>
public sealed class TrainingRepository(RunnerMassageContext context, SessionTextProtector protector)
{
    /// <summary>So long a soreness report is kept.</summary>
    public static readonly Duration SorenessIsKept = Duration.FromDays(90);

    /// <summary>The runner's entries with a date in [from, to], by date and start.</summary>
    public async Task<IReadOnlyList<TrainingEntry>> ListAsync(
        string runnerId, LocalDate from, LocalDate to, CancellationToken cancellationToken) =>
        await context.TrainingEntries.AsNoTracking()
            .Where(entry => entry.RunnerId == runnerId && entry.Date >= from && entry.Date <= to)
            .OrderBy(entry => entry.Date).ThenBy(entry => entry.Start).ThenBy(entry => entry.Id).ToListAsync(cancellationToken);

    /// <summary>One of the runner's entries, or null.</summary>
    public Task<TrainingEntry?> FindAsync(string runnerId, string id, CancellationToken cancellationToken) =>
        context.TrainingEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.RunnerId == runnerId && entry.Id == id, cancellationToken);

    /// <summary>Adds an entry.</summary>
    /// <returns>False where the runner has an entry of that id already: the form that made it was sent twice.</returns>
    public async Task<bool> AddAsync(TrainingEntry entry, CancellationToken cancellationToken)
    {
        if (await FindAsync(entry.RunnerId, entry.Id, cancellationToken) is not null)
        {
            return false;
        }

        context.TrainingEntries.Add(entry);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            context.Entry(entry).State = EntityState.Detached;
            return true;
        }
        catch (DbUpdateException)
        {
            // Perhaps the other of the two came first by a moment.
            context.ChangeTracker.Clear();
            if (await FindAsync(entry.RunnerId, entry.Id, cancellationToken) is null)
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Adds entries in one transaction.</summary>
    public async Task AddAsync(IEnumerable<TrainingEntry> entries, CancellationToken cancellationToken)
    {
        context.TrainingEntries.AddRange(entries);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Saves an entry that was found before and changed; its version must be the one that was seen.</summary>
    /// <returns>False where it was changed or deleted in the meantime.</returns>
    public async Task<bool> UpdateAsync(TrainingEntry entry, CancellationToken cancellationToken)
    {
        var seen = entry.Version;
        var stored = await context.TrainingEntries.AsTracking()
            .SingleOrDefaultAsync(other => other.RunnerId == entry.RunnerId && other.Id == entry.Id, cancellationToken);
        if (stored is null || stored.Version != seen)
        {
            return false;
        }

        context.Entry(stored).CurrentValues.SetValues(entry);
        stored.Version = seen + 1;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Deletes one of the runner's entries.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> DeleteAsync(string runnerId, string id, CancellationToken cancellationToken) =>
        await context.TrainingEntries.Where(entry => entry.RunnerId == runnerId && entry.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>Keeps a soreness report, and lets go of those of the runner that are older than <see cref="SorenessIsKept"/>.</summary>
    public async Task ReportSorenessAsync(SorenessEntry report, CancellationToken cancellationToken)
    {
        var oldest = report.At - SorenessIsKept;
        await context.SorenessReports.Where(old => old.RunnerId == report.RunnerId && old.At < oldest).ExecuteDeleteAsync(cancellationToken);
        context.SorenessReports.Add(new StoredSoreness
        {
            Id = report.Id,
            RunnerId = report.RunnerId,
            At = report.At,
            ProtectedLevel = protector.Protect(report.Level.ToString(CultureInfo.InvariantCulture))!,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The runner's soreness reports since an instant, the latest first; reports whose key is lost are left out.</summary>
    public async Task<IReadOnlyList<SorenessEntry>> ListSorenessAsync(string runnerId, Instant since, CancellationToken cancellationToken)
    {
        var stored = await context.SorenessReports.AsNoTracking()
            .Where(report => report.RunnerId == runnerId && report.At >= since)
            .OrderByDescending(report => report.At).ToListAsync(cancellationToken);
        return [.. stored.Select(Read).OfType<SorenessEntry>()];
    }

    /// <summary>Deletes one of the runner's soreness reports.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> DeleteSorenessAsync(string runnerId, string id, CancellationToken cancellationToken) =>
        await context.SorenessReports.Where(report => report.RunnerId == runnerId && report.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;

    internal SorenessEntry? Read(StoredSoreness stored) =>
        int.TryParse(protector.Unprotect(stored.ProtectedLevel), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? new SorenessEntry { Id = stored.Id, RunnerId = stored.RunnerId, Level = level, At = stored.At }
            : null;
}
