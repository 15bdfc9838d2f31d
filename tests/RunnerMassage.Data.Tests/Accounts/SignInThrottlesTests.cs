using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Accounts;

public sealed class SignInThrottlesTests(PostgreSqlServer server)
{
    private static readonly ThrottleRule Rule = new(3, Duration.FromSeconds(10), Duration.FromMinutes(1), Duration.FromHours(1));
    private static readonly ThrottleKey Key = new("nora from home", Rule);
    private static readonly ThrottleKey Other = new("home", Rule);

    private readonly FakeClock _clock = new(Instant.FromUtc(2027, 4, 6, 7, 0));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Pauses_begin_after_the_free_tries_double_and_grow_no_further_than_the_longest() =>
        Enumerable.Range(0, 8).Select(failures => Rule.PauseAfter(failures).TotalSeconds).ShouldBe([0, 0, 0, 10, 20, 40, 60, 60]);

    [Fact]
    public void Who_looked_at_the_clock_a_moment_before_another_counted_waits_no_longer_for_it()
    {
        var (now, later) = (_clock.GetCurrentInstant(), _clock.GetCurrentInstant() + Duration.FromMilliseconds(1));
        Rule.IsPaused(new SignInThrottle { Key = "key", Failures = 1, LastFailureAt = later }, now).ShouldBeFalse();
        Rule.IsPaused(new SignInThrottle { Key = "key", Failures = 3, LastFailureAt = later }, now).ShouldBeTrue();
    }

    [Fact]
    public void Pauses_never_overflow() => ThrottleRule.OneAccountFromOnePlace.PauseAfter(int.MaxValue).ShouldBe(Duration.FromMinutes(15));

    [Fact]
    public void A_free_try_does_not_wait_for_one_that_was_counted_after_it_began()
    {
        var now = _clock.GetCurrentInstant();
        var counted = new SignInThrottle { Key = Key.Digest, Failures = 1, LastFailureAt = now + Duration.FromMilliseconds(5) };
        Rule.IsPaused(counted, now).ShouldBeFalse();
        counted.Failures = 3;
        Rule.IsPaused(counted, now).ShouldBeTrue();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Failures_add_up_wait_and_are_forgotten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var throttles = Node(database);
        for (var i = 0; i < 3; i++)
        {
            (await throttles.TakeAsync([Key], Cancellation)).ShouldNotBeNull();
        }

        (await throttles.TakeAsync([Key], Cancellation)).ShouldBeNull();
        (await throttles.TakeAsync([Other, Key], Cancellation)).ShouldBeNull("One key that waits is enough.");
        _clock.AdvanceSeconds(10);
        (await throttles.TakeAsync([Key], Cancellation)).ShouldNotBeNull();
        _clock.AdvanceSeconds(10);
        (await throttles.TakeAsync([Key], Cancellation)).ShouldBeNull("The pause has doubled.");
        (await throttles.TakeAsync([Other], Cancellation)).ShouldNotBeNull();
        _clock.AdvanceHours(1);
        for (var i = 0; i < 3; i++)
        {
            (await throttles.TakeAsync([Key], Cancellation)).ShouldNotBeNull();
        }

        await throttles.ForgetAsync(Key, Cancellation);
        (await throttles.TakeAsync([Key], Cancellation)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_good_try_leaves_the_count_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var throttles = Node(database);
        await throttles.TakeAsync([Key, Other], Cancellation);
        var before = await RowsAsync(database);
        _clock.AdvanceMinutes(1);
        var tries = (await throttles.TakeAsync([Key, Other], Cancellation)).ShouldNotBeNull();
        (await RowsAsync(database)).ShouldNotBe(before);
        await throttles.GiveBackAsync(tries, Cancellation);
        (await RowsAsync(database)).ShouldBe(before);

        // A failure that came in between stays.
        tries = (await throttles.TakeAsync([Key], Cancellation)).ShouldNotBeNull();
        await throttles.TakeAsync([Key], Cancellation);
        await throttles.GiveBackAsync(tries, Cancellation);
        (await RowsAsync(database)).Single(row => row.Key == Key.Digest).Failures.ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Many_at_once_on_two_nodes_get_no_further_than_many_in_a_row(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await using var second = database.BuildServices();
        SignInThrottles[] nodes = [Node(database), new(second.GetRequiredService<IDbContextFactory<RunnerMassageContext>>(), _clock)];
        var tries = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => nodes[i % 2].TakeAsync([Key], Cancellation))));
        tries.Count(taken => taken is not null).ShouldBeInRange(1, Rule.FreeTries);
    }

    [Fact]
    public async Task The_table_names_nobody()
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await Node(database).TakeAsync([Key], Cancellation);
        (await RowsAsync(database)).Single().Key.ShouldNotContain("nora");
    }

    private SignInThrottles Node(TestDatabase database) =>
        new(database.Services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>(), _clock);

    private static async Task<List<(string Key, int Failures, Instant At)>> RowsAsync(TestDatabase database)
    {
        await using var context = database.CreateContext();
        return (await context.SignInThrottles.AsNoTracking().OrderBy(row => row.Key).ToListAsync(Cancellation))
            .ConvertAll(row => (row.Key, row.Failures, row.LastFailureAt));
    }
}
