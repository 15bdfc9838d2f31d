using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Reports;
using RunnerMassage.Data.Tests.Availability;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Reports;

/// <summary>The reports of the fortnight from Monday 5 April 2027, in a clinic whose therapists work Mondays from 10 to 24 o'clock.</summary>
public abstract class ReportReaderTests
{
    private const int MondaysMinutes = 14 * 60;
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Monday = new(2027, 4, 5);
    private static readonly LocalDate NextMonday = Monday.PlusWeeks(1);
    private static readonly ReportPeriod Fortnight = new(Monday, Monday.PlusDays(13));
    private static readonly Instant Now = Instant.FromUtc(2027, 4, 18, 22, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private protected abstract StatementCount Count(RunnerMassageContext context);

    [Fact]
    public async Task Minutes_given_are_held_against_minutes_offered()
    {
        await using var database = await OpenAsync(
            At(Monday, 10, minutes: 60), At(Monday, 12, minutes: 30), At(Monday, 14, status: SessionStatus.NoShow),
            At(Monday, 16, status: SessionStatus.Cancelled), At(NextMonday, 10, therapist: "2", minutes: 45, status: SessionStatus.Confirmed));
        var report = await ReadAsync(database, Fortnight);

        report.Utilisation.Select(therapist => therapist.Name).ShouldBe(["Therapist 1", "Therapist 2"]);
        report.Utilisation[0].Weeks.ShouldBe([new WeekUse(Monday, 90, MondaysMinutes), new WeekUse(NextMonday, 0, MondaysMinutes)]);
        report.Utilisation[1].Weeks.ShouldBe([new WeekUse(Monday, 0, MondaysMinutes), new WeekUse(NextMonday, 45, MondaysMinutes)]);
    }

    [Fact]
    public async Task Time_off_is_not_offered_and_only_the_periods_days_count()
    {
        await using var database = await OpenAsync(At(Monday, 10));
        await using (var context = database.CreateContext())
        {
            var therapist = await context.Therapists.AsTracking().SingleAsync(person => person.Id == "therapist-1", Cancellation);
            therapist.Exceptions.Add(new AvailabilityException { Date = NextMonday, Kind = ExceptionKind.Off, StartMinute = 600, EndMinute = 660 });
            await context.SaveChangesAsync(Cancellation);
        }

        (await ReadAsync(database, Fortnight)).Utilisation[0].Weeks[1].OfferedMinutes.ShouldBe(MondaysMinutes - 60);
        var rest = await ReadAsync(database, new ReportPeriod(Monday.PlusDays(1), NextMonday));
        rest.Utilisation[0].Weeks.ShouldBe([new WeekUse(Monday, 0, 0), new WeekUse(NextMonday, 0, MondaysMinutes - 60)]);
    }

    [Fact]
    public async Task Sessions_are_counted_by_type_and_rating()
    {
        await using var database = await OpenAsync(
            At(Monday, 10, rating: TimingRating.Ideal), At(Monday, 12, rating: TimingRating.Ideal), At(Monday, 14, rating: TimingRating.Avoid),
            At(Monday, 16, rating: TimingRating.Ideal, status: SessionStatus.Cancelled));
        var types = (await ReadAsync(database, Fortnight)).Types;

        types.ShouldHaveSingleItem().Name.ShouldBe("Swedish");
        types[0].Total.ShouldBe(3);
        types[0].ByRating.OrderBy(rating => rating.Key).ShouldBe([new(TimingRating.Ideal, 2), new(TimingRating.Avoid, 1)]);
    }

    [Fact]
    public async Task Each_week_tells_what_became_of_its_sessions()
    {
        await using var database = await OpenAsync(
            At(Monday, 10), At(Monday, 12, status: SessionStatus.NoShow), At(Monday, 14, status: SessionStatus.Cancelled, late: true),
            At(NextMonday, 10, status: SessionStatus.Cancelled), At(NextMonday, 12, status: SessionStatus.Arrived), At(NextMonday.PlusDays(7), 10));
        (await ReadAsync(database, Fortnight)).Outcomes.ShouldBe([new WeekOutcomes(Monday, 1, 1, 1, 0), new WeekOutcomes(NextMonday, 1, 0, 0, 1)]);
    }

    [Fact]
    public async Task A_runner_is_new_in_the_week_of_the_first_session_ever()
    {
        await using var database = await OpenAsync(
            At(Monday.PlusDays(-30), 10, runner: "1"), At(Monday, 10, runner: "1"), At(Monday, 14, runner: "2"), At(Monday.PlusDays(1), 14, runner: "2"),
            At(NextMonday, 14, runner: "2"), At(Monday.PlusDays(-30), 14, runner: "2", status: SessionStatus.Cancelled));
        var report = await ReadAsync(database, Fortnight);

        report.Runners.ShouldBe([new WeekRunners(Monday, 1, 1), new WeekRunners(NextMonday, 0, 1)]);
        (report.NewRunners, report.ReturningRunners).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_has_not_begun_is_not_counted()
    {
        await using var database = await OpenAsync(At(Monday, 10), At(Monday, 14));
        var report = await ReadAsync(database, Fortnight, now: Start(Monday, 12));
        report.Outcomes[0].TookPlace.ShouldBe(1);
    }

    [Fact]
    public async Task A_clinic_without_sessions_has_empty_reports()
    {
        await using var database = await OpenAsync();
        var report = await ReadAsync(database, new ReportPeriod(Monday, Monday));
        report.Types.ShouldBeEmpty();
        report.Outcomes.ShouldBe([new WeekOutcomes(Monday, 0, 0, 0, 0)]);
        report.Utilisation[0].Weeks.ShouldBe([new WeekUse(Monday, 0, MondaysMinutes)]);
    }

    [Fact]
    public async Task However_long_the_period_the_statements_stay_few()
    {
        await using var database = await OpenAsync(At(Monday, 10), At(NextMonday, 10, runner: "2"), At(NextMonday, 14, therapist: "2"));
        await using var context = database.CreateContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        var reader = new ReportReader(context);
        await reader.ReadAsync(Fortnight, Berlin, Now, Cancellation);
        foreach (var period in new[] { new ReportPeriod(Monday, Monday), new ReportPeriod(Monday.PlusDays(-360), NextMonday) })
        {
            using var count = Count(context);
            await reader.ReadAsync(period, Berlin, Now, Cancellation);
            count.Total.ShouldBe(6);
        }
    }

    private static async Task<ClinicReport> ReadAsync(TestDatabase database, ReportPeriod period, Instant? now = null)
    {
        await using var context = database.CreateContext();
        return await new ReportReader(context).ReadAsync(period, Berlin, now ?? Now, Cancellation);
    }

    private async Task<TestDatabase> OpenAsync(params MassageSession[] sessions)
    {
        var database = await CreateDatabaseAsync();
        await SmallClinic.SeedAsync(database, Cancellation);
        await using var context = database.CreateContext();
        context.MassageSessions.AddRange(sessions);
        await context.SaveChangesAsync(Cancellation);
        return database;
    }

    private static MassageSession At(
        LocalDate date, int hour, string therapist = "1", string runner = "1", int minutes = 60, SessionStatus status = SessionStatus.Done,
        bool late = false, TimingRating rating = TimingRating.Good)
    {
        var start = Start(date, hour);
        return new MassageSession
        {
            Id = Guid.NewGuid().ToString("N"),
            Version = 1,
            RunnerId = $"runner-{runner}",
            TherapistId = $"therapist-{therapist}",
            RoomId = $"room-{therapist}",
            MassageTypeId = "swedish",
            TimingClass = TimingClass.Light,
            Start = start,
            End = start + Duration.FromMinutes(minutes),
            BusyUntil = start + Duration.FromMinutes(minutes + 15),
            Date = date,
            Minutes = minutes,
            Price = 75m,
            Status = status,
            CancelledAt = status == SessionStatus.Cancelled ? start - Duration.FromDays(1) : null,
            CancelledLate = late,
            Rating = rating,
            BookedAt = start - Duration.FromDays(3),
        };
    }

    private static Instant Start(LocalDate date, int hour) => Berlin.AtStrictly(date.At(new LocalTime(hour, 0))).ToInstant();
}

public sealed class SqliteReportReaderTests : ReportReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnSqlite(context);
}

public sealed class PostgreSqlReportReaderTests(PostgreSqlServer server) : ReportReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnPostgreSql(context);
}
