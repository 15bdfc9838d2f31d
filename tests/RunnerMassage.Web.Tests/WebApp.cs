using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Web.Mail;

namespace RunnerMassage.Web.Tests;

/// <summary>
/// The whole site inside the test process, with a database, a data folder and a clock of its own; antiforgery, authorization and all
/// else as in earnest. Starts at the first request: set <see cref="Demo"/> and <see cref="Settings"/> before.
/// </summary>
/// <example>
/// <code>
/// await using var app = new WebApp();
/// var mara = await app.SignInAsync("mara");
/// var page = await mara.GetAsync("/sessions");
/// </code>
/// </example>
public sealed class WebApp : WebApplicationFactory<Program>
{
    /// <summary>Tuesday of the week that the demo is written for, 09:00 in Berlin.</summary>
    public static readonly Instant DefaultNow = Instant.FromUtc(2027, 4, 6, 7, 0);

    private readonly bool _ownsFolder;

    /// <summary>A site on a new, empty data folder, which goes when the site goes.</summary>
    public WebApp()
        : this(Directory.CreateTempSubdirectory("runnermassage-web-").FullName) => _ownsFolder = true;

    /// <summary>A site on a data folder that stays.</summary>
    public WebApp(string dataFolder) => DataFolder = dataFolder;

    /// <summary>The clock that the site reads.</summary>
    public FakeClock Clock { get; init; } = new(DefaultNow);

    /// <summary>True fills the empty database with the demo, false with a bare clinic.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Where database and logs lie.</summary>
    public string DataFolder { get; }

    /// <summary>Configuration on top of the site's own, by key (<c>Section:Key</c>).</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["RateLimits:Enabled"] = "false",
        ["Serilog:MinimumLevel:Default"] = "Error",
        ["Serilog:MinimumLevel:Override:Microsoft"] = "Error",
        ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Error",
    };

    /// <summary>Replaces services, after all of the site's own are registered.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = static _ => { };

    /// <summary>A visitor with an empty cookie jar.</summary>
    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    /// <summary>A visitor signed in as one of the demo's people by the one-click button: mara, jonas, priya, elena, tom or sofia.</summary>
    public async Task<Visitor> SignInAsync(string person)
    {
        var visitor = Visit();
        var page = await visitor.GetAsync("/account/sign-in");
        await page.SubmitAsync($"form:has(input[name=person][value={person}])");
        return visitor;
    }

    /// <summary>Runs something with the site's services.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("DataFolder", DataFolder);
        builder.UseSetting("Demo", Demo ? "true" : "false");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
            // What costs a tenth of a second in earnest would cost a minute over all tests.
            services.PostConfigure<PasswordHasherOptions>(static options => options.IterationCount = 10);
            // Mails go out when a test says so (MailsAsync), not when two seconds have passed.
            services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxJob)));
            ConfigureServices(services);
        });
    }

    /// <inheritdoc />
    protected override IHost CreateHost(IHostBuilder builder)
    {
        if (_ownsFolder && Demo && Clock.GetCurrentInstant() == DefaultNow)
        {
            DemoTemplate.CopyTo(DataFolder);
        }

        return base.CreateHost(builder.UseServiceProviderFactory(new AwaitedDisposal()));
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
