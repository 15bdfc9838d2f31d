using System.Diagnostics;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>
/// Clients that each send a request, wait for its answer and send the next one at once. They run in this process, on the same cores as
/// the server: what they cost is part of every wait.
/// </summary>
internal static class ClosedLoop
{
    /// <summary>Runs until every client has sent its share or the time is over.</summary>
    /// <param name="clients">How many clients.</param>
    /// <param name="firstRound">Number of the first request of each client.</param>
    /// <param name="rounds">Most requests of each client.</param>
    /// <param name="limit">Longest time.</param>
    /// <param name="server">The server's process, whose processor time is told.</param>
    /// <param name="send">Sends one request of a client, by client and round, and throws unless it is answered as it should be.</param>
    public static async Task<LoadResult> RunAsync(
        int clients, int firstRound, int rounds, TimeSpan limit, ServerWatch server, Func<int, int, Task> send)
    {
        var (serverTime, ownTime) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);
        var begun = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(RunClientAsync(client))));
        return new LoadResult(
            [.. waits.SelectMany(wait => wait).Order()],
            Stopwatch.GetElapsedTime(begun),
            server.ProcessorTime - serverTime,
            Environment.CpuUsage.TotalTime - ownTime);

        Func<Task<List<TimeSpan>>> RunClientAsync(int client) => async () =>
        {
            var own = new List<TimeSpan>(rounds);
            for (var round = firstRound; round < firstRound + rounds && Stopwatch.GetElapsedTime(begun) < limit; round++)
            {
                var sent = Stopwatch.GetTimestamp();
                await send(client, round);
                own.Add(Stopwatch.GetElapsedTime(sent));
            }

            return own;
        };
    }
}

/// <summary>What a run took.</summary>
/// <param name="Waits">How long each request waited for its answer, the shortest first.</param>
/// <param name="Time">From the first request to the last answer.</param>
/// <param name="ServerTime">Processor time of the server.</param>
/// <param name="ClientTime">Processor time of the clients.</param>
internal sealed record LoadResult(IReadOnlyList<TimeSpan> Waits, TimeSpan Time, TimeSpan ServerTime, TimeSpan ClientTime)
{
    /// <summary>For a table: requests, per second, median, 99th percentile and longest wait, processor milliseconds of server and client each.</summary>
    public string Row(string name) => FormattableString.Invariant(
        $"| {name} | {Waits.Count} | {Waits.Count / Time.TotalSeconds:0} | {At(0.5):0.0} | {At(0.99):0.0} | {Waits[^1].TotalMilliseconds:0.0} | {ServerTime.TotalMilliseconds / Waits.Count:0.00} | {ClientTime.TotalMilliseconds / Waits.Count:0.00} |");

    private double At(double part) => Waits[(int)(part * (Waits.Count - 1))].TotalMilliseconds;
}
