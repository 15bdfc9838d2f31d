using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>What changes rarely is kept between decisions, but what another node changes counts for the very next one.</summary>
public sealed class FreshFactsTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Another_row_of_the_clinic_counts_at_once(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        (await CancelledLateAsync(service, runner: 1)).ShouldBeFalse();

        await SetLateHoursAsync(clinic, 24 * 30);
        (await CancelledLateAsync(service, runner: 2)).ShouldBeTrue();

        await SetLateHoursAsync(clinic, 24);
        (await CancelledLateAsync(service, runner: 3)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Another_version_of_the_rules_and_another_profile_count_at_once(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        (await RulesOfNextAsync(service, runner: 1)).ShouldBe((RuleProfile.Article.Id, 1));

        await using var context = clinic.Database.CreateContext();
        var by = new RuleProfileEdit("sofia", "Sofia", clinic.Clock.GetCurrentInstant(), "Tried out");
        await new RuleProfileRepository(context).SaveAsync(RuleProfile.Article with { FloorHoursDeep = 12 }, by, Cancellation);
        (await RulesOfNextAsync(service, runner: 2)).ShouldBe((RuleProfile.Article.Id, 2));

        await context.Clinics.ExecuteUpdateAsync(set => set.SetProperty(row => row.RuleProfileId, RuleProfile.Cautious.Id), Cancellation);
        (await RulesOfNextAsync(service, runner: 3)).ShouldBe((RuleProfile.Cautious.Id, 1));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_a_therapist_offers_counts_as_it_is_now(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();

        await using var context = clinic.Database.CreateContext();
        var anna = await context.Therapists.Include(therapist => therapist.Exceptions).AsTracking().SingleAsync(row => row.Id == "anna", Cancellation);
        anna.Exceptions.Add(new AvailabilityException { Date = Wednesday, Kind = ExceptionKind.Off });
        await context.SaveChangesAsync(Cancellation);
        (await service.BookAsync(Request(2, At(60)), Cancellation)).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldBe([new Refusal.NotOffered(NotOfferedReason.OutsideHours)]);

        anna.Exceptions.Clear();
        await context.SaveChangesAsync(Cancellation);
        (await service.BookAsync(Request(2, At(60)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_clinics_date_counts_however_far_its_zone_is_from_utc(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        await using var context = clinic.Database.CreateContext();
        foreach (var (zone, utcHour, runner) in new[] { ("Pacific/Kiritimati", -6, 1), ("Pacific/Niue", 19, 2) })
        {
            await context.Clinics.ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZoneId, zone), Cancellation);
            var start = Wednesday.AtMidnight().PlusHours(utcHour).InUtc().ToInstant();
            (await service.BookAsync(Request(runner, start), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session.Date.ShouldBe(Wednesday);
        }
    }

    private static async Task SetLateHoursAsync(BusyClinic clinic, int hours)
    {
        await using var context = clinic.Database.CreateContext();
        await context.Clinics.ExecuteUpdateAsync(set => set.SetProperty(row => row.LateCancelHours, hours), Cancellation);
    }

    private static async Task<bool> CancelledLateAsync(SchedulingService service, int runner)
    {
        var session = (await service.BookAsync(Request(runner, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        var viewer = new Viewer(Runner(runner), TherapistId: null, IsAdmin: false);
        return (await service.CancelAsync(new CancelSession { Viewer = viewer, SessionId = session.Id }, Cancellation))
            .ShouldBeOfType<BookingOutcome.Kept>().Session.CancelledLate;
    }

    private static async Task<(string Id, int Version)> RulesOfNextAsync(SchedulingService service, int runner)
    {
        var session = (await service.BookAsync(Request(runner, At(runner * 60)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        return (session.RuleProfileId, session.RuleProfileVersion);
    }
}
