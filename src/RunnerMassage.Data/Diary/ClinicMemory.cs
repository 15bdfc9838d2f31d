using System.Data.Common;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// Keeps the clinic and its rule profile for the diary on PostgreSQL. Each decision reads, inside its transaction, which transaction wrote
/// the clinic's row (xmin, another one after every change by whichever node) and which version of its profile is the latest; what is kept
/// holds as long as both are the same.
/// </summary>
internal sealed class ClinicMemory
{
    private const string Sql = """
        SELECT c."Id" || ' ' || c.xmin::text || ' ' || c."RuleProfileId" || ' '
                || COALESCE((SELECT MAX(v."Version") FROM "RuleProfileVersions" v WHERE v."ProfileId" = c."RuleProfileId"), 0)::text
            FROM "Clinics" c ORDER BY c."Id" LIMIT 1
        """;

    private volatile Content? _kept;

    /// <summary>The statement that tells the mark, or null where there is no clinic.</summary>
    public static async Task<Reading> ReadingAsync(
        RunnerMassageContext context, Action<string?> take, CancellationToken cancellationToken)
    {
        var command = await ReadCommand.OpenAsync(context, SqlDialect.Of(context), Sql, cancellationToken);
        return new Reading(command, async (rows, stopping) => take(await MarkAsync(rows, stopping)));
    }

    /// <summary>What belongs to the mark.</summary>
    public async ValueTask<Content> FindAsync(RunnerMassageContext context, string? mark, CancellationToken cancellationToken)
    {
        if (_kept is { } kept && kept.Mark == mark)
        {
            return kept;
        }

        // After the mark was read, and so never older than it says; what is newer gets another mark at the next look.
        var (clinic, profile) = await new RuleProfileRepository(context).ActiveWithClinicAsync(cancellationToken);
        return _kept = new Content(mark, clinic ?? throw new InvalidOperationException("There is no clinic yet."), profile);
    }

    private static async Task<string?> MarkAsync(DbDataReader rows, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken) ? rows.GetString(0) : null;

    /// <summary>What is kept; shared between decisions, so it is never changed.</summary>
    internal sealed record Content(string? Mark, Clinic Clinic, RuleProfile Profile);
}
