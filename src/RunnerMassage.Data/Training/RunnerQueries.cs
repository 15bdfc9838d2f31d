using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>
/// The queries about one runner that every booking and every rated search makes, compiled once for each model: composing them anew
/// costs more than the database does. A compiled query belongs to the model that it was first used with, and tests have several.
/// </summary>
internal sealed class RunnerQueries
{
    private static readonly ConditionalWeakTable<IModel, RunnerQueries> ByModel = [];

    private readonly Func<RunnerMassageContext, string, LocalDate, LocalDate, IAsyncEnumerable<TrainingEntry>> _entries =
        EF.CompileAsyncQuery((RunnerMassageContext context, string runnerId, LocalDate from, LocalDate to) =>
            context.TrainingEntries.AsNoTracking().Where(entry => entry.RunnerId == runnerId && entry.Date >= from && entry.Date <= to));

    private readonly Func<RunnerMassageContext, string, Instant, Instant, IAsyncEnumerable<StoredSoreness>> _reports =
        EF.CompileAsyncQuery((RunnerMassageContext context, string runnerId, Instant from, Instant to) =>
            context.SorenessReports.AsNoTracking().Where(report => report.RunnerId == runnerId && report.At >= from && report.At < to));

    private readonly Func<RunnerMassageContext, string, Instant, Instant, IAsyncEnumerable<KnownSession>> _sessions =
        EF.CompileAsyncQuery((RunnerMassageContext context, string runnerId, Instant from, Instant to) =>
            context.MassageSessions.AsNoTracking()
                .Where(session => session.RunnerId == runnerId && session.Start >= from && session.Start < to
                    && session.Status != SessionStatus.Cancelled)
                .Select(session => new KnownSession(
                    session.Id, session.RunnerId, session.MassageTypeId, session.TimingClass, session.Start, session.End, session.Date)));

    /// <summary>The queries of the context's model.</summary>
    public static RunnerQueries Of(RunnerMassageContext context) => ByModel.GetValue(context.Model, static _ => new RunnerQueries());

    /// <summary>The runner's entries with a date in [from, to].</summary>
    public Task<List<TrainingEntry>> EntriesAsync(
        RunnerMassageContext context, string runnerId, LocalDate from, LocalDate to, CancellationToken cancellationToken) =>
        ListAsync(_entries(context, runnerId, from, to), cancellationToken);

    /// <summary>The runner's soreness reports in [from, to).</summary>
    public Task<List<StoredSoreness>> ReportsAsync(
        RunnerMassageContext context, string runnerId, Instant from, Instant to, CancellationToken cancellationToken) =>
        ListAsync(_reports(context, runnerId, from, to), cancellationToken);

    /// <summary>The runner's active sessions with a start in [from, to).</summary>
    public Task<List<KnownSession>> SessionsAsync(
        RunnerMassageContext context, string runnerId, Instant from, Instant to, CancellationToken cancellationToken) =>
        ListAsync(_sessions(context, runnerId, from, to), cancellationToken);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            list.Add(row);
        }

        return list;
    }
}
