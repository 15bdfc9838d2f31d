using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Calendars;
using RunnerMassage.Data.Tests.Availability;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Calendars;

/// <summary>What a calendar is read from, with how many statements.</summary>
public abstract class CalendarReaderTests : IAsyncLifetime
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private BusyClinic _clinic = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private protected abstract StatementCount Count(RunnerMassageContext context);

    public async ValueTask InitializeAsync() => _clinic = await OpenAsync(await CreateDatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        await _clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_day_is_its_sessions_buffers_and_what_is_left_between_them()
    {
        var first = await BookAsync(1, At(60), "anna");
        var second = await BookAsync(2, At(240), "anna");
        var cancelled = await BookAsync(3, At(480), "anna");
        await _clinic.Scheduling().CancelAsync(
            new CancelSession { Viewer = new Viewer(Runner(3), TherapistId: null, IsAdmin: false), SessionId = cancelled.Id }, Cancellation);

        var day = (await LoadAsync("anna")).ShouldHaveSingleItem().Days.ShouldHaveSingleItem();

        day.Sessions.Select(session => session.Id).ShouldBe([first.Id, second.Id]);
        day.Sessions[0].BusyUntil.ShouldBe(At(105));
        day.Sessions.ShouldAllBe(session => !session.IsOutsideHours);
        day.Hours.ShouldBe([new Interval(At(0), At(720))]);
        day.Free.ShouldBe([new FreeTime(At(0), At(60), 0), new FreeTime(At(105), At(240), 5), new FreeTime(At(285), At(720), 26)]);
        day.FreeMinutes.ShouldBe(60 + 135 + 435);
    }

    [Fact]
    public async Task Nothing_is_free_in_the_past_and_no_name_tells_why_a_room_is_taken()
    {
        await BookAsync(1, At(600), "cleo");
        _clinic.Clock.Reset(At(571));
        var calendar = (await LoadAsync("anna")).ShouldHaveSingleItem();

        calendar.Days[0].Sessions.ShouldBeEmpty();
        calendar.Days[0].Free.ShouldBe([new FreeTime(At(571), At(720), 2)]);
        (await LoadAsync("ben"))[0].Days[0].Free[0].Starts.ShouldBe(6);
    }

    [Fact]
    public async Task An_exception_puts_a_session_outside_the_hours()
    {
        var session = await BookAsync(1, At(60), "anna");
        await using (var context = _clinic.Database.CreateContext())
        {
            var anna = await context.Therapists.SingleAsync(therapist => therapist.Id == "anna", Cancellation);
            anna.Exceptions.Add(new AvailabilityException { Date = Wednesday, Kind = ExceptionKind.Off, StartMinute = 480, EndMinute = 600, Reason = "Course" });
            anna.Exceptions.Add(new AvailabilityException { Date = Wednesday.PlusDays(1), Kind = ExceptionKind.Off });
            await context.SaveChangesAsync(Cancellation);
        }

        var day = (await LoadAsync("anna"))[0].Days[0];
        day.Sessions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(it => it.Id.ShouldBe(session.Id), it => it.IsOutsideHours.ShouldBeTrue());
        day.Exceptions.ShouldHaveSingleItem().Reason.ShouldBe("Course");
        day.Hours.ShouldBe([new Interval(At(120), At(720))]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task However_many_therapists_and_days_it_takes_six_statements(int moreTherapists)
    {
        await using (var seed = _clinic.Database.CreateContext())
        {
            for (var i = 0; i < moreTherapists; i++)
            {
                seed.Rooms.Add(new Room { Id = $"more-{i:000}", Name = $"More {i}" });
                seed.Therapists.Add(Therapist($"more-{i:000}", Gender.Unspecified, $"more-{i:000}", "swedish"));
            }

            await seed.SaveChangesAsync(Cancellation);
        }

        await BookAsync(1, At(60), "anna");
        await using var context = _clinic.Database.CreateContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        using var statements = Count(context);

        var calendars = await new CalendarReader(context).LoadAsync(
            therapistId: null, Wednesday, Wednesday.PlusDays(41), Berlin, _clinic.Clock.GetCurrentInstant(), Cancellation);

        calendars.Count.ShouldBe(moreTherapists + 3);
        statements.Total.ShouldBe(6);
        context.ChangeTracker.Entries().ShouldBeEmpty();
    }

    private async Task<MassageSession> BookAsync(int runner, Instant start, string therapist) =>
        (await _clinic.Scheduling().BookAsync(Request(runner, start, therapist), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    private async Task<IReadOnlyList<TherapistCalendar>> LoadAsync(string therapist)
    {
        await using var context = _clinic.Database.CreateContext();
        return await new CalendarReader(context).LoadAsync(therapist, Wednesday, Wednesday, Berlin, _clinic.Clock.GetCurrentInstant(), Cancellation);
    }
}

public sealed class SqliteCalendarReaderTests : CalendarReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnSqlite(context);
}

public sealed class PostgreSqlCalendarReaderTests(PostgreSqlServer server) : CalendarReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnPostgreSql(context);
}
