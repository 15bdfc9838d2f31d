using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Training;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Rules;

public sealed class RuleProfileRepositoryTests(PostgreSqlServer server)
{
    private static readonly RuleProfileEdit Sofia = new("admin", "Sofia Keller", Instant.FromUtc(2027, 4, 7, 9, 0), "Heavier legs here");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Every_save_is_a_version_and_none_is_changed(DatabaseProvider provider)
    {
        await using var scene = await RunnersScene.OpenAsync(provider, server);
        var profiles = scene.Get<RuleProfileRepository>();
        (await profiles.ListAsync(Cancellation)).Select(profile => (profile.Id, profile.Version)).ShouldBe([("article", 1), ("cautious", 1)]);
        (await profiles.HistoryAsync("article", Cancellation)).ShouldBeEmpty();

        var second = (await profiles.SaveAsync(RuleProfile.Article with { FloorHoursDeep = 12 }, Sofia, Cancellation)).ShouldNotBeNull();
        var third = (await profiles.SaveAsync(second with { FloorHoursDeep = 14 }, Sofia with { Reason = "Still" }, Cancellation)).ShouldNotBeNull();

        (second.Version, third.Version).ShouldBe((2, 3));
        (await profiles.FindAsync("article", Cancellation))!.FloorHoursDeep.ShouldBe(14);
        (await profiles.FindAsync("article", 2, Cancellation))!.FloorHoursDeep.ShouldBe(12);
        (await profiles.FindAsync("article", 1, Cancellation)).ShouldBe(RuleProfile.Article);
        (await profiles.FindAsync("article", 4, Cancellation)).ShouldBeNull();
        (await profiles.FindAsync("nothing", Cancellation)).ShouldBeNull();
        (await profiles.FindAsync("cautious", Cancellation)).ShouldBe(RuleProfile.Cautious);
        var history = await profiles.HistoryAsync("article", Cancellation);
        history.Select(version => (version.Version, version.SavedBy, version.SavedByName, version.SavedAt, version.Reason)).ShouldBe(
            [(3, "admin", "Sofia Keller", Sofia.At, "Still"), (2, "admin", "Sofia Keller", Sofia.At, "Heavier legs here")]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_who_start_from_one_version_the_second_is_told(DatabaseProvider provider)
    {
        await using var scene = await RunnersScene.OpenAsync(provider, server);
        var profiles = scene.Get<RuleProfileRepository>();
        (await profiles.SaveAsync(RuleProfile.Cautious with { FlushMinutes = 20 }, Sofia, Cancellation)).ShouldNotBeNull();
        (await profiles.SaveAsync(RuleProfile.Cautious with { FlushMinutes = 25 }, Sofia, Cancellation)).ShouldBeNull();

        (await profiles.FindAsync("cautious", Cancellation))!.FlushMinutes.ShouldBe(20);
        (await profiles.HistoryAsync("cautious", Cancellation)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_many_who_save_at_the_same_moment_one_wins(DatabaseProvider provider)
    {
        await using var scene = await RunnersScene.OpenAsync(provider, server);
        var saved = await Task.WhenAll(Enumerable.Range(1, 6).Select(async minutes =>
        {
            await using var context = scene.Database.CreateContext();
            return await new RuleProfileRepository(context).SaveAsync(RuleProfile.Article with { FlushMinutes = minutes }, Sofia, Cancellation);
        }));

        var winner = saved.OfType<RuleProfile>().ShouldHaveSingleItem();
        (await scene.Get<RuleProfileRepository>().FindAsync("article", Cancellation))!.FlushMinutes.ShouldBe(winner.FlushMinutes);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_active_profile_is_the_latest_version_of_the_chosen_one(DatabaseProvider provider)
    {
        await using var scene = await RunnersScene.OpenAsync(provider, server);
        var profiles = scene.Get<RuleProfileRepository>();
        (await profiles.ActiveAsync(Cancellation)).ShouldBe(RuleProfile.Article);
        await profiles.ActivateAsync(RuleProfile.Cautious, Actor.Program, SmallClinic.Noon, Cancellation);
        (await profiles.ActiveAsync(Cancellation)).ShouldBe(RuleProfile.Cautious);
        await profiles.SaveAsync(RuleProfile.Cautious with { FlushMinutes = 20 }, Sofia, Cancellation);
        var active = await profiles.ActiveAsync(Cancellation);
        (active.Id, active.Version, active.FlushMinutes).ShouldBe(("cautious", 2, 20));
    }
}
