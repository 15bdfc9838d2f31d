using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Testing;
using RunnerMassage.Web.Demo;
using Shouldly;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>
/// The demo clinic on one database, SQLite or PostgreSQL, served by as many real server processes as a test starts. Elena works around the
/// clock there, so that a test finds as many free times as it needs.
/// </summary>
internal sealed class ClinicInProcesses : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runnermassage-processes-");
    private readonly List<ServerProcess> _servers = [];
    private readonly List<HttpClient> _clients = [];
    private readonly CancellationToken _cancelled;
    private PostgreSqlDatabase? _database;
    private ServerSettings _settings = null!;
    private IReadOnlyDictionary<string, string> _others = null!;

    private ClinicInProcesses(CancellationToken cancelled) => _cancelled = cancelled;

    /// <param name="provider">Which database.</param>
    /// <param name="postgres">The server where it is PostgreSQL.</param>
    /// <param name="cancelled">Ends all waits.</param>
    /// <param name="others">Settings of the servers on top of the usual, by the names of their environment variables.</param>
    public static async Task<ClinicInProcesses> CreateAsync(
        DatabaseProvider provider, PostgreSqlServer postgres, CancellationToken cancelled, IReadOnlyDictionary<string, string>? others = null)
    {
        var clinic = new ClinicInProcesses(cancelled) { _others = others ?? new Dictionary<string, string>(StringComparer.Ordinal) };
        try
        {
            await clinic.PrepareAsync(provider, postgres);
            return clinic;
        }
        catch
        {
            await clinic.DisposeAsync();
            throw;
        }
    }

    public async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(_settings, _cancelled);
        _servers.Add(server);
        return server;
    }

    /// <summary>Somebody of the demo, signed in at one server; the token holds at all of them.</summary>
    public async Task<string> TokenAsync(ServerProcess server, string person)
    {
        var client = ClientOf(server, token: null);
        using var response = await client.PostAsJsonAsync(
            "/api/v1/account/login", new { email = $"{person}@demo.example", password = DemoPeople.Password }, _cancelled);
        var answer = await ApiAnswer.ReadAsync(response, _cancelled);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json["accessToken"]!.GetValue<string>();
    }

    public ApiCaller Caller(ServerProcess server, string token) => new(ClientOf(server, token));

    /// <summary>Bodies that book so many starts with Elena on one day or later, none of which is in another's way, not even by a buffer.</summary>
    public async Task<IReadOnlyList<JsonObject>> FreeTimesAsync(ServerProcess server, int count)
    {
        var day = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(40);
        string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var caller = new ApiCaller(ClientOf(server, token: null));
        var slots = await caller.SlotsAsync(from: Text(day), to: Text(day.PlusDays(20)));
        var chosen = new List<JsonObject>();
        var free = DateTimeOffset.MinValue;
        foreach (var slot in slots)
        {
            var start = DateTimeOffset.Parse(slot!["start"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            if (start >= free && chosen.Count < count)
            {
                // Several a day for one runner: advised against, and wanted here all the same.
                var booking = ApiCaller.Booking(slot);
                booking["acknowledgeAvoid"] = true;
                chosen.Add(booking);
                free = start.AddMinutes(60 + 15);
            }
        }

        chosen.Count.ShouldBe(count);
        return chosen;
    }

    /// <summary>Looks into the clinic's database, or changes it, past the servers.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<RunnerMassageContext, Task<T>> use)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = _settings.DatabaseProvider,
            ["ConnectionStrings:RunnerMassage"] = _settings.ConnectionString,
        }).Build();
        await using var services = new ServiceCollection().AddRunnerMassageData(configuration, _folder.FullName).BuildServiceProvider();
        await using var context = services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>().CreateDbContext();
        return await use(context);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private HttpClient ClientOf(ServerProcess server, string? token)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        _clients.Add(client);
        return client;
    }

    private async Task PrepareAsync(DatabaseProvider provider, PostgreSqlServer postgres)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            _database = await postgres.CreateDatabaseAsync(_cancelled);
        }

        _settings = new ServerSettings
        {
            DatabaseProvider = provider.ToString(),
            ConnectionString = _database?.ConnectionString ?? $"Data Source={Path.Combine(_folder.FullName, "clinic.db")}",
            Others = new Dictionary<string, string>(_others, StringComparer.Ordinal)
            {
                ["DataFolder"] = _folder.FullName,
                ["Serilog__MinimumLevel__Default"] = "Warning",
            },
        };
        var first = await StartAsync();
        await LetElenaWorkAroundTheClockAsync();
        (await first.StopAsync(_cancelled)).ShouldBe(0, first.Output);
    }

    private Task<int> LetElenaWorkAroundTheClockAsync() => WithDatabaseAsync(async context =>
    {
        var elena = await context.Therapists.Include(therapist => therapist.WorkingHours).SingleAsync(therapist => therapist.Id == "elena", _cancelled);
        elena.DailyHandsOnMinutes = WorkingHours.MinutesPerDay;
        elena.WorkingHours.Clear();
        await context.SaveChangesAsync(_cancelled);
        elena.WorkingHours.AddRange(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => new WorkingHours { Day = day, StartMinute = 0, EndMinute = WorkingHours.MinutesPerDay }));
        return await context.SaveChangesAsync(_cancelled);
    });
}
