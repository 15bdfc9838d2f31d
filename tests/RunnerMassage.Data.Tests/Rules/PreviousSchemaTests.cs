using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Overlaps;
using RunnerMassage.Scheduling.Availability;
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
        }

        var raw = new RawSessions(database);
        await SeedAsync(raw, provider);
        var session = SmallClinic.Session(SmallClinic.Noon);
        await raw.InsertAsync(session, rated: false);

        await using (var node = database.BuildServices())
        {
            await DatabaseSetup.PrepareAsync(node, Cancellation);
        }

        await using var after = database.CreateContext();
        var kept = await after.MassageSessions.SingleAsync(Cancellation);
        (kept.Id, kept.Start, kept.RuleProfileId, kept.RuleProfileVersion, kept.Rating, kept.Windows, kept.RatingReasons)
            .ShouldBe((session.Id, session.Start, "article", 1, TimingRating.Good, 0, null));
        var clinic = await after.Clinics.SingleAsync(Cancellation);
        (clinic.RuleProfileId, clinic.CountryCode).ShouldBe(("article", "DE"));
        var hours = (await after.Therapists.Include(therapist => therapist.WorkingHours).SingleAsync(Cancellation)).WorkingHours;
        hours.OrderBy(range => range.StartMinute).Select(range => (range.Day, range.StartMinute, range.EndMinute, range.Weeks, range.ValidFrom))
            .ShouldBe([(IsoDayOfWeek.Wednesday, 480, 720, WeekCycle.Every, null), (IsoDayOfWeek.Wednesday, 780, 1080, WeekCycle.Every, null)]);
        var overlapping = SmallClinic.Session(SmallClinic.Noon + Duration.FromMinutes(30), room: "2", runner: "2");
        (await RawSessions.BusyPartyAsync(raw.InsertAsync(overlapping))).ShouldBe("therapist");
    }

    /// <summary>A clinic as the first version knew it: one therapist, two rooms, two runners.</summary>
    private static Task SeedAsync(RawSessions raw, DatabaseProvider provider)
    {
        var (no, yes, languages) = provider == DatabaseProvider.Sqlite ? ("0", "1", "'[]'") : ("FALSE", "TRUE", "'{}'");
        return raw.ExecuteAsync($"""
            INSERT INTO "Clinics" ("Id", "Name", "Address", "Phone", "Email", "TimeZoneId", "Currency", "LateCancelHours", "CancellationTerms")
            VALUES ('clinic', 'Old Mill', 'Mill Lane 1', '030 1', 'hello@example.org', 'Europe/Berlin', 'EUR', 24, 'Terms');
            INSERT INTO "Rooms" ("Id", "Name") VALUES ('room-1', 'One'), ('room-2', 'Two');
            INSERT INTO "MassageTypes" ("Id", "Name", "TimingClass", "Pressure", "Summary", "Guidance", "SortOrder", "Lengths")
            VALUES ('swedish', 'Swedish', 'Light', 2, 'Calm', 'Calm', 1, '[]');
            INSERT INTO "AspNetUsers" ("Id", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES ('runner-1', {no}, {no}, {no}, {no}, 0), ('runner-2', {no}, {no}, {no}, {no}, 0);
            INSERT INTO "Therapists" ("Id", "Name", "Bio", "Languages", "Gender", "Active", "BufferMinutes", "LeadTimeMinutes",
                "BookingHorizonDays", "SlotIntervalMinutes", "DailyHandsOnMinutes", "DailyDeepSessions")
            VALUES ('therapist-1', 'Thea', 'Bio', {languages}, 'Female', {yes}, 15, 60, 60, 15, 300, 3);
            INSERT INTO "WorkingHours" ("TherapistId", "Day", "StartMinute", "EndMinute")
            VALUES ('therapist-1', 'Wednesday', 480, 720), ('therapist-1', 'Wednesday', 780, 1080);
            """);
    }
}
