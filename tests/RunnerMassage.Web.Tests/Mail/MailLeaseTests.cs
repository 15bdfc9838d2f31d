using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>The lease under which one node sends, which is a write to the database each time that it is held on to.</summary>
public sealed class MailLeaseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lease_is_held_on_to_when_a_delivery_might_outlast_it_and_not_for_each_mail()
    {
        // Holds for 90 seconds, and 75 must be left for a mail; each of these takes ten.
        var transport = new SlowTransport();
        await using var app = new WebApp { ConfigureServices = services => services.AddSingleton<IMailTransport>(transport) };
        app.Settings["Smtp:TimeoutSeconds"] = "60";
        transport.Deliver = async () =>
        {
            transport.Left.Add(await LeaseAsync(app) - app.Clock.GetCurrentInstant());
            app.Clock.AdvanceSeconds(10);
        };
        foreach (var person in new[] { "mara", "jonas", "priya", "elena", "tom" })
        {
            await app.AddAccountMailAsync(MailKinds.PasswordChanged, person);
        }

        (await app.Services.GetRequiredService<OutboxSender>().SendDueAsync(Cancelled)).ShouldBe(5);

        transport.Left.Select(left => left.TotalSeconds).ShouldBe([90, 80, 90, 80, 90]);
    }

    private static Task<Instant> LeaseAsync(WebApp app) => app.WithAsync<RunnerMassageContext, Instant>(context =>
        context.JobLeases.Where(lease => lease.Name == OutboxSender.Job).Select(lease => lease.Until).SingleAsync(Cancelled));

    private sealed class SlowTransport : IMailTransport, IMailConnection
    {
        public List<Duration> Left { get; } = [];

        public Func<Task> Deliver { get; set; } = static () => Task.CompletedTask;

        public string Description => "nowhere";

        public Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<IMailConnection>(this);

        public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken) => Deliver();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
