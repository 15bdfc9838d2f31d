using System.Diagnostics;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>
/// Starts the published app as a process of its own on a database of the workload, and lets clients ask it over HTTP on 127.0.0.1.
/// The app runs as it would for people, in Production with its logs, but without rate limits.
/// </summary>
internal static class LoadRun
{
    public const string Head = "| | requests | per second | median ms | 99 % ms | longest ms | server CPU ms each | client CPU ms each |\n|---|---|---|---|---|---|---|---|";

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = LoadOptions.Read(args);
        Console.WriteLine(FormattableString.Invariant(
            $"{Environment.ProcessorCount} cores for server and clients together, load before the run {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}, {FlushMilliseconds():0.0} ms to flush 4 KB to this disk"));
        foreach (var part in options.Parts)
        {
            await (part switch
            {
                "start" => StartRun.RunAsync(),
                "search" => SearchRun.RunAsync(options),
                "sqlite" => BookingRun.RunAsync(options, DatabaseProvider.Sqlite),
                "postgresql" => BookingRun.RunAsync(options, DatabaseProvider.PostgreSql),
                _ => throw new ArgumentException($"There is no part {part}.", nameof(args)),
            });
        }

        return 0;
    }

    /// <summary>Starts the app and waits for its first page.</summary>
    public static Task<ServerProcess> StartAsync(TestDatabase database) => ServerProcess.StartAsync(new ServerSettings
    {
        DatabaseProvider = database.Provider.ToString(),
        ConnectionString = database.ConnectionString,
        Environment = "Production",
        Demo = false,
        ReadyPage = "",
    });

    private static double FlushMilliseconds()
    {
        var file = Path.GetTempFileName();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            stream.Write(new byte[4096]);
            stream.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
