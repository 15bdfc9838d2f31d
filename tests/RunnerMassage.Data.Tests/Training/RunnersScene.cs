using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Xunit;

namespace RunnerMassage.Data.Tests.Training;

/// <summary>The small clinic with two deep types beside Swedish, and its services.</summary>
internal sealed class RunnersScene : IAsyncDisposable
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static readonly LocalDate Today = new(2027, 4, 7);

    private readonly AsyncServiceScope _scope;

    private RunnersScene(TestDatabase database) => (Database, _scope) = (database, database.Services.CreateAsyncScope());

    public TestDatabase Database { get; }

    public TrainingRepository Training => Get<TrainingRepository>();

    public static async Task<RunnersScene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var database = await TestDatabase.CreateAsync(provider, server, cancelled);
        await SmallClinic.SeedAsync(database, cancelled);
        await using var context = database.CreateContext();
        context.MassageTypes.AddRange(Deep("deep-tissue"), Deep("active-release"));
        await context.SaveChangesAsync(cancelled);
        return new RunnersScene(database);
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A hard workout of an hour at 18:00.</summary>
    public static TrainingEntry Entry(LocalDate date, string runner = "runner-1", EffortLevel level = EffortLevel.Hard) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        RunnerId = runner,
        Level = level,
        Name = "Intervals",
        Date = date,
        Start = At(date, 18),
        Minutes = 60,
    };

    /// <summary>A session that is over after an hour, each with a therapist who has nothing else on that day.</summary>
    public async Task<MassageSession> HadAsync(LocalDate date, string type, string runner = "runner-1", SessionStatus status = SessionStatus.Confirmed, int hour = 12)
    {
        var start = At(date, hour);
        var session = new MassageSession
        {
            Id = Guid.NewGuid().ToString("N"),
            Version = 1,
            RunnerId = runner,
            TherapistId = $"therapist-{runner[^1]}",
            RoomId = $"room-{runner[^1]}",
            MassageTypeId = type,
            TimingClass = type == "swedish" ? TimingClass.Light : TimingClass.Deep,
            Start = start,
            End = start + Duration.FromHours(1),
            BusyUntil = start + Duration.FromMinutes(75),
            Date = date,
            Minutes = 60,
            Price = 70m,
            Status = status,
            CancelledAt = status == SessionStatus.Cancelled ? start - Duration.FromDays(1) : null,
            BookedAt = start - Duration.FromDays(2),
        };
        await using var context = Database.CreateContext();
        context.MassageSessions.Add(session);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return session;
    }

    public static Instant At(LocalDate date, int hour) => date.At(new LocalTime(hour, 0)).InZoneStrictly(Berlin).ToInstant();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static MassageType Deep(string id) => new()
    {
        Id = id,
        Name = id,
        TimingClass = TimingClass.Deep,
        Pressure = 4,
        Summary = id,
        Lengths = [new MassageLength { Minutes = 60, Price = 70m }],
    };
}
