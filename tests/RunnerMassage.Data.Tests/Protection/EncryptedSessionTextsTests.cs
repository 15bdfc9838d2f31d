using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Protection;

public sealed class EncryptedSessionTextsTests(PostgreSqlServer server)
{
    private const string Text = "left calf is sore";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_tables_hold_no_word_of_what_another_node_can_read(DatabaseProvider provider)
    {
        await using var database = await WithNoteAsync(provider);

        foreach (var stored in await StoredAsync(database))
        {
            stored.ShouldNotBeNullOrEmpty();
            stored.ShouldNotContain("calf");
        }

        await using var otherNode = database.BuildServices();
        await using var context = ContextOf(otherNode);
        var session = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        session.Note.ShouldBe(Text);
        session.CancelReason.ShouldBe(Text);
    }

    [Fact]
    public async Task Changing_only_the_note_is_saved_and_changing_nothing_writes_nothing()
    {
        await using var database = await WithNoteAsync(DatabaseProvider.Sqlite);
        var before = await StoredAsync(database);
        await using (var context = database.CreateContext())
        {
            var session = await context.MassageSessions.SingleAsync(Cancellation);
            (await context.SaveChangesAsync(Cancellation)).ShouldBe(0);
            session.Note = "better now";
            session.CancelReason = null;
            (await context.SaveChangesAsync(Cancellation)).ShouldBe(1);
        }

        await using var other = database.CreateContext();
        var changed = await other.MassageSessions.SingleAsync(Cancellation);
        (changed.Note, changed.CancelReason).ShouldBe(("better now", null));
        (await StoredAsync(database)).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_session_whose_key_is_lost_can_still_be_changed_and_keeps_its_ciphertext()
    {
        await using var database = await WithNoteAsync(DatabaseProvider.Sqlite);
        var before = await StoredAsync(database);
        await using var withoutKeys = database.BuildServices(services =>
            services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        await using var context = ContextOf(withoutKeys);

        var session = await context.MassageSessions.SingleAsync(Cancellation);
        session.Note.ShouldBe(SessionTextProtector.Unreadable);
        session.Version++;
        await context.SaveChangesAsync(Cancellation);

        (await StoredAsync(database)).ShouldBe(before);
    }

    private static RunnerMassageContext ContextOf(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>().CreateDbContext();

    private static async Task<List<string>> StoredAsync(TestDatabase database)
    {
        await using var context = database.CreateContext();
        return await context.Database.SqlQuery<string>(
            $"""SELECT "Note" AS "Value" FROM "MassageSessions" UNION ALL SELECT "CancelReason" FROM "MassageSessions" """).ToListAsync(Cancellation);
    }

    private async Task<TestDatabase> WithNoteAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await SmallClinic.SeedAsync(database, Cancellation);
        await using var context = database.CreateContext();
        var session = SmallClinic.Session(SmallClinic.Noon);
        session.Note = Text;
        session.CancelReason = Text;
        context.MassageSessions.Add(session);
        await context.SaveChangesAsync(Cancellation);
        return database;
    }
}
