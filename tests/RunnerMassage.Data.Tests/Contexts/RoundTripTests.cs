using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Contexts;

public sealed class RoundTripTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_a_therapist_offers_comes_back_when_asked_for(DatabaseProvider provider)
    {
        await using var database = await SeededAsync(provider);
        await using var context = database.CreateContext();

        var bare = await context.Therapists.AsNoTracking().FirstAsync(t => t.Id == "therapist-1", Cancellation);
        (bare.Qualifications.Count + bare.Rooms.Count + bare.WorkingHours.Count + bare.Exceptions.Count).ShouldBe(0);
        bare.Languages.ShouldBe(["English", "German"]);

        var whole = await context.Therapists.AsNoTracking().AsSplitQuery()
            .Include(t => t.Qualifications).Include(t => t.Rooms).Include(t => t.WorkingHours).Include(t => t.Exceptions)
            .FirstAsync(t => t.Id == "therapist-1", Cancellation);
        whole.Qualifications.ShouldHaveSingleItem().ExpiresOn.ShouldBe(new LocalDate(2027, 4, 30));
        whole.Rooms.ShouldHaveSingleItem().RoomId.ShouldBe("room-1");
        whole.WorkingHours.ShouldHaveSingleItem().Day.ShouldBe(IsoDayOfWeek.Monday);
        whole.Exceptions.ShouldHaveSingleItem().Date.ShouldBe(new LocalDate(2027, 4, 20));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Lengths_keep_their_order_and_their_prices(DatabaseProvider provider)
    {
        await using var database = await SeededAsync(provider);
        await using var scope = database.Services.CreateAsyncScope();

        var type = await scope.ServiceProvider.GetRequiredService<MassageTypeRepository>().FindAsync("swedish", Cancellation);

        type!.Lengths.Select(length => (length.Minutes, length.Price)).ShouldBe([(45, 60.50m), (60, 75m)]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Sessions_are_listed_by_time_for_those_who_may_see_them(DatabaseProvider provider)
    {
        await using var database = await SeededAsync(provider);
        await using var context = database.CreateContext();
        var (noon, day) = (SmallClinic.Noon, Duration.FromDays(1));
        context.MassageSessions.AddRange(
            SmallClinic.Session(noon + day), SmallClinic.Session(noon), SmallClinic.Session(noon, "2", "2", "2"), SmallClinic.Session(noon - day));
        await context.SaveChangesAsync(Cancellation);

        var sessions = await new SessionRepository(context).ListAsync(
            new Viewer("runner-1", TherapistId: null, IsAdmin: false), noon, to: null, therapistId: null, limit: 10, Cancellation);

        sessions.Select(found => found.Session.Start).ShouldBe([noon, noon + day]);
        sessions[0].ShouldSatisfyAllConditions(
            found => found.Session.RunnerId.ShouldBe("runner-1"),
            found => found.Session.Price.ShouldBe(75m),
            found => found.Session.Date.ShouldBe(new LocalDate(2027, 4, 7)),
            found => found.TherapistName.ShouldBe("Therapist 1"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_who_change_one_version_the_second_is_told(DatabaseProvider provider)
    {
        await using var database = await SeededAsync(provider);
        await using var first = database.CreateContext();
        await using var second = database.CreateContext();
        var session = SmallClinic.Session(SmallClinic.Noon);
        first.MassageSessions.Add(session);
        await first.SaveChangesAsync(Cancellation);

        var same = await second.MassageSessions.SingleAsync(Cancellation);
        session.Version++;
        await first.SaveChangesAsync(Cancellation);
        same.Version++;
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nothing_that_a_session_names_can_be_deleted(DatabaseProvider provider)
    {
        await using var database = await SeededAsync(provider);
        await using var context = database.CreateContext();
        context.MassageSessions.Add(SmallClinic.Session(SmallClinic.Noon));
        await context.SaveChangesAsync(Cancellation);

        await Should.ThrowAsync<Exception>(() => context.Therapists.Where(t => t.Id == "therapist-1").ExecuteDeleteAsync(Cancellation));
        await Should.ThrowAsync<Exception>(() => context.Users.Where(u => u.Id == "runner-1").ExecuteDeleteAsync(Cancellation));
        await Should.ThrowAsync<Exception>(() => context.Rooms.Where(r => r.Id == "room-1").ExecuteDeleteAsync(Cancellation));
        await Should.ThrowAsync<Exception>(() => context.MassageTypes.ExecuteDeleteAsync(Cancellation));
        (await context.MassageSessions.CountAsync(Cancellation)).ShouldBe(1);
    }

    private async Task<TestDatabase> SeededAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await SmallClinic.SeedAsync(database, Cancellation);
        return database;
    }
}
