using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Accounts;

/// <summary>Codes and challenges that are good for once, whoever asks at the same moment on whatever node.</summary>
public sealed class OnceTests(PostgreSqlServer server)
{
    private const int Racers = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_step_is_claimed_once_and_none_before_it_any_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await SmallClinic.SeedAsync(database, Cancellation);
        var steps = new AuthenticatorSteps(database.Services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>());

        foreach (var step in (long[])[999_999, 1_000_000])
        {
            var claims = await Task.WhenAll(Enumerable.Range(0, Racers).Select(_ => steps.ClaimAsync("runner-1", step, Cancellation)));
            claims.Count(claimed => claimed).ShouldBe(1);
        }

        (await steps.ClaimAsync("runner-1", 999_999, Cancellation)).ShouldBeFalse();
        (await steps.ClaimAsync("runner-2", 999_999, Cancellation)).ShouldBeTrue();
        await steps.ForgetAsync("runner-1", Cancellation);
        (await steps.ClaimAsync("runner-1", 999_999, Cancellation)).ShouldBeTrue();
        (await steps.ClaimAsync("runner-2", 999_999, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_challenge_is_used_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var used = new UsedChallenges(database.Services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>());
        var now = SmallClinic.Noon;

        var uses = await Task.WhenAll(
            Enumerable.Range(0, Racers).Select(_ => used.UseAsync("challenge", now, now + Duration.FromHours(1), Cancellation)));
        uses.Count(first => first).ShouldBe(1);
        (await used.UseAsync("another", now, now + Duration.FromHours(1), Cancellation)).ShouldBeTrue();
    }
}
