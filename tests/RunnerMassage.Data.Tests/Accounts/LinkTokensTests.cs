using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Accounts;

public sealed class LinkTokensTests(PostgreSqlServer server)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly FakeClock _clock = new(Instant.FromUtc(2027, 4, 6, 7, 0));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_token_is_found_and_used_once_for_its_purpose_only(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var token = await CreateAsync(database);
        token.Length.ShouldBe(43, "256 bits as base64url");
        await using var context = database.CreateContext();
        var links = new LinkTokens(context, _clock);

        (await links.FindAsync(LinkPurposes.ResetPassword, token, Cancellation)).ShouldBeNull();
        (await links.UseAsync(LinkPurposes.ResetPassword, token, Cancellation)).ShouldBeNull();
        (await links.FindAsync(LinkPurposes.Invite, token, Cancellation)).ShouldNotBeNull().UsedAt.ShouldBeNull();
        var used = (await links.UseAsync(LinkPurposes.Invite, token, Cancellation)).ShouldNotBeNull();
        (used.Email, used.Data, used.UsedAt).ShouldBe(("nora@example.org", "therapist", _clock.GetCurrentInstant()));
        (await links.FindAsync(LinkPurposes.Invite, token, Cancellation)).ShouldBeNull();
        (await links.UseAsync(LinkPurposes.Invite, token, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_token_ends_and_only_its_digest_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var token = await CreateAsync(database);
        await using var context = database.CreateContext();
        var links = new LinkTokens(context, _clock);
        (await context.LinkTokens.AsNoTracking().SingleAsync(Cancellation)).Hash.ShouldNotBe(token);
        foreach (var madeUp in (string?[])[null, "", "made up", new string('a', 43), new string('a', 100_000), token[..42], token + "=", token.ToUpperInvariant()])
        {
            (await links.UseAsync(LinkPurposes.Invite, madeUp, Cancellation)).ShouldBeNull();
        }

        _clock.Advance(Hour);
        (await links.FindAsync(LinkPurposes.Invite, token, Cancellation)).ShouldBeNull();
        (await links.UseAsync(LinkPurposes.Invite, token, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_many_who_use_a_token_at_once_one_gets_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var token = await CreateAsync(database);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            await using var context = database.CreateContext();
            await using var transaction = await context.Database.BeginTransactionAsync(Cancellation);
            var used = await new LinkTokens(context, _clock).UseAsync(LinkPurposes.Invite, token, Cancellation);
            await transaction.CommitAsync(Cancellation);
            return used;
        })));
        results.Count(used => used is not null).ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_a_transaction_takes_back_can_be_used_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        var token = await CreateAsync(database);
        await using var context = database.CreateContext();
        var links = new LinkTokens(context, _clock);
        await using (await context.Database.BeginTransactionAsync(Cancellation))
        {
            (await links.UseAsync(LinkPurposes.Invite, token, Cancellation)).ShouldNotBeNull();
        }

        (await links.UseAsync(LinkPurposes.Invite, token, Cancellation)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_accounts_leave_behind_goes_and_what_counts_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await using var services = database.BuildServices(add => add.Replace(ServiceDescriptor.Singleton<IClock>(_clock)));
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        var now = _clock.GetCurrentInstant();
        AppUser Account(string id, bool confirmed, int daysAgo) =>
            new() { Id = id, UserName = id, EmailConfirmed = confirmed, CreatedAt = now - Duration.FromDays(daysAgo) };
        context.AddRange(Account("old and waiting", false, 31), Account("old", true, 31), Account("new", false, 29));
        context.Add(new AppUser { Id = "of unknown age", UserName = "of unknown age" });
        context.Add(new AppUser { Id = "guest", UserName = "guest", IsGuest = true, CreatedAt = now - Duration.FromDays(99) });
        SignInRecord Record(string id, int daysAgo) =>
            new() { Id = id, UserId = "old", At = now - Duration.FromDays(daysAgo), Method = "password", Address = "", Device = "" };
        context.AddRange(Record("91", 91), Record("89", 89));
        context.AddRange(
            new SignInThrottle { Key = "old", Failures = 9, LastFailureAt = now - Duration.FromHours(25) },
            new SignInThrottle { Key = "new", Failures = 9, LastFailureAt = now - Duration.FromHours(11) });
        var links = scope.ServiceProvider.GetRequiredService<LinkTokens>();
        await links.CreateAsync(LinkPurposes.ResetPassword, "old", null, null, Hour, Cancellation);
        await links.CreateAsync(LinkPurposes.ResetPassword, "new", null, null, -AccountCleanup.EndedLinksKept, Cancellation);
        await context.SaveChangesAsync(Cancellation);

        (await scope.ServiceProvider.GetRequiredService<AccountCleanup>().RunAsync(now, Cancellation)).ShouldBe(4);
        (await context.Users.Select(user => user.Id).ToListAsync(Cancellation)).ShouldBe(["old", "new", "of unknown age", "guest"], ignoreOrder: true);
        (await scope.ServiceProvider.GetRequiredService<SignInHistory>().ListAsync("old", 9, Cancellation)).Select(record => record.Id).ShouldBe(["89"]);
        (await context.SignInThrottles.Select(row => row.Key).ToListAsync(Cancellation)).ShouldBe(["new"]);
        (await context.LinkTokens.Select(token => token.UserId).ToListAsync(Cancellation)).ShouldBe(["old"]);
    }

    private async Task<string> CreateAsync(TestDatabase database)
    {
        await using var context = database.CreateContext();
        var token = await new LinkTokens(context, _clock)
            .CreateAsync(LinkPurposes.Invite, userId: null, "nora@example.org", "therapist", Hour, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        return token;
    }
}
