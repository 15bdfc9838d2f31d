using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Safety;

/// <summary>For how long the clinic keeps each kind of data.</summary>
public sealed class RetentionRepository(RunnerMassageContext context, IClock clock)
{
    /// <summary>Every kind with its days and version; version 0 where the clinic has never changed it.</summary>
    public async Task<IReadOnlyList<RetentionPeriod>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = await context.RetentionSettings.AsNoTracking().ToDictionaryAsync(setting => setting.Kind, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. RetentionKind.All.Select(kind => stored.TryGetValue(kind.Name, out var setting)
                ? new RetentionPeriod(kind, Math.Clamp(setting.Days, kind.Least, kind.Most), setting.Version)
                : new RetentionPeriod(kind, kind.Usual, 0)),
        ];
    }

    /// <summary>Changes one.</summary>
    /// <returns>False where the days are out of bounds, or somebody changed it since the version was seen.</returns>
    public async Task<bool> SaveAsync(RetentionKind kind, int days, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        if (days < kind.Least || days > kind.Most)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = expectedVersion > 0
            ? await context.RetentionSettings.Where(setting => setting.Kind == kind.Name && setting.Version == expectedVersion).ExecuteUpdateAsync(
                set => set.SetProperty(setting => setting.Days, days).SetProperty(setting => setting.ChangedAt, now)
                    .SetProperty(setting => setting.ChangedById, by.Id!).SetProperty(setting => setting.Version, expectedVersion + 1),
                cancellationToken)
            : await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "RetentionSettings" ("Kind", "Days", "ChangedAt", "ChangedById", "Version")
                VALUES ({kind.Name}, {days}, {Stored(now)}, {by.Id}, 1) ON CONFLICT DO NOTHING
                """,
                cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        var details = string.Create(CultureInfo.InvariantCulture, $"{kind.Name}: {days} days");
        AuditLog.Add(context, new AuditNote(by, AuditActions.RetentionChanged, Details: details), now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private object Stored(Instant now) => Availability.SqlDialect.Of(context).Value(now);
}

/// <summary>For how long a kind of data is kept.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Days">Days.</param>
/// <param name="Version">Counts the changes; 0 where there was none.</param>
public sealed record RetentionPeriod(RetentionKind Kind, int Days, int Version);
