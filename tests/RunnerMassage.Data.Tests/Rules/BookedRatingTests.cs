using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Rules;

/// <summary>A session keeps the rating, the reasons and the profile version under which it was booked.</summary>
public sealed class BookedRatingTests(PostgreSqlServer server)
{
    private static readonly RuleProfileEdit Sofia = new("admin", "Sofia Keller", Instant.FromUtc(2027, 3, 1, 9, 0), "Longer windows");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_session_keeps_what_it_was_booked_under(DatabaseProvider provider)
    {
        await using var clinic = await BusyClinic.OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var node = clinic.Node();
        await using var scope = node.CreateAsyncScope();
        var profiles = scope.ServiceProvider.GetRequiredService<RuleProfileRepository>();
        await AddWorkoutAsync(scope.ServiceProvider, BusyClinic.Wednesday.PlusDays(-1));
        var service = node.GetRequiredService<SchedulingService>();

        var first = await BookAsync(service, 60);
        await profiles.SaveAsync(RuleProfile.Article with { AfterEffort = new DayRange(2, 3) }, Sofia, Cancellation);
        var second = await BookAsync(service, 60, BusyClinic.Wednesday.PlusDays(1));
        await profiles.ActivateAsync(RuleProfile.Cautious, Actor.Program, SmallClinic.Noon, Cancellation);
        var third = await BookAsync(service, 60, BusyClinic.Wednesday.PlusDays(2));

        var kept = await SessionsAsync(clinic.Database);
        Describe(kept[first]).ShouldBe((TimingRating.Ideal, 1, "article", 1));
        Describe(kept[second]).ShouldBe((TimingRating.Ideal, 1, "article", 2));
        Describe(kept[third]).ShouldBe((TimingRating.Good, 0, "cautious", 1));
        ReasonSnapshot.Read(kept[first].RatingReasons).ShouldHaveSingleItem().Code.ShouldBe(TimingReasonCode.PostWindow);
        await using var context = clinic.Database.CreateContext();
        (await context.Database.SqlQuery<string>($"""SELECT "RatingReasons" AS "Value" FROM "MassageSessions" WHERE "RatingReasons" IS NOT NULL""").ToListAsync(Cancellation))
            .ShouldAllBe(text => !text.Contains("PostWindow") && !text.Contains("Intervals"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_preview_tells_what_a_change_does_and_changes_nothing(DatabaseProvider provider)
    {
        await using var clinic = await BusyClinic.OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var node = clinic.Node();
        await using var scope = node.CreateAsyncScope();
        await AddWorkoutAsync(scope.ServiceProvider, BusyClinic.Wednesday.PlusDays(-1));
        var service = node.GetRequiredService<SchedulingService>();
        await BookAsync(service, 60);
        await service.BookAsync(BusyClinic.Request(2, BusyClinic.At(300)), Cancellation);

        var changed = RuleProfile.Article with { AfterEffort = new DayRange(2, 3) };
        var preview = await scope.ServiceProvider.GetRequiredService<RulePreviewReader>()
            .LoadAsync(RuleProfile.Article, changed, clinic.Clock.GetCurrentInstant(), Cancellation);

        preview.Sessions.Counts.ShouldBe(
            [new RatingChange(TimingRating.Ideal, TimingRating.Good, 1), new RatingChange(TimingRating.Good, TimingRating.Good, 1)], ignoreOrder: true);
        var example = preview.Sessions.Examples.ShouldHaveSingleItem();
        (example.Runner, example.MassageType, example.Start, example.Before, example.After)
            .ShouldBe(("", "swedish", BusyClinic.At(60), TimingRating.Ideal, TimingRating.Good));
        preview.Slots.Changed.ShouldBeGreaterThan(0);
        preview.Slots.Examples.Select(effect => effect.MassageType).ShouldBe(["deep-tissue", "swedish"], ignoreOrder: true, "One for each day is enough.");
        // On Wednesday the runner has a massage already, so nothing gets worse there; Friday comes into the window.
        preview.Slots.Examples.ShouldAllBe(effect => effect.Date == BusyClinic.Wednesday.PlusDays(2) && effect.After == TimingRating.Ideal);
        (preview.Sessions.LeftOut, preview.Slots.LeftOut).ShouldBe((0, 0));
        (await SessionsAsync(clinic.Database)).Values.ShouldAllBe(session => session.RuleProfileVersion == 1 && session.Version == 1);
        (await scope.ServiceProvider.GetRequiredService<RuleProfileRepository>().ActiveAsync(Cancellation)).Version.ShouldBe(1);
    }

    private static (TimingRating Rating, int Windows, string Profile, int Version) Describe(MassageSession session) =>
        (session.Rating, session.Windows, session.RuleProfileId, session.RuleProfileVersion);

    private static Task<bool> AddWorkoutAsync(IServiceProvider services, LocalDate date) => services.GetRequiredService<TrainingRepository>().AddAsync(
        new TrainingEntry { Id = "intervals", RunnerId = BusyClinic.Runner(1), Name = "Intervals", Level = EffortLevel.Hard, Date = date }, Cancellation);

    private static async Task<string> BookAsync(SchedulingService service, int minute, LocalDate? date = null) =>
        (await service.BookAsync(BusyClinic.Request(1, BusyClinic.At(minute, date)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session.Id;

    private static async Task<Dictionary<string, MassageSession>> SessionsAsync(TestDatabase database)
    {
        await using var context = database.CreateContext();
        return await context.MassageSessions.AsNoTracking().ToDictionaryAsync(session => session.Id, Cancellation);
    }
}
