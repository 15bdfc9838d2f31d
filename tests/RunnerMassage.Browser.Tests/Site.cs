using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Mail;
using Shouldly;

namespace RunnerMassage.Browser.Tests;

/// <summary>
/// The whole site behind a real port, with the demo, a SQLite database and a clock of its own; antiforgery and all else as in earnest.
/// Its data folder is a copy of one that is migrated and seeded once per run, so that a site costs little more than its start.
/// </summary>
public sealed class Site : WebApplicationFactory<Program>
{
    /// <summary>Tuesday of the week that the demo is written for, 09:00 in Berlin.</summary>
    public static readonly Instant DefaultNow = Instant.FromUtc(2027, 4, 6, 7, 0);

    private static readonly Lazy<Task<string>> Seeded = new(SeedAsync);

    private readonly string _dataFolder;
    private readonly bool _ownsFolder;
    private readonly bool _demo;

    private Site(string dataFolder, bool ownsFolder, bool demo) => (_dataFolder, _ownsFolder, _demo) = (dataFolder, ownsFolder, demo);

    /// <summary>The clock that the site reads.</summary>
    public FakeClock Clock { get; } = new(DefaultNow);

    /// <summary>The root address.</summary>
    public string Address => ClientOptions.BaseAddress.ToString();

    /// <summary>A site that answers.</summary>
    /// <param name="demo">False shows the clinic in earnest, where nobody signs in as one of the demo's people and addresses are confirmed.</param>
    public static async Task<Site> StartAsync(bool demo = true)
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-browser-").FullName;
        foreach (var file in Directory.GetFiles(await Seeded.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return Start(folder, ownsFolder: true, demo);
    }

    /// <summary>All sessions of a demo person, by the time of their booking: the truth, whatever the pages say.</summary>
    public async Task<IReadOnlyList<MassageSession>> SessionsOfAsync(string person)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        var id = await UserIdAsync(context, person);
        return await context.MassageSessions.AsNoTracking().Where(session => session.RunnerId == id).OrderBy(session => session.BookedAt).ToListAsync();
    }

    /// <summary>All sessions of the account with this address.</summary>
    public async Task<IReadOnlyList<MassageSession>> SessionsOfAddressAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        return await (
            from session in context.MassageSessions.AsNoTracking()
            join user in context.Users on session.RunnerId equals user.Id
            where user.Email == email
            select session).ToListAsync();
    }

    /// <summary>Where all sessions of an account stand, also of one that nobody can find by its address any more.</summary>
    public async Task<IReadOnlyList<SessionStatus>> StatusesOfAsync(string userId)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RunnerMassageContext>().MassageSessions
            .Where(session => session.RunnerId == userId).Select(session => session.Status).ToListAsync();
    }

    /// <summary>What happened to a session, in order.</summary>
    public async Task<IReadOnlyList<SessionChange>> ChangesOfAsync(string sessionId)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        return await context.SessionEvents.Where(change => change.SessionId == sessionId).OrderBy(change => change.Id)
            .Select(change => change.Type).ToListAsync();
    }

    /// <summary>Sends the mails that wait, and reads in those to an address the link to a page.</summary>
    /// <returns>Path and query of the link.</returns>
    public async Task<string> LinkInMailAsync(string address, string page)
    {
        await Services.GetRequiredService<OutboxSender>().SendDueAsync(CancellationToken.None);
        var mails = await Services.GetRequiredService<PickupFolder>().ListAsync(int.MaxValue, CancellationToken.None);
        var text = mails.Select(mail => mail.Message).Where(mail => mail.To.Mailboxes.Single().Address == address)
            .Select(mail => $"{mail.MessageId} {mail.Subject}\n{mail.TextBody}").Where(text => text.Contains(page, StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        return new Uri(text.Split('\n').Single(line => line.StartsWith(Address, StringComparison.Ordinal) && line.Contains(page, StringComparison.Ordinal)).Trim()).PathAndQuery;
    }

    /// <summary>Books an hour of Swedish massage with Elena for a demo person, as from another tab.</summary>
    /// <returns>The session's id.</returns>
    public async Task<string> BookAsync(string person, Instant start)
    {
        await using var scope = Services.CreateAsyncScope();
        var runnerId = await UserIdAsync(scope.ServiceProvider.GetRequiredService<RunnerMassageContext>(), person);
        var outcome = await scope.ServiceProvider.GetRequiredService<SchedulingService>().BookAsync(
            new() { RunnerId = runnerId, TherapistId = "elena", MassageTypeId = "swedish", Start = start, Minutes = 60 }, CancellationToken.None);
        return outcome.ShouldBeOfType<BookingOutcome.Kept>().Session.Id;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // Not UseKestrel(0): that sets the port after the program has begun to run, which may be too late.
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("DataFolder", _dataFolder);
        builder.UseSetting("Demo", _demo ? "true" : "false");
        builder.UseSetting("RateLimits:Enabled", "false");
        foreach (var source in (string[])["Default", "Override:Microsoft", "Override:Microsoft.Hosting.Lifetime"])
        {
            builder.UseSetting("Serilog:MinimumLevel:" + source, "Error");
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
            // What costs a tenth of a second in earnest is no part of what these tests show.
            services.PostConfigure<PasswordHasherOptions>(static options => options.IterationCount = 10);
            // Mails go out when a test reads them, not when two seconds have passed.
            services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxJob)));
        });
    }

    private static Site Start(string folder, bool ownsFolder, bool demo)
    {
        var site = new Site(folder, ownsFolder, demo);
        site.UseKestrel();
        site.StartServer();
        return site;
    }

    private static async Task<string> SeedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-seed-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (Start(folder, ownsFolder: false, demo: true))
        {
        }

        // Closing the last connection brings everything into the one file that is copied.
        SqliteConnection.ClearAllPools();
        return folder;
    }

    private static Task<string> UserIdAsync(RunnerMassageContext context, string person)
    {
        var email = DemoPeople.All.Single(one => one.Key == person).Email;
        return context.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
    }
}
