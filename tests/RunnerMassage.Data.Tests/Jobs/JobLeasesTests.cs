using NodaTime;
using RunnerMassage.Data.Jobs;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Jobs;

/// <summary>A job belongs to one node at a time, and to nobody for long.</summary>
public abstract class JobLeasesTests : IAsyncLifetime
{
    private static readonly Instant Noon = SmallClinic.Noon;
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private TestDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync() => _database = await CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_lease_is_held_renewed_and_given_back()
    {
        (await AcquireAsync("a", Noon)).ShouldBeTrue();
        (await AcquireAsync("b", Noon)).ShouldBeFalse();
        (await AcquireAsync("b", Noon, "another job")).ShouldBeTrue();
        (await AcquireAsync("a", Noon + Minute / 2)).ShouldBeTrue("its owner may hold on to it");
        (await AcquireAsync("b", Noon + Minute)).ShouldBeFalse("it was held on to");

        await ReleaseAsync("b");
        (await AcquireAsync("b", Noon)).ShouldBeFalse("only its owner gives it back");
        await ReleaseAsync("a");
        (await AcquireAsync("b", Noon)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_lease_of_a_killed_node_runs_out()
    {
        (await AcquireAsync("killed", Noon)).ShouldBeTrue();
        (await AcquireAsync("next", Noon + Minute - Duration.FromMilliseconds(1))).ShouldBeFalse();
        (await AcquireAsync("next", Noon + Minute)).ShouldBeTrue();
        (await AcquireAsync("killed", Noon + Minute)).ShouldBeFalse("somebody else has it now");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_ask_at_once_one_gets_it(bool afterAnother)
    {
        if (afterAnother)
        {
            (await AcquireAsync("before", Noon - Minute)).ShouldBeTrue();
        }

        var got = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AcquireAsync($"node {i}", Noon)));
        got.Count(acquired => acquired).ShouldBe(1);
    }

    private async Task<bool> AcquireAsync(string owner, Instant now, string job = "job")
    {
        await using var context = _database.CreateContext();
        return await new JobLeases(context).AcquireAsync(job, owner, now, now + Minute, Cancellation);
    }

    private async Task ReleaseAsync(string owner)
    {
        await using var context = _database.CreateContext();
        await new JobLeases(context).ReleaseAsync("job", owner, Cancellation);
    }
}

public sealed class SqliteJobLeasesTests : JobLeasesTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlJobLeasesTests(PostgreSqlServer server) : JobLeasesTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
