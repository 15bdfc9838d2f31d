using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Accounts;

public sealed class ProtectedUserStoreTests(PostgreSqlServer server)
{
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly string[] Codes = ["ABCDEFGHJKLMNPQR", "23456789ABCDEFGH"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_tables_hold_neither_key_nor_codes_and_another_node_reads_the_key(DatabaseProvider provider)
    {
        await using var database = await WithSecretsAsync(provider);
        await using (var context = database.CreateContext())
        {
            var stored = await context.UserTokens.Select(token => token.Value!).ToListAsync(Cancellation);
            stored.Count.ShouldBe(4);
            stored.ShouldAllBe(value => value.Length > 40 && !value.Contains(Key) && !value.Contains(Codes[0]) && !value.Contains(Codes[1]));
            // Two accounts with the same secrets cannot be told from the tables.
            stored.SelectMany(value => value.Split(';')).ShouldBeUnique();
        }

        await using var otherNode = database.BuildServices(AddStore);
        await using var scope = otherNode.CreateAsyncScope();
        var (store, user) = await StoreAsync(scope, "runner-1");
        (await store.GetAuthenticatorKeyAsync(user, Cancellation)).ShouldBe(Key);
        (await store.CountCodesAsync(user, Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_was_copied_from_another_account_or_whose_protection_is_lost_is_no_key()
    {
        await using var database = await WithSecretsAsync(DatabaseProvider.Sqlite);
        await using var withoutKeys = database.BuildServices(services =>
        {
            AddStore(services);
            services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        });
        await using (var scope = withoutKeys.CreateAsyncScope())
        {
            var (store, user) = await StoreAsync(scope, "runner-1");
            (await store.GetAuthenticatorKeyAsync(user, Cancellation)).ShouldBeNull();
        }

        await using var services = database.BuildServices(AddStore);
        await using var other = services.CreateAsyncScope();
        var context = other.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        var keys = await context.UserTokens.Where(token => token.Name == ProtectedUserStore.KeyName).ToDictionaryAsync(token => token.UserId, Cancellation);
        keys["runner-2"].Value = keys["runner-1"].Value;
        await context.SaveChangesAsync(Cancellation);
        var (copied, thief) = await StoreAsync(other, "runner-2");
        (await copied.GetAuthenticatorKeyAsync(thief, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_recovery_code_is_redeemed_once_even_by_two_at_the_same_moment(DatabaseProvider provider)
    {
        await using var database = await WithSecretsAsync(provider);
        await using var services = database.BuildServices(AddStore);
        await using (var first = services.CreateAsyncScope())
        await using (var second = services.CreateAsyncScope())
        {
            var (one, two) = (await StoreAsync(first, "runner-1"), await StoreAsync(second, "runner-1"));
            (await one.Store.RedeemCodeAsync(one.User, Codes[1], Cancellation)).ShouldBeTrue();
            (await two.Store.RedeemCodeAsync(two.User, Codes[1], Cancellation)).ShouldBeTrue();
            (await one.Store.UpdateAsync(one.User, Cancellation)).Succeeded.ShouldBeTrue();
            (await two.Store.UpdateAsync(two.User, Cancellation)).Succeeded.ShouldBeFalse();
        }

        await using var later = services.CreateAsyncScope();
        var (store, user) = await StoreAsync(later, "runner-1");
        (await store.RedeemCodeAsync(user, Codes[1], Cancellation)).ShouldBeFalse();
        (await store.RedeemCodeAsync(user, "WRONGWRONGWRONGW", Cancellation)).ShouldBeFalse();
        (await store.CountCodesAsync(user, Cancellation)).ShouldBe(1);
    }

    private static void AddStore(IServiceCollection services) =>
        services.AddScoped<ProtectedUserStore>().AddSingleton<IdentityErrorDescriber>();

    private static async Task<(ProtectedUserStore Store, AppUser User)> StoreAsync(AsyncServiceScope scope, string userId)
    {
        var store = scope.ServiceProvider.GetRequiredService<ProtectedUserStore>();
        return (store, (await store.FindByIdAsync(userId, Cancellation))!);
    }

    private async Task<TestDatabase> WithSecretsAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await SmallClinic.SeedAsync(database, Cancellation);
        await using var services = database.BuildServices(AddStore);
        foreach (var id in (string[])["runner-1", "runner-2"])
        {
            await using var scope = services.CreateAsyncScope();
            var (store, user) = await StoreAsync(scope, id);
            await store.SetAuthenticatorKeyAsync(user, Key, Cancellation);
            await store.ReplaceCodesAsync(user, Codes, Cancellation);
            (await store.UpdateAsync(user, Cancellation)).Succeeded.ShouldBeTrue();
        }

        return database;
    }
}
