using NodaTime;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Training.RunnersScene;

namespace RunnerMassage.Data.Tests.Training;

public sealed class KnownTrainingReaderTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task It_knows_what_lies_near_enough_to_matter(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.Training.AddAsync(
            [
                Entry(Today.PlusDays(-31)), Entry(Today.PlusDays(-30)), Entry(Today.PlusDays(30)), Entry(Today.PlusDays(31)),
                Entry(Today, level: EffortLevel.Easy), Entry(Today, level: EffortLevel.Moderate), Entry(Today, level: EffortLevel.Unknown),
                Entry(Today, "runner-2"),
            ],
            Cancellation);
        foreach (var (level, hoursBefore) in new[] { (1, 73), (2, 71), (3, -20), (4, -25) })
        {
            await scene.Training.ReportSorenessAsync(
                new SorenessEntry { Id = $"{level}", RunnerId = "runner-1", Level = level, At = At(Today, 0) - Duration.FromHours(hoursBefore) }, Cancellation);
        }

        var known = (await ReadAsync(scene)).Training;
        known.Efforts.Select(effort => effort.StartDate).ShouldBe([Today.PlusDays(-30), Today.PlusDays(30)], ignoreOrder: true);
        known.Efforts.ShouldAllBe(effort => effort.Kind == EffortKind.Hard && effort.End - effort.Start == Duration.FromHours(1));
        known.SorenessReports.Select(report => report.Level).ShouldBe([2, 3], ignoreOrder: true);
        known.OtherMassages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Other_sessions_count_but_neither_cancelled_nor_missed_ones_nor_the_one_that_is_moved(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.HadAsync(Today.PlusDays(-2), "deep-tissue");
        await scene.HadAsync(Today.PlusDays(-1), "swedish", status: SessionStatus.Cancelled);
        await scene.HadAsync(Today.PlusDays(-1), "deep-tissue", status: SessionStatus.NoShow, hour: 16);
        await scene.HadAsync(Today, "swedish", "runner-2");
        var moved = await scene.HadAsync(Today.PlusDays(1), "swedish");

        var others = (await ReadAsync(scene, except: moved.Id)).Training.OtherMassages;
        others.ShouldHaveSingleItem().ShouldBe(new OtherMassage(
            TimingClass.Deep, At(Today.PlusDays(-2), 12), At(Today.PlusDays(-2), 13), Today.PlusDays(-2)));
        (await ReadAsync(scene)).Training.OtherMassages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Deep_work_is_new_to_whoever_never_had_it_or_had_it_too_long_ago(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        (await ReadAsync(scene)).FirstTimeDeep.ShouldBeTrue("Never.");

        await scene.HadAsync(Today.PlusDays(-1), "swedish");
        (await ReadAsync(scene)).FirstTimeDeep.ShouldBeTrue("Only light work.");

        await scene.HadAsync(Today.PlusDays(-61), "deep-tissue");
        (await ReadAsync(scene)).FirstTimeDeep.ShouldBeTrue("61 days ago.");

        await scene.HadAsync(Today.PlusDays(-59), "active-release");
        (await ReadAsync(scene)).FirstTimeDeep.ShouldBeFalse("Another deep type 59 days ago, this one earlier.");
        (await ReadAsync(scene, type: "active-release")).FirstTimeDeep.ShouldBeFalse("59 days ago.");

        await scene.HadAsync(Today.PlusDays(-10), "deep-tissue", "runner-2");
        (await ReadAsync(scene, "runner-2")).FirstTimeDeep.ShouldBeFalse("10 days ago.");
        (await ReadAsync(scene, "runner-2", "active-release")).FirstTimeDeep.ShouldBeTrue("Only the other deep type.");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Many_runners_at_once_are_known_as_each_alone(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        string[] runners = ["runner-1", "runner-2"];
        foreach (var (runner, n) in runners.Select((runner, n) => (runner, n)))
        {
            await scene.Training.AddAsync(Enumerable.Range(0, 12).Select(i => Entry(Today.PlusDays((i * 7) - 40 + n), runner)), Cancellation);
            await scene.Training.ReportSorenessAsync(new SorenessEntry { Id = runner, RunnerId = runner, Level = 4 + n, At = At(Today.PlusDays(n), 7) }, Cancellation);
            await scene.HadAsync(Today.PlusDays(-70 + n), "active-release", runner);
            await scene.HadAsync(Today.PlusDays(-20), "deep-tissue", runner);
            await scene.HadAsync(Today.PlusDays(3 + n), "swedish", runner);
        }

        var reader = scene.Get<KnownTrainingReader>();
        var all = await reader.LoadAsync(runners, Today, Today.PlusDays(9), Berlin, Cancellation);
        foreach (var runner in runners)
        {
            foreach (var type in new[] { "swedish", "deep-tissue", "active-release" })
            {
                for (var day = 0; day < 10; day++)
                {
                    var date = Today.PlusDays(day);
                    var request = new TrainingRequest(runner, type, date, date);
                    var alone = await reader.LoadAsync(request, Berlin, Cancellation);
                    var among = all.Of(request);
                    among.FirstTimeDeep.ShouldBe(alone.FirstTimeDeep, $"{runner} {type} {date}");
                    among.Training.Efforts.ShouldBe(alone.Training.Efforts, ignoreOrder: true);
                    among.Training.SorenessReports.ShouldBe(alone.Training.SorenessReports, ignoreOrder: true);
                    among.Training.OtherMassages.ShouldBe(alone.Training.OtherMassages, ignoreOrder: true);
                }
            }
        }
    }

    private static Task<KnownTraining> ReadAsync(
        RunnersScene scene, string runner = "runner-1", string type = "deep-tissue", string? except = null) =>
        scene.Get<KnownTrainingReader>().LoadAsync(new TrainingRequest(runner, type, Today, Today, except), Berlin, Cancellation);
}
