using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RunnerMassage.Data.Availability;

/// <summary>A reading statement with its values set, and what takes its rows.</summary>
/// <param name="Command">The statement; whoever made it disposes it.</param>
/// <param name="TakeAsync">Takes all rows of the statement.</param>
internal sealed record Reading(ReadCommand Command, Func<DbDataReader, CancellationToken, Task> TakeAsync);

/// <summary>
/// Several readings at once. PostgreSQL gets them in one message and answers in one: a trip costs it and us more than most statements do.
/// Each statement still sees what was committed before it began, as it would alone. On SQLite a statement costs no trip.
/// </summary>
internal static class ReadTrip
{
    /// <summary>Runs the readings in their order.</summary>
    public static async Task RunAsync(RunnerMassageContext context, IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        if (!context.Database.IsNpgsql())
        {
            foreach (var (command, takeAsync) in readings)
            {
                await using var rows = await command.ExecuteAsync(cancellationToken);
                await takeAsync(rows, cancellationToken);
            }
        }
        else if (readings.Count > 0)
        {
            await using var batch = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateBatch();
            AddTo(batch, readings);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await readings[0].TakeAsync(rows, cancellationToken);
            await TakeNextAsync(rows, readings.Skip(1), cancellationToken);
        }
    }

    /// <summary>Adds the readings behind what the batch does already.</summary>
    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<Reading> readings)
    {
        foreach (var (command, _) in readings)
        {
            batch.BatchCommands.Add(command.ForBatch(batch));
        }
    }

    /// <summary>Lets the readings take the results that follow the one at which the batch's reader stands.</summary>
    public static async Task TakeNextAsync(DbDataReader rows, IEnumerable<Reading> readings, CancellationToken cancellationToken)
    {
        foreach (var (_, takeAsync) in readings)
        {
            await rows.NextResultAsync(cancellationToken);
            await takeAsync(rows, cancellationToken);
        }
    }
}
