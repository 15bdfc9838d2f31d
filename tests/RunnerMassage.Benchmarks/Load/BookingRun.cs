using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>
/// Bookings over the API, each client for a runner of its own. In a round all clients want the same hour, each with another therapist,
/// and the next round takes the next hour and other pairs; so every booking can be made, and neighbours meet at the same therapists.
/// </summary>
internal static class BookingRun
{
    private const int BusyDays = 30;
    private const int Step = ClinicDatabase.ShortMinutes + Workload.Buffer;
    // One a day for each runner: still far more than anybody has, but the rules look at all of a runner's massages around a day.
    private const int RoundsPerDay = 1;
    private const int WarmingPart = 5;

    public static async Task RunAsync(LoadOptions options, DatabaseProvider provider)
    {
        var rounds = options.Bookings / options.Clients;
        var today = SystemClock.Instance.GetCurrentInstant().InZone(Workload.Zone).Date;
        var workload = new Workload(therapists: 50, BusyDays, today.PlusDays(-BusyDays / 2));
        await using var postgreSql = new PostgreSqlServer { FlushesToDisk = true };
        await using var database = await TestDatabase.CreateAsync(provider, postgreSql);
        await ClinicDatabase.AddClinicAsync(database, workload, BusyDays + (rounds / RoundsPerDay) + 1);
        await ClinicDatabase.AddSessionsAsync(database, workload);

        await using var server = await LoadRun.StartAsync(database);
        using var clients = new LoadClients(server.Address, options.Clients, compressed: false);
        await clients.SignInAsync(email => ConfirmAsync(database, email));
        var (watch, booked) = (new ServerWatch(server.Id), new ConcurrentBag<string>());

        async Task BookAsync(int client, int round)
        {
            var day = workload.FirstDay.PlusDays(BusyDays + (round / RoundsPerDay));
            var start = day.AtMidnight().PlusMinutes(Workload.Opens + (round % RoundsPerDay * Step)).InZoneStrictly(Workload.Zone).ToInstant();
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/sessions")
            {
                Content = JsonContent.Create(new
                {
                    TherapistId = workload.Offers[(client + round) % workload.Offers.Count].Id,
                    MassageType = Workload.Type.Id,
                    Start = InstantPattern.ExtendedIso.Format(start),
                    Minutes = ClinicDatabase.ShortMinutes,
                    // A massage every day may be advised against; these runners want it all the same.
                    AcknowledgeAvoid = true,
                }),
                Headers = { { "Idempotency-Key", round.ToString(CultureInfo.InvariantCulture) } },
            };
            using var answer = await clients[client].SendAsync(request);
            booked.Add((await LoadClients.ReadAsync(answer, HttpStatusCode.Created)).GetProperty("id").GetString()!);
        }

        var warming = rounds / WarmingPart;
        var first = await ClosedLoop.RunAsync(options.Clients, 0, warming, options.Limit, watch, BookAsync);
        Console.WriteLine(LoadRun.Head);
        Console.WriteLine(first.Row($"{provider}, warming up"));
        var result = await ClosedLoop.RunAsync(options.Clients, warming, rounds - warming, options.Limit, watch, BookAsync);
        Console.WriteLine(result.Row($"bookings on {provider}"));
        Console.WriteLine($"{watch.Memory} after the load");

        // No farewell: what was answered must be there although the server could not finish anything.
        await server.KillAsync();
        await CountAsync(database, booked);
    }

    private static async Task ConfirmAsync(TestDatabase database, string email)
    {
        await using var context = database.CreateContext();
        await context.Users.Where(user => user.Email == email).ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true));
    }

    private static async Task CountAsync(TestDatabase database, ConcurrentBag<string> booked)
    {
        await using var context = database.CreateContext();
        var kept = await (
            from session in context.MassageSessions
            join runner in context.Users on session.RunnerId equals runner.Id
            where runner.Email!.EndsWith("@load.example") && session.Status == SessionStatus.Confirmed
            select session.Id).ToHashSetAsync();
        var events = await context.SessionEvents.CountAsync();
        var missing = booked.Count(id => !kept.Contains(id));
        Console.WriteLine($"{booked.Count} bookings acknowledged; in the database {kept.Count}, with {events} events; missing {missing}");
        if (missing > 0 || kept.Count != booked.Count || events != booked.Count)
        {
            throw new InvalidOperationException("What was acknowledged and what was kept differ.");
        }
    }
}
