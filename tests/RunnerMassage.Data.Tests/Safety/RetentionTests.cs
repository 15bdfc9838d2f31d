using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Safety;

/// <summary>What has been kept for long enough goes, and nothing else.</summary>
public sealed class RetentionTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Periods_are_bounded_and_two_editors_notice_one_another(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        (await SaveAsync(scene, RetentionKind.Soreness, 91, 0)).ShouldBeFalse();
        (await SaveAsync(scene, RetentionKind.Soreness, 6, 0)).ShouldBeFalse();
        (await SaveAsync(scene, RetentionKind.Soreness, 30, 0)).ShouldBeTrue();
        (await SaveAsync(scene, RetentionKind.Soreness, 40, 0)).ShouldBeFalse();
        (await SaveAsync(scene, RetentionKind.Soreness, 40, 1)).ShouldBeTrue();
        (await SaveAsync(scene, RetentionKind.Soreness, 50, 1)).ShouldBeFalse();
        var periods = await scene.WithAsync<RetentionRepository, IReadOnlyList<RetentionPeriod>>(repository => repository.ListAsync(Cancellation));
        periods.ShouldContain(new RetentionPeriod(RetentionKind.Soreness, 40, 2));
        (await scene.LoggedAsync()).ShouldBe(["retention.changed  soreness: 30 days", "retention.changed  soreness: 40 days"]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_old_goes_in_batches_and_what_holds_stays(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.AnswerAsync(SafetyTopic.Allergy);
        scene.Clinic.Clock.Advance(Duration.FromMinutes(1));
        await scene.AnswerAsync(SafetyTopic.KnownClot);
        scene.Clinic.Clock.Advance(Duration.FromMinutes(1));
        await scene.AnswerAsync(new SafetyAnswers { Yes = new HashSet<SafetyTopic> { SafetyTopic.Minor } });
        await using (var context = scene.Context())
        {
            var old = scene.Now - Duration.FromDays(1);
            context.SorenessReports.AddRange(Enumerable.Range(0, RetentionCleanup.Batch + 20).Select(i => new StoredSoreness
            {
                Id = $"report-{i}",
                RunnerId = SafetyScene.Runner,
                ProtectedLevel = "x",
                At = i < 10 ? scene.Now + Duration.FromDays(5) : old,
            }));
            await context.SaveChangesAsync(Cancellation);
        }

        var removed = await RunAsync(scene, scene.Now + Duration.FromDays(91));
        removed["soreness"].ShouldBe(RetentionCleanup.Batch + 10);
        removed["screening-old"].ShouldBe(2);
        var state = await scene.StateAsync();
        state.Given.Select(given => given.Answers?.Yes.Single()).ShouldBe([SafetyTopic.Minor, null]);
        state.Holding.ShouldHaveSingleItem();

        (await RunAsync(scene, scene.Now + Duration.FromDays(2000)))["screening"].ShouldBe(1);
        (await scene.StateAsync()).Holding.ShouldHaveSingleItem();
        (await RunAsync(scene, scene.Now + Duration.FromDays(2000))).Values.Sum().ShouldBe(0);
    }

    private static Task<IReadOnlyDictionary<string, int>> RunAsync(SafetyScene scene, Instant now) =>
        scene.WithAsync<RetentionCleanup, IReadOnlyDictionary<string, int>>(cleanup => cleanup.RunAsync(now, Cancellation));

    private static Task<bool> SaveAsync(SafetyScene scene, RetentionKind kind, int days, int version) =>
        scene.WithAsync<RetentionRepository, bool>(repository => repository.SaveAsync(kind, days, version, SafetyScene.Anna, Cancellation));
}
