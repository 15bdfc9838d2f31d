using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>The search page of 50 therapists and exactly 7 days, asked for by strangers.</summary>
internal static class SearchRun
{
    private const int Days = 7;
    private const int Warming = 8_000;

    private static readonly TimeSpan BetweenCommits = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(LoadOptions options)
    {
        // The page shows one month at a time: near its end the seven days are the first ones of the next.
        var today = SystemClock.Instance.GetCurrentInstant().InZone(Workload.Zone).Date;
        var month = today.Month == today.PlusDays(Days - 1).Month ? today.ToYearMonth() : today.ToYearMonth().PlusMonths(1);
        var first = LocalDate.Max(today, month.OnDayOfMonth(1));
        var workload = new Workload(therapists: 50, Days, first);
        await using var database = await TestDatabase.CreateSqliteAsync();
        await ClinicDatabase.AddClinicAsync(database, workload, Period.DaysBetween(today, first.PlusDays(Days - 1)));
        await ClinicDatabase.AddSessionsAsync(database, workload);

        await using var server = await LoadRun.StartAsync(database);
        using var clients = new LoadClients(server.Address, options.Clients, compressed: true);
        var watch = new ServerWatch(server.Id);
        var page = new Uri(FormattableString.Invariant(
            $"times?massageType={Workload.Type.Id}&minutes={Workload.Minutes}&month={month.Year:0000}-{month.Month:00}"), UriKind.Relative);
        Console.WriteLine($"search page: {(await clients[0].GetByteArrayAsync(page)).Length} bytes as transferred; {watch.Memory} at first");

        async Task SearchAsync(int client, int round)
        {
            using var answer = await clients[client].GetAsync(page);
            if (answer.StatusCode != HttpStatusCode.OK || (await answer.Content.ReadAsByteArrayAsync()).Length < 1_000)
            {
                throw new InvalidOperationException($"The search page answered {(int)answer.StatusCode}.");
            }
        }

        await ClosedLoop.RunAsync(options.Clients, 0, Warming / options.Clients, options.Limit, watch, SearchAsync);
        Console.WriteLine(LoadRun.Head);
        var rounds = options.Searches / options.Clients;
        Console.WriteLine((await ClosedLoop.RunAsync(options.Clients, 0, rounds, options.Limit, watch, SearchAsync)).Row("search page"));

        using var stop = new CancellationTokenSource();
        var committing = CommitAsync(database, stop.Token);
        Console.WriteLine((await ClosedLoop.RunAsync(options.Clients, 0, rounds, options.Limit, watch, SearchAsync)).Row("search page, 20 commits/s by others"));
        await stop.CancelAsync();
        Console.WriteLine($"{await committing} commits; {watch.Memory} after the load");
    }

    /// <summary>Another process that writes: whatever the server keeps in memory is stale after each commit.</summary>
    private static async Task<int> CommitAsync(TestDatabase database, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(BetweenCommits);
        var commits = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await using var context = database.CreateContext();
                await context.Clinics.ExecuteUpdateAsync(clinic => clinic.SetProperty(c => c.Phone, $"+49 30 {commits}"), CancellationToken.None);
                commits++;
            }
        }
        catch (OperationCanceledException)
        {
            // The searches are done.
        }

        return commits;
    }
}
