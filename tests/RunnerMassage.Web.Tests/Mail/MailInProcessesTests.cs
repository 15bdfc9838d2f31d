using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using RunnerMassage.Testing.Mail;
using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>Mails to a real mail server, from real servers that are killed: nothing untold, and nothing told twice but what a kill interrupted.</summary>
public sealed class MailInProcessesTests(PostgreSqlServer postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.PostgreSql, 2)]
    public async Task Whatever_is_killed_every_booking_is_told_once(DatabaseProvider provider, int nodes)
    {
        const int Bookings = 50;
        await using var mailServer = await MailServer.StartAsync(Cancelled);
        await using var clinic = await OpenAsync(provider, mailServer);
        var servers = await StartAsync(clinic, nodes);
        var requests = await RequestsAsync(clinic, servers[0], Bookings);

        var interrupted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var enough in new[] { 10, 30 })
        {
            var booking = BookAsync(clinic, servers, requests);
            await mailServer.TakenAsync(enough, Cancelled);
            await Task.WhenAll(servers.Select(server => server.KillAsync()));
            await booking;
            var between = (await InDeliveryAsync(clinic)).Except(interrupted, StringComparer.Ordinal).ToList();
            between.Count.ShouldBeLessThanOrEqualTo(1, "one sender hands over one mail at a time");
            interrupted.UnionWith(between);
            servers = await StartAsync(clinic, nodes);
        }

        (await BookAsync(clinic, servers, requests)).ShouldBe(Bookings);
        await mailServer.TakenAsync(Bookings, Cancelled);
        foreach (var server in servers)
        {
            (await server.StopAsync(Cancelled)).ShouldBe(0, server.Output);
        }

        var rows = await clinic.WithDatabaseAsync(context => context.OutboxMessages.ToListAsync(Cancelled));
        rows.Select(row => row.EventKey).Distinct(StringComparer.Ordinal).Count().ShouldBe(Bookings);
        // What was interrupted may have arrived and still wait for its repetition.
        rows.Where(row => row.SentAt is null).Select(row => row.Id).ShouldBeSubsetOf(interrupted);
        var taken = mailServer.Taken.Select(RowOf).ToList();
        taken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(rows.Select(row => row.Id).Order(StringComparer.Ordinal));
        taken.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeSubsetOf(interrupted);
    }

    [Fact]
    public async Task A_kill_inside_a_delivery_is_the_one_case_of_a_mail_told_twice_and_it_can_be_recognised()
    {
        await using var mailServer = await MailServer.StartAsync(Cancelled);
        await using var clinic = await OpenAsync(DatabaseProvider.Sqlite, mailServer);
        var server = await clinic.StartAsync();
        await mailServer.OrderAsync("hold", Cancelled);
        var id = (await AddMailsAsync(clinic, 1)).Single();

        RowOf(MailServer.MessageIdOf(await mailServer.HeldAsync(Cancelled))).ShouldBe(id);
        await server.KillAsync();
        (await InDeliveryAsync(clinic)).ShouldBe([id]);
        await mailServer.OrderAsync("release", Cancelled);
        await AddMailsAsync(clinic, 1);
        var next = await clinic.StartAsync();
        await mailServer.HasTakenAsync(taken => taken.Count == 3, Cancelled);
        (await next.StopAsync(Cancelled)).ShouldBe(0, next.Output);

        mailServer.Taken.Select(RowOf).Count(taken => taken == id).ShouldBe(2);
        mailServer.Taken.Count.ShouldBe(3);
        var row = await clinic.WithDatabaseAsync(context => context.OutboxMessages.SingleAsync(message => message.Id == id, Cancelled));
        row.SentAt.ShouldNotBeNull();
        row.Attempts.ShouldBe(2);
    }

    private Task<ClinicInProcesses> OpenAsync(DatabaseProvider provider, MailServer mailServer) => ClinicInProcesses.CreateAsync(
        provider, postgres, Cancelled, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = mailServer.Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp__Security"] = "None",
            // What a killed sender had taken up waits for half as long again.
            ["Smtp__TimeoutSeconds"] = "2",
        });

    private static Task<ServerProcess[]> StartAsync(ClinicInProcesses clinic, int nodes) =>
        Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => clinic.StartAsync()));

    private static async Task<List<Request>> RequestsAsync(ClinicInProcesses clinic, ServerProcess server, int count)
    {
        string[] tokens = [await clinic.TokenAsync(server, "mara"), await clinic.TokenAsync(server, "jonas"), await clinic.TokenAsync(server, "priya")];
        return [.. (await clinic.FreeTimesAsync(server, count)).Select((body, i) => new Request(tokens[i % tokens.Length], body.ToJsonString(), ApiCaller.NewKey()))];
    }

    /// <summary>Books what is not booked yet, on whichever servers still run.</summary>
    /// <returns>How many are known to be booked.</returns>
    private static async Task<int> BookAsync(ClinicInProcesses clinic, ServerProcess[] servers, List<Request> requests)
    {
        var booked = 0;
        await Parallel.ForEachAsync(requests.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancelled }, async (numbered, _) =>
        {
            try
            {
                var (number, request) = numbered;
                var answer = await clinic.Caller(servers[number % servers.Length], request.Token).PostAsync("/api/v1/sessions", request.Body, request.Key);
                answer.Status.ShouldBe(201, answer.Text);
                Interlocked.Increment(ref booked);
            }
            catch (HttpRequestException)
            {
                // The server is gone. Whether the session was booked is what asking again under the same key finds out.
            }
        });
        return booked;
    }

    /// <summary>Has Mara told of so many events, in one transaction.</summary>
    private static Task<List<string>> AddMailsAsync(ClinicInProcesses clinic, int count) => clinic.WithDatabaseAsync(async context =>
    {
        var mara = await context.Users.SingleAsync(user => user.NormalizedEmail == "MARA@DEMO.EXAMPLE", Cancelled);
        var rows = Enumerable.Range(0, count).Select(_ => Outbox.Message(Mail(mara), SystemClock.Instance.GetCurrentInstant())).ToList();
        context.AddRange(rows);
        await context.SaveChangesAsync(Cancelled);
        return rows.ConvertAll(row => row.Id);
    });

    private static OutboxMail Mail(AppUser user) => new()
    {
        EventKey = Guid.NewGuid().ToString("N"),
        Kind = MailKinds.ResetPassword,
        UserId = user.Id,
    };

    /// <summary>The mails that a sender had taken up and not finished.</summary>
    private static Task<List<string>> InDeliveryAsync(ClinicInProcesses clinic) => clinic.WithDatabaseAsync(context =>
        context.OutboxMessages.Where(message => message.SentAt == null && message.Attempts > 0).Select(message => message.Id).ToListAsync(Cancelled));

    private static string RowOf(string messageId) => messageId[..messageId.IndexOf('@', StringComparison.Ordinal)];

    private sealed record Request(string Token, string Body, string Key);
}
