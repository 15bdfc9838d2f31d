using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Marks;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>Marks go through the diary like every change: one version, one event, one winner.</summary>
public sealed class MarkTests(PostgreSqlServer server)
{
    private static readonly Viewer Anna = new("account-of-anna", "anna", IsAdmin: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Each_mark_is_one_version_and_one_event(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        var session = (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        clinic.Clock.Reset(session.Start);
        foreach (var mark in (SessionMark[])[SessionMark.Arrived, SessionMark.Undo, SessionMark.NoShow, SessionMark.Undo, SessionMark.Done])
        {
            (await service.MarkAsync(Mark(session.Id, mark), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        }

        await using var context = clinic.Database.CreateContext();
        (await context.SessionEvents.OrderBy(change => change.Id).Select(change => new { change.Type, change.Version }).ToListAsync(Cancellation))
            .Select(change => (change.Type, change.Version)).ShouldBe(
                [(SessionChange.Booked, 1), (SessionChange.Arrived, 2), (SessionChange.Reopened, 3), (SessionChange.NoShow, 4),
                 (SessionChange.Reopened, 5), (SessionChange.Done, 6)]);
        var stored = await context.MassageSessions.SingleAsync(Cancellation);
        (stored.Status, stored.Version, stored.MarkedAt).ShouldBe((SessionStatus.Done, 6, session.Start));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.Sqlite, 2)]
    [InlineData(DatabaseProvider.PostgreSql, 2)]
    public async Task Of_many_taps_at_once_one_counts(DatabaseProvider provider, int nodes)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var services = clinic.Schedulings(nodes);
        var session = (await services[0].BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        clinic.Clock.Reset(session.Start);
        SessionMark[] marks = [SessionMark.Arrived, SessionMark.Done, SessionMark.NoShow];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 9).Select(i =>
            services[i % nodes].MarkAsync(Mark(session.Id, marks[i % 3]) with { ExpectedVersion = 1 }, Cancellation)));
        outcomes.Count(outcome => outcome is BookingOutcome.Kept).ShouldBe(1);
        outcomes.OfType<BookingOutcome.Refused>().SelectMany(refused => refused.Refusals)
            .ShouldBe(Enumerable.Repeat<Refusal>(new Refusal.StaleVersion(2), 8));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Who_booked_and_why_against_the_rules_is_kept_the_reason_encrypted(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        await using var context = clinic.Database.CreateContext();
        context.TrainingEntries.Add(new()
        {
            Id = "hard",
            RunnerId = Runner(1),
            Level = Scheduling.Recommendations.EffortLevel.Hard,
            Date = Wednesday,
            Start = At(0),
            Minutes = 60,
        });
        await context.SaveChangesAsync(Cancellation);
        var request = Request(1, At(0)) with { BookedBy = Anna };
        var service = clinic.Scheduling();
        (await service.BookAsync(request, Cancellation)).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldHaveSingleItem().ShouldBeOfType<Refusal.TimingBlocked>();
        (await service.BookAsync(request with { OverrideReason = "She runs in the evening now." }, Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        var stored = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        (stored.BookedById, stored.OverrideReason).ShouldBe((Anna.UserId, "She runs in the evening now."));
        var bare = await context.Database.SqlQueryRaw<string>("SELECT \"OverrideReason\" AS \"Value\" FROM \"MassageSessions\"").SingleAsync(Cancellation);
        bare.ShouldNotContain("evening");
    }

    private static MarkSession Mark(string id, SessionMark mark) => new() { Viewer = Anna, SessionId = id, Mark = mark };
}
