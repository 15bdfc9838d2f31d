using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Availability;

/// <summary>What the search reads, with how many statements, and for how long it remembers it.</summary>
public abstract class AvailabilityReaderTests : IAsyncLifetime
{
    private static readonly AvailabilityRequest Swedish = new() { MassageTypeId = "swedish", From = Wednesday, To = Wednesday };

    private BusyClinic _clinic = null!;
    private ServiceProvider _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private protected abstract StatementCount Count(RunnerMassageContext context);

    public async ValueTask InitializeAsync()
    {
        _clinic = await OpenAsync(await CreateDatabaseAsync());
        _node = _clinic.Node();
    }

    public async ValueTask DisposeAsync()
    {
        await _clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Only_active_qualified_therapists_who_match_the_filters_are_offered()
    {
        await using (var context = _clinic.Database.CreateContext())
        {
            var away = Therapist("dora", Gender.Female, "room-2", "swedish");
            away.Active = false;
            context.Therapists.Add(away);
            await context.SaveChangesAsync(Cancellation);
        }

        (await OfferedAsync(Swedish)).ShouldBe(["anna", "ben", "cleo"]);
        (await OfferedAsync(Swedish with { Gender = Gender.Female })).ShouldBe(["anna", "cleo"]);
        (await OfferedAsync(Swedish with { TherapistId = "ben" })).ShouldBe(["ben"]);
        (await OfferedAsync(Swedish with { TherapistId = "dora" })).ShouldBeEmpty();
        (await OfferedAsync(Swedish with { MassageTypeId = "deep-tissue", TherapistId = "ben" })).ShouldBeEmpty();
        (await LoadAsync(Swedish with { MassageTypeId = "hot-stone" })).ShouldBeNull();
    }

    [Fact]
    public async Task A_type_that_needs_a_certificate_is_offered_by_those_whose_certificate_holds_on_the_day()
    {
        var last = new LocalDate(2027, 4, 30);
        await using (var context = _clinic.Database.CreateContext())
        {
            context.MassageTypes.Single(type => type.Id == "swedish").NeedsCertificate = true;
            context.Therapists.Include(therapist => therapist.Qualifications).Single(therapist => therapist.Id == "ben").Qualifications.Single().ExpiresOn = last;
            await context.SaveChangesAsync(Cancellation);
        }

        (await OfferedAsync(Swedish)).ShouldBe(["ben"], "the others' qualification names no last day");
        (await OfferedAsync(Swedish with { From = last, To = last })).ShouldBe(["ben"]);
        (await OfferedAsync(Swedish with { From = last, To = last.PlusDays(3) })).ShouldBe(["ben"]);
        (await OfferedAsync(Swedish with { From = last.PlusDays(1), To = last.PlusDays(3) })).ShouldBeEmpty();
        (await LoadAsync(Swedish))!.Type.NeedsCertificate.ShouldBeTrue();

        await using (var context = _clinic.Database.CreateContext())
        {
            context.MassageTypes.Single(type => type.Id == "swedish").NeedsCertificate = false;
            await context.SaveChangesAsync(Cancellation);
        }

        (await OfferedAsync(Swedish)).ShouldBe(["anna", "ben", "cleo"]);
        (await OfferedAsync(Swedish with { From = last.PlusDays(1), To = last.PlusDays(3) })).ShouldBe(["anna", "cleo"]);
    }

    [Fact]
    public async Task An_offer_carries_all_that_its_therapist_has_set()
    {
        await using (var context = _clinic.Database.CreateContext())
        {
            context.Rooms.Add(new Room { Id = "attic", Name = "Attic" });
            var dora = Therapist("dora", Gender.Unspecified, "room-2");
            dora.LeadTimeMinutes = 90;
            dora.Qualifications.Add(new Qualification { MassageTypeId = "swedish", ExpiresOn = new LocalDate(2027, 6, 30) });
            dora.Rooms[0].Preference = 2;
            dora.Rooms.Add(new RoomAssignment { RoomId = "attic", Preference = 1 });
            dora.Exceptions.Add(new AvailabilityException { Date = Wednesday });
            dora.Exceptions.Add(new AvailabilityException { Date = Wednesday.PlusDays(1), StartMinute = 600, EndMinute = 660 });
            dora.Exceptions.Add(new AvailabilityException { Date = Wednesday, StartMinute = 600, EndMinute = 660, Kind = ExceptionKind.Off });
            dora.Exceptions.Add(new AvailabilityException { Date = Wednesday.PlusDays(2) });
            dora.WorkingHours.Add(Hours(WeekCycle.B, Wednesday, Wednesday));
            dora.WorkingHours.Add(Hours(WeekCycle.A, null, Wednesday.PlusDays(-1)));
            dora.WorkingHours.Add(Hours(WeekCycle.A, Wednesday.PlusDays(2), null));
            context.Therapists.Add(dora);
            await context.SaveChangesAsync(Cancellation);
        }

        var facts = (await LoadAsync(Swedish with { To = Wednesday.PlusDays(1) }))!;

        facts.Zone.Id.ShouldBe("Europe/Berlin");
        (facts.Type.Name, facts.Type.TimingClass, facts.Type.PriceOf(30)).ShouldBe(("swedish", Scheduling.Timing.TimingClass.Light, 40.50m));
        var offer = facts.Therapists[facts.IndexOfTherapist("dora")];
        (offer.Name, offer.BufferMinutes, offer.LeadTimeMinutes, offer.BookingHorizonDays, offer.SlotIntervalMinutes)
            .ShouldBe(("dora", 15, 90, 60, 15));
        (offer.DailyHandsOnMinutes, offer.DailyDeepSessions, offer.QualifiedUntil).ShouldBe((600, 4, new LocalDate(2027, 6, 30)));
        offer.RoomIds.ShouldBe(["attic", "room-2"]);
        offer.WeeklyHours.Select(hours => (hours.Day, hours.StartMinute, hours.EndMinute, hours.Weeks, hours.ValidFrom, hours.ValidTo)).ShouldBe(
            [
                .. Enumerable.Range(1, 7).Select(day => ((IsoDayOfWeek)day, 480, 1200, WeekCycle.Every, (LocalDate?)null, (LocalDate?)null)),
                (IsoDayOfWeek.Sunday, 60, 120, WeekCycle.B, Wednesday, Wednesday),
            ],
            ignoreOrder: true);
        offer.Exceptions.Select(exception => (exception.Date, exception.StartMinute, exception.EndMinute, exception.Kind)).ShouldBe(
            [
                (Wednesday, null, null, ExceptionKind.Instead), (Wednesday, 600, 660, ExceptionKind.Off),
                (Wednesday.PlusDays(1), 600, 660, ExceptionKind.Instead),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Times_of_the_therapist_the_room_and_the_runner_are_in_the_way_and_others_are_not()
    {
        var service = _node.GetRequiredService<SchedulingService>();
        var session = (await service.BookAsync(Request(1, At(60)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;

        (await StartsAsync(Swedish with { TherapistId = "anna" })).ShouldNotContain(At(60));
        (await StartsAsync(Swedish with { TherapistId = "cleo" })).ShouldNotContain(At(60), "the room is shared");
        (await StartsAsync(Swedish with { TherapistId = "cleo" })).ShouldContain(At(105), "the buffer is over");
        (await StartsAsync(Swedish with { TherapistId = "ben" })).ShouldContain(At(60));
        (await StartsAsync(Swedish with { TherapistId = "ben", RunnerId = Runner(1) })).ShouldNotContain(At(60));
        (await StartsAsync(Swedish with { TherapistId = "ben", RunnerId = Runner(1) })).ShouldContain(At(90), "a runner needs no buffer");
        (await StartsAsync(Swedish with { TherapistId = "anna", RunnerId = Runner(1), ExceptSessionId = session.Id })).ShouldContain(At(60));
        (await StartsAsync(Swedish with { TherapistId = "cleo", ExceptSessionId = session.Id })).ShouldContain(At(60));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(197)]
    public async Task A_search_takes_at_most_three_statements_and_tracks_nothing(int moreTherapists)
    {
        await using (var seed = _clinic.Database.CreateContext())
        {
            for (var i = 0; i < moreTherapists; i++)
            {
                seed.Rooms.Add(new Room { Id = $"more-{i:000}", Name = $"More {i}" });
                seed.Therapists.Add(Therapist($"more-{i:000}", Gender.Unspecified, $"more-{i:000}", "swedish"));
            }

            await seed.SaveChangesAsync(Cancellation);
        }

        await using var scope = _node.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        await context.Database.OpenConnectionAsync(Cancellation);
        using var statements = Count(context);
        var request = Swedish with { To = Wednesday.PlusDays(30), RunnerId = Runner(1) };

        var facts = await scope.ServiceProvider.GetRequiredService<IAvailabilityReader>().LoadAsync(request, Cancellation);

        facts!.Therapists.Count.ShouldBe(moreTherapists + 3);
        statements.Total.ShouldBeInRange(2, 3);
        context.ChangeTracker.Entries().ShouldBeEmpty();
    }

    [Fact]
    public async Task Facts_are_remembered_until_anybody_writes_anything()
    {
        var first = await LoadAsync(Swedish);
        (await LoadAsync(Swedish)).ShouldBeSameAs(first);
        (await LoadAsync(Swedish with { RunnerId = Runner(1) })).ShouldNotBeSameAs(first);

        await using (var elsewhere = _clinic.Database.CreateContext())
        {
            await elsewhere.Database.ExecuteSqlRawAsync("UPDATE \"Therapists\" SET \"BufferMinutes\" = 30 WHERE \"Id\" = 'anna'", Cancellation);
        }

        var second = await LoadAsync(Swedish);
        second.ShouldNotBeSameAs(first);
        second!.Therapists[0].BufferMinutes.ShouldBe(30);
        (await LoadAsync(Swedish)).ShouldBeSameAs(second);

        await _clinic.Scheduling().BookAsync(Request(1, At(0)), Cancellation);
        (await StartsAsync(Swedish with { TherapistId = "anna" })).ShouldNotContain(At(0));
        (await LoadAsync(Swedish)).ShouldNotBeSameAs(second);
    }

    private static WorkingHours Hours(WeekCycle weeks, LocalDate? from, LocalDate? to) =>
        new() { Day = IsoDayOfWeek.Sunday, StartMinute = 60, EndMinute = 120, Weeks = weeks, ValidFrom = from, ValidTo = to };

    private async Task<AvailabilityFacts?> LoadAsync(AvailabilityRequest request)
    {
        await using var scope = _node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAvailabilityReader>().LoadAsync(request, Cancellation);
    }

    private async Task<IEnumerable<string>> OfferedAsync(AvailabilityRequest request) =>
        (await LoadAsync(request))!.Therapists.Select(therapist => therapist.Id);

    private async Task<List<Instant>> StartsAsync(AvailabilityRequest request)
    {
        var query = new SlotQuery(30, request.From, request.To, _clinic.Clock.GetCurrentInstant());
        return [.. SlotFinder.Find((await LoadAsync(request))!, query).Select(slot => slot.Start)];
    }
}

public sealed class SqliteAvailabilityReaderTests : AvailabilityReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnSqlite(context);
}

public sealed class PostgreSqlAvailabilityReaderTests(PostgreSqlServer server) : AvailabilityReaderTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);

    private protected override StatementCount Count(RunnerMassageContext context) => StatementCount.OnPostgreSql(context);
}
