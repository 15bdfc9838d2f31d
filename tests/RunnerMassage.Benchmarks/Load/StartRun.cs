using System.Diagnostics;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>How long the published app takes from its start to its first page, with a database that is there, and what it occupies then.</summary>
internal static class StartRun
{
    private const int Starts = 5;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await ClinicDatabase.AddClinicAsync(database, new Workload(therapists: 50, days: 7), horizonDays: 6);
        for (var i = 0; i < Starts; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var server = await LoadRun.StartAsync(database);
            var time = Stopwatch.GetElapsedTime(begun);
            var watch = new ServerWatch(server.Id);
            Console.WriteLine(FormattableString.Invariant(
                $"start to first page: {time.TotalMilliseconds:0} ms, {watch.ProcessorTime.TotalMilliseconds:0} ms of processor time, {watch.Memory}"));
            await server.StopAsync();
        }
    }
}
