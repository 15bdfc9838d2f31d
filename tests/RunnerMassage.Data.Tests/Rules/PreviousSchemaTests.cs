using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Overlaps;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Rules;

/// <summary>A clinic that has run before the rules came keeps its sessions.</summary>
public sealed class PreviousSchemaTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Sessions_of_before_the_rules_stay_and_count_as_booked_under_the_default(DatabaseProvider provider)
    {
        await using var database = provider == DatabaseProvider.Sqlite
            ? TestDatabase.CreateEmptySqlite()
            : await TestDatabase.CreateEmptyPostgreSqlAsync(server, Cancellation);
        await using (var before = database.CreateContext())
        {
            await before.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);

            // Of all that the small clinic fills in, only this column is younger.
            await before.Database.ExecuteSqlAsync($"""ALTER TABLE "Clinics" ADD COLUMN "RuleProfileId" TEXT NOT NULL DEFAULT 'article'""", Cancellation);
            await SmallClinic.SeedAsync(database, Cancellation);
            await before.Database.ExecuteSqlAsync($"""ALTER TABLE "Clinics" DROP COLUMN "RuleProfileId" """, Cancellation);
        }

        var raw = new RawSessions(database);
        var session = SmallClinic.Session(SmallClinic.Noon);
        await raw.InsertAsync(session);

        await using (var node = database.BuildServices())
        {
            await DatabaseSetup.PrepareAsync(node, Cancellation);
        }

        await using var after = database.CreateContext();
        var kept = await after.MassageSessions.SingleAsync(Cancellation);
        (kept.Id, kept.Start, kept.RuleProfileId, kept.RuleProfileVersion, kept.Rating, kept.Windows, kept.RatingReasons)
            .ShouldBe((session.Id, session.Start, "article", 1, TimingRating.Good, 0, null));
        (await after.Clinics.SingleAsync(Cancellation)).RuleProfileId.ShouldBe("article");
        var overlapping = SmallClinic.Session(SmallClinic.Noon + Duration.FromMinutes(30), room: "2", runner: "2");
        (await RawSessions.BusyPartyAsync(raw.InsertAsync(overlapping))).ShouldBe("therapist");
    }
}
