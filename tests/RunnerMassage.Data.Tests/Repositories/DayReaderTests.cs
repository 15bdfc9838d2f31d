using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Training.RunnersScene;

namespace RunnerMassage.Data.Tests.Repositories;

public sealed class DayReaderTests(PostgreSqlServer server)
{
    private static readonly Viewer Therapist = new("account-1", "therapist-1", IsAdmin: false);
    private static readonly Viewer Admin = new("admin", null, IsAdmin: true);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_treating_therapist_reads_what_to_know(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.HadAsync(Today.PlusDays(-40), "swedish");
        await scene.HadAsync(Today, "deep-tissue");
        await scene.Training.AddAsync(
            [Named("Old", -9), Named("Yesterday", -1), Named("This evening", 0), Named("Race soon", 60, EffortLevel.Race), Named("Race later", 200, EffortLevel.Race),
             Named("Race over", -20, EffortLevel.Race), Named("Easy", -1, EffortLevel.Easy)],
            Cancelled);
        await SoreAsync(scene, 7, hoursBeforeNoon: 30);
        await SoreAsync(scene, 3, hoursBeforeNoon: 2);
        await scene.Get<PreferenceRepository>().SaveAsync("runner-1", new ClientPreference { Pressure = 4, Line = "Quiet." }, "0171", Cancelled);

        var day = (await scene.Get<DayReader>().ListAsync(Therapist, "therapist-1", Today, Berlin, Cancelled)).ShouldHaveSingleItem();
        (day.IsFirstVisit, day.IsGuest, day.Phone).ShouldBe((false, false, "0171"));
        var details = day.Details.ShouldNotBeNull();
        details.NextRace!.Name.ShouldBe("Race soon");
        details.LastHard!.Name.ShouldBe("Yesterday");
        details.Soreness!.Level.ShouldBe(3);
        details.IsFirstTimeDeep.ShouldBeTrue();
        details.Preference.ShouldBe(new ClientPreference { Pressure = 4, Line = "Quiet." });
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Others_read_less_or_nothing(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.HadAsync(Today, "deep-tissue");
        await scene.HadAsync(Today, "deep-tissue", status: SessionStatus.Cancelled, hour: 15);
        var reader = scene.Get<DayReader>();
        var seen = await reader.ListAsync(Admin, "therapist-1", Today, Berlin, Cancelled);
        seen.Count.ShouldBe(2);
        seen.ShouldAllBe(one => one.Details == null && one.Session.RatingReasons == null && one.Session.Note == null);
        (await reader.ListAsync(new Viewer("account-2", "therapist-2", IsAdmin: false), "therapist-1", Today, Berlin, Cancelled)).ShouldBeEmpty();
        (await reader.ListAsync(new Viewer("runner-1", null, IsAdmin: false), "therapist-1", Today, Berlin, Cancelled)).ShouldBeEmpty();
        (await reader.ListAsync(Therapist, "therapist-1", Today, Berlin, Cancelled))
            .Select(one => (one.Session.Status, one.Details is null)).ShouldBe([(SessionStatus.Confirmed, false), (SessionStatus.Cancelled, true)]);
        (await reader.ListAsync(Therapist, "therapist-1", Today.PlusDays(1), Berlin, Cancelled)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Who_never_came_comes_for_the_first_time(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.HadAsync(Today.PlusDays(-10), "deep-tissue", status: SessionStatus.NoShow);
        await scene.HadAsync(Today.PlusDays(-9), "deep-tissue", status: SessionStatus.Cancelled);
        await scene.HadAsync(Today, "deep-tissue");
        await scene.HadAsync(Today, "deep-tissue", hour: 15);
        var day = await scene.Get<DayReader>().ListAsync(Therapist, "therapist-1", Today, Berlin, Cancelled);
        day.Select(one => one.IsFirstVisit).ShouldBe([true, false]);
        day.ShouldAllBe(one => one.Details!.IsFirstTimeDeep);
    }

    private static TrainingEntry Named(string name, int daysAhead, EffortLevel level = EffortLevel.Hard)
    {
        var entry = Entry(Today.PlusDays(daysAhead), level: level);
        entry.Name = name;
        return entry;
    }

    private static Task SoreAsync(RunnersScene scene, int level, int hoursBeforeNoon) => scene.Training.ReportSorenessAsync(
        new SorenessEntry { Id = $"sore-{level}", RunnerId = "runner-1", Level = level, At = At(Today, 12) - Duration.FromHours(hoursBeforeNoon) }, Cancelled);
}
