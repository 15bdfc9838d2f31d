using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Xunit;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>
/// A clinic in Berlin that is open from 8:00 to 20:00 every day. Anna and Cleo share a room and Ben has his own; each gives Swedish,
/// Ben nothing else. A session is followed by a quarter of an hour of buffer, and starts lie a quarter apart. It is Monday morning.
/// </summary>
internal sealed class BusyClinic : IAsyncDisposable
{
    public const int Runners = 60;

    public static readonly LocalDate Wednesday = new(2027, 3, 3);

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private readonly List<ServiceProvider> _nodes = [];

    private BusyClinic(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2027, 3, 1, 6, 0));

    public static async Task<BusyClinic> OpenAsync(TestDatabase database)
    {
        await using var context = database.CreateContext();
        context.Clinics.Add(new Clinic
        {
            Id = "clinic",
            Name = "Track Side",
            Address = "Laufweg 1, Berlin",
            Phone = "+49 30 1",
            Email = "hello@clinic.example",
            TimeZoneId = Berlin.Id,
            Currency = "EUR",
            LateCancelHours = 24,
            CancellationTerms = "Free until a day before.",
        });
        context.MassageTypes.AddRange(Type("swedish", TimingClass.Light), Type("deep-tissue", TimingClass.Deep));
        context.Rooms.AddRange(new Room { Id = "room-1", Name = "Room 1" }, new Room { Id = "room-2", Name = "Room 2" });
        context.Therapists.AddRange(
            Therapist("anna", Gender.Female, "room-1", "swedish", "deep-tissue"),
            Therapist("ben", Gender.Male, "room-2", "swedish"),
            Therapist("cleo", Gender.Female, "room-1", "swedish", "deep-tissue"));
        for (var i = 0; i < Runners; i++)
        {
            context.Users.Add(new AppUser { Id = Runner(i), UserName = $"{Runner(i)}@runner.example" });
        }

        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new BusyClinic(database);
    }

    public static string Runner(int number) => $"runner-{number:00}";

    /// <summary>A time of that Wednesday, in minutes after 8:00.</summary>
    public static Instant At(int minutes, LocalDate? date = null) =>
        (date ?? Wednesday).At(new LocalTime(8, 0)).PlusMinutes(minutes).InZoneStrictly(Berlin).ToInstant();

    public static BookSession Request(
        int runner, Instant start, string therapist = "anna", IdempotencyKey? key = null, int minutes = 30, string type = "swedish") => new()
        {
            RunnerId = Runner(runner),
            TherapistId = therapist,
            MassageTypeId = type,
            Start = start,
            Minutes = minutes,
            // Several massages on one day are advised against; here it is about who gets which time.
            AcknowledgeAvoid = true,
            Idempotency = key,
        };

    public static RescheduleSession Move(MassageSession session, Instant start, string? therapist = null) => new()
    {
        Viewer = new Viewer(session.RunnerId, TherapistId: null, IsAdmin: false),
        SessionId = session.Id,
        Start = start,
        TherapistId = therapist,
        AcknowledgeAvoid = true,
    };

    /// <summary>A key whose answer tells the kind of outcome and counts how often one was worded.</summary>
    public static IdempotencyKey Key(int runner, string key, string hash = "hash") => new(
        $"{Runner(runner)} POST /sessions",
        key,
        hash,
        outcome => outcome is BookingOutcome.Kept kept
            ? new StoredAnswer(201, $"kept {kept.Session.Id}", kept.Session.Id, kept.Session.Version)
            : new StoredAnswer(409, "refused"));

    /// <summary>The services of one server process.</summary>
    public ServiceProvider Node()
    {
        var node = Database.BuildServices(services =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton<IClock>(Clock).AddDiary());
        _nodes.Add(node);
        return node;
    }

    /// <summary>The booking service of one more server process.</summary>
    public SchedulingService Scheduling() => Node().GetRequiredService<SchedulingService>();

    /// <summary>The booking services of several server processes.</summary>
    public SchedulingService[] Schedulings(int nodes) => [.. Enumerable.Range(0, nodes).Select(_ => Scheduling())];

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    public static Therapist Therapist(string id, Gender gender, string room, params string[] types) => new()
    {
        Id = id,
        Name = id,
        Bio = "Runs as well",
        Gender = gender,
        BufferMinutes = 15,
        SlotIntervalMinutes = 15,
        BookingHorizonDays = 60,
        DailyHandsOnMinutes = 600,
        DailyDeepSessions = 4,
        Qualifications = [.. types.Select(type => new Qualification { MassageTypeId = type })],
        Rooms = [new RoomAssignment { RoomId = room }],
        WorkingHours = [.. Enumerable.Range(1, 7).Select(day => new WorkingHours { Day = (IsoDayOfWeek)day, StartMinute = 480, EndMinute = 1200 })],
    };

    private static MassageType Type(string id, TimingClass timingClass) => new()
    {
        Id = id,
        Name = id,
        TimingClass = timingClass,
        Pressure = 3,
        Summary = id,
        Lengths = [new MassageLength { Minutes = 30, Price = 40.50m }, new MassageLength { Minutes = 60, Price = 75m }],
    };
}
