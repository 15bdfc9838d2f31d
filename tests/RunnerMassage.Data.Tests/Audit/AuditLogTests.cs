using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Audit;

public sealed class AuditLogTests(PostgreSqlServer server)
{
    private static readonly Actor Sofia = new("admin", "Sofia Keller", "203.0.113.x");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_database_refuses_to_change_or_delete_an_entry(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await using var context = database.CreateContext();
        AuditLog.Add(context, new AuditNote(Sofia, AuditActions.Deactivated, AuditSubject.User("runner-1")), SmallClinic.Noon);
        await context.SaveChangesAsync(Cancellation);

        foreach (var sql in (string[])["UPDATE \"AuditEntries\" SET \"ActorName\" = 'Nobody'", "DELETE FROM \"AuditEntries\""])
        {
            (await Should.ThrowAsync<DbException>(context.Database.ExecuteSqlRawAsync(sql, Cancellation))).Message.ShouldContain("append-only");
        }

        if (provider == DatabaseProvider.PostgreSql)
        {
            await Should.ThrowAsync<DbException>(context.Database.ExecuteSqlRawAsync("TRUNCATE \"AuditEntries\"", Cancellation));
        }

        (await context.AuditEntries.AsNoTracking().SingleAsync(Cancellation)).ActorName.ShouldBe("Sofia Keller");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Every_filter_narrows_and_names_are_found_in_any_case(DatabaseProvider provider)
    {
        await using var scene = await RunnersScene.OpenAsync(provider, server);
        await using var context = scene.Database.CreateContext();
        context.Users.AddRange(
            new AppUser { Id = "joerg", UserName = "joerg@x.example", NormalizedEmail = "JOERG@X.EXAMPLE", DisplayName = "Jörg Öner" },
            new AppUser { Id = "oezil", UserName = "o@x.example", NormalizedEmail = "O@X.EXAMPLE", DisplayName = "Ömer Kaya" });
        void Add(Actor actor, string action, AuditSubject? subject, int hour) =>
            AuditLog.Add(context, new AuditNote(actor, action, subject), SmallClinic.Noon + Duration.FromHours(hour));
        Add(Sofia, AuditActions.Deactivated, AuditSubject.User("joerg"), 1);
        Add(new Actor("joerg", Actor.Client, null), AuditActions.DataExported, AuditSubject.User("joerg"), 2);
        Add(Sofia, AuditActions.RulesSaved, AuditSubject.RuleProfile("article"), 3);
        Add(Actor.Program, AuditActions.AdminLink, null, 4);
        Add(new Actor("oezil", Actor.Client, null), AuditActions.DataExported, AuditSubject.User("oezil"), 5);
        await context.SaveChangesAsync(Cancellation);

        var log = scene.Get<AuditRepository>();
        async Task<string> FindAsync(AuditFilter filter) =>
            string.Join(' ', (await log.ListAsync(filter, 0, 50, Cancellation)).Select(line => (line.Entry.At - SmallClinic.Noon).TotalHours));

        (await FindAsync(new())).ShouldBe("5 4 3 2 1");
        (await FindAsync(new() { Who = "sofia" })).ShouldBe("3 1");
        (await FindAsync(new() { Who = "jörg" })).ShouldBe("2");
        (await FindAsync(new() { Who = "ÖMER" })).ShouldBe("5");
        (await FindAsync(new() { Who = "ömer" })).ShouldBe("5");
        (await FindAsync(new() { Who = "joerg" })).ShouldBe("2");
        (await FindAsync(new() { Action = AuditActions.DataExported })).ShouldBe("5 2");
        (await FindAsync(new() { Subject = "x.example" })).ShouldBe("5 2 1");
        (await FindAsync(new() { Subject = AuditSubjects.RuleProfile })).ShouldBe("3");
        (await FindAsync(new() { From = SmallClinic.Noon + Duration.FromHours(2), To = SmallClinic.Noon + Duration.FromHours(4) })).ShouldBe("3 2");
        (await FindAsync(new() { Who = "%" })).ShouldBe("");
        (await log.ListAsync(new(), 1, 2, Cancellation)).Select(line => line.ActorName).ShouldBe(["Program", "Sofia Keller"]);
        (await log.ListAsync(new() { Who = "jörg" }, 0, 1, Cancellation)).Single().ActorName.ShouldBe("Jörg Öner");
        (await log.ListAboutAsync("joerg", Cancellation)).Count.ShouldBe(2);
    }
}
