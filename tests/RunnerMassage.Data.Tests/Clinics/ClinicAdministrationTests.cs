using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Clinics;

/// <summary>What admins change of the clinic: what holds at once on every node, what stays, and who comes second.</summary>
public abstract class ClinicAdministrationTests : IAsyncLifetime
{
    private static readonly Actor Sofia = new("sofia-account", "Sofia", "10.0.0.0");

    private BusyClinic _clinic = null!;
    private ServiceProvider _node = null!;
    private ServiceProvider _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        _clinic = await OpenAsync(await CreateDatabaseAsync());
        (_node, _other) = (_clinic.Node(), _clinic.Node());
    }

    public async ValueTask DisposeAsync()
    {
        await _clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_type_that_is_no_longer_offered_is_gone_at_once_on_every_node_and_its_sessions_stay_and_can_be_moved()
    {
        var scheduling = _node.GetRequiredService<SchedulingService>();
        var session = (await scheduling.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        (await StartsAsync(_other)).ShouldNotBeEmpty();

        (await TypesAsync(types => types.SaveAsync("swedish", Draft() with { Active = false }, 1, Sofia, Cancellation))).ShouldBe(EditResult.Saved);

        (await StartsAsync(_other)).ShouldBeEmpty();
        (await OnAsync<MassageTypeRepository, IReadOnlyList<MassageType>>(_other, types => types.ListAsync(Cancellation))).Select(type => type.Id).ShouldBe(["deep-tissue"]);
        (await OnAsync<MassageTypeRepository, IReadOnlyList<MassageType>>(_other, types => types.ListAllAsync(Cancellation))).Count.ShouldBe(2);
        (await OnAsync<MassageTypeRepository, MassageType?>(_other, types => types.FindAsync("swedish", Cancellation))).ShouldBeNull();
        var refused = (await _other.GetRequiredService<SchedulingService>().BookAsync(Request(2, At(120)), Cancellation)).ShouldBeOfType<BookingOutcome.Refused>();
        refused.Refusals.ShouldContain(new Refusal.UnknownValue(RequestField.MassageType));
        var moved = await _other.GetRequiredService<SchedulingService>().RescheduleAsync(Move(session, At(240)), Cancellation);
        moved.ShouldBeOfType<BookingOutcome.Kept>().Session.Start.ShouldBe(At(240));
        (await OnAsync<ComingSessionReader, List<ComingSession>>(_node, coming => coming.OfTypeAsync("swedish", Cancellation))).ShouldHaveSingleItem().Id.ShouldBe(session.Id);

        await TypesAsync(types => types.SaveAsync("swedish", Draft(), 2, Sofia, Cancellation));
        (await StartsAsync(_other)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Another_price_and_fewer_lengths_leave_what_is_booked_alone()
    {
        var scheduling = _node.GetRequiredService<SchedulingService>();
        var session = (await scheduling.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        session.Price.ShouldBe(40.50m);
        var draft = Draft() with { Lengths = [new MassageLength { Minutes = 60, Price = 99.95m }] };
        await TypesAsync(types => types.SaveAsync("swedish", draft, 1, Sofia, Cancellation));

        (await scheduling.BookAsync(Request(2, At(120)), Cancellation)).ShouldBeOfType<BookingOutcome.Refused>();
        (await scheduling.BookAsync(Request(2, At(120), minutes: 60), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session.Price.ShouldBe(99.95m);
        await using var context = _clinic.Database.CreateContext();
        (await context.MassageSessions.SingleAsync(one => one.Id == session.Id, Cancellation)).Price.ShouldBe(40.50m);
    }

    [Fact]
    public async Task A_type_is_added_with_an_id_of_its_own_and_who_saves_second_is_told()
    {
        var (result, id) = await TypesAsync(types => types.AddAsync(Draft() with { Name = "Übung: Füße & Co." }, Sofia, Cancellation));
        (result, id).ShouldBe((EditResult.Saved, "ubung-fu-e-co"));
        (await TypesAsync(types => types.AddAsync(Draft() with { Name = "übung: füße & co." }, Sofia, Cancellation))).ShouldBe((EditResult.NameTaken, null));
        (await TypesAsync(types => types.AddAsync(Draft() with { Name = "Add" }, Sofia, Cancellation))).Id.ShouldBe("add-2", "an address of its own stands for adding");
        (await TypesAsync(types => types.SaveAsync(id!, Draft() with { Name = "Feet" }, 1, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await TypesAsync(types => types.SaveAsync(id!, Draft() with { Name = "Hands" }, 1, Sofia, Cancellation))).ShouldBe(EditResult.Changed);
        (await TypesAsync(types => types.SaveAsync("none", Draft(), 1, Sofia, Cancellation))).ShouldBe(EditResult.NotFound);
        await TypesAsync(types => types.MoveAsync(id!, up: true, Sofia, Cancellation));
        (await TypesAsync(types => types.ListAsync(Cancellation))).Select(type => type.Id).ToList().IndexOf(id!).ShouldBe(1);
        (await AuditedAsync(AuditActions.TypeChanged)).ShouldBe(["added", "added", "name", "place in lists"]);
    }

    [Fact]
    public async Task A_room_out_of_use_takes_no_new_sessions()
    {
        (await RoomsAsync(rooms => rooms.SaveAsync("room-1", "Room 1", active: false, 1, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await StartsAsync(_other)).ShouldBeEmpty("Anna works nowhere else");
        (await StartsAsync(_other, "ben")).ShouldNotBeEmpty();
        (await RoomsAsync(rooms => rooms.AddAsync("room 2", Sofia, Cancellation))).ShouldBe(EditResult.NameTaken);
        (await RoomsAsync(rooms => rooms.AddAsync("Attic", Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await RoomsAsync(rooms => rooms.SaveAsync("room-1", "Cellar", active: true, 1, Sofia, Cancellation))).ShouldBe(EditResult.Changed);

        var line = (await OnAsync<TherapistEditor, TherapistLine?>(_node, editor => editor.FindAsync("anna", Cancellation)))!;
        var attic = (await RoomsAsync(rooms => rooms.ListAsync(Cancellation))).Single(room => room.Name == "Attic").Id;
        var profile = TherapistProfile.Of(line.Therapist) with { RoomIds = [attic, "room-1"], Languages = ["German", "Sign language"] };
        (await OnAsync<TherapistEditor, EditResult>(_node, editor => editor.SaveAsync("anna", profile, 0, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await OnAsync<TherapistEditor, EditResult>(_node, editor => editor.SaveAsync("anna", profile, 0, Sofia, Cancellation))).ShouldBe(EditResult.Changed);
        (await StartsAsync(_other)).ShouldNotBeEmpty("the attic is free");
        TherapistProfile.Of((await OnAsync<TherapistEditor, TherapistLine?>(_node, editor => editor.FindAsync("anna", Cancellation)))!.Therapist)
            .RoomIds.ShouldBe([attic, "room-1"]);
    }

    [Fact]
    public async Task Qualifications_are_given_shortened_and_taken_away_as_they_were_seen()
    {
        var until = new HeldQualification(Wednesday.PlusDays(-1));
        (await GiveAsync(new QualificationChange("anna", "swedish", new HeldQualification(null), until))).ShouldBe(EditResult.Saved);
        (await StartsAsync(_other)).ShouldBeEmpty();
        (await GiveAsync(new QualificationChange("anna", "swedish", new HeldQualification(null), null))).ShouldBe(EditResult.Changed);
        (await GiveAsync(new QualificationChange("anna", "swedish", until, null), new QualificationChange("ben", "deep-tissue", null, new HeldQualification(null))))
            .ShouldBe(EditResult.Saved);
        (await GiveAsync(new QualificationChange("nobody", "swedish", null, until))).ShouldBe(EditResult.NotFound);
        (await AuditedAsync(AuditActions.QualificationsChanged)).ShouldBe(["swedish: until 2027-03-02", "swedish: no longer", "deep-tissue: without end"]);
    }

    [Fact]
    public async Task In_another_time_zone_sessions_keep_their_instants_and_get_the_dates_of_that_zone()
    {
        var scheduling = _node.GetRequiredService<SchedulingService>();
        var session = (await scheduling.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        var before = await OnAsync<ClinicEditor, Clinic>(_node, editor => editor.LoadAsync(Cancellation));
        var settings = ClinicSettings.Of(before) with { TimeZoneId = "Pacific/Honolulu", LateCancelHours = 48 };
        (await OnAsync<ClinicEditor, EditResult>(_node, editor => editor.SaveAsync(settings, before.Version, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await OnAsync<ClinicEditor, EditResult>(_node, editor => editor.SaveAsync(settings, before.Version, Sofia, Cancellation))).ShouldBe(EditResult.Changed);

        await using var context = _clinic.Database.CreateContext();
        var kept = await context.MassageSessions.SingleAsync(Cancellation);
        (kept.Start, kept.Date, kept.Version).ShouldBe((session.Start, Wednesday.PlusDays(-1), session.Version));
        ClinicSettings.Of(await OnAsync<ClinicEditor, Clinic>(_other, editor => editor.LoadAsync(Cancellation))).ShouldBe(settings);
        (await AuditedAsync(AuditActions.ClinicChanged)).ShouldBe(["time zone Europe/Berlin to Pacific/Honolulu, late from 24 to 48 hours"]);
    }

    [Fact]
    public async Task Words_of_mails_are_kept_changed_and_given_up()
    {
        const string kind = MailKinds.SessionBooked;
        (await MailAsync(texts => texts.SaveAsync(kind, "Hello", "Words", 0, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await MailAsync(texts => texts.SaveAsync(kind, "Hello", "Others", 0, Sofia, Cancellation))).ShouldBe(EditResult.Changed);
        (await MailAsync(texts => texts.SaveAsync(kind, "Hello", "Better words", 1, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        var saved = (await MailAsync(texts => texts.FindAsync(kind, Cancellation)))!;
        (saved.Body, saved.Version, saved.ChangedById).ShouldBe(("Better words", 2, "sofia-account"));
        (await MailAsync(texts => texts.RemoveAsync(kind, 1, Sofia, Cancellation))).ShouldBe(EditResult.Changed);
        (await MailAsync(texts => texts.RemoveAsync(kind, 2, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await MailAsync(texts => texts.RemoveAsync(kind, 2, Sofia, Cancellation))).ShouldBe(EditResult.NotFound);
        (await MailAsync(texts => texts.ListAsync(Cancellation))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Races_are_kept_by_date_and_versions_are_counted()
    {
        var race = new LocalRace { Id = "race", Name = "Spring run", Date = Wednesday, DistanceKm = 21.1, Runners = 5000 };
        await OnAsync<LocalRaces, bool>(_node, async races => { await races.AddAsync(race, Sofia, Cancellation); return true; });
        var later = new LocalRace { Id = "race", Name = "Summer run", Date = Wednesday.PlusDays(100) };
        (await RacesAsync(races => races.SaveAsync(later, 1, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await RacesAsync(races => races.SaveAsync(race, 1, Sofia, Cancellation))).ShouldBe(EditResult.Changed);
        (await RacesAsync(races => races.BetweenAsync(Wednesday, Wednesday.PlusDays(99), Cancellation))).ShouldBeEmpty();
        (await RacesAsync(races => races.BetweenAsync(Wednesday, Wednesday.PlusDays(100), Cancellation))).ShouldHaveSingleItem().Name.ShouldBe("Summer run");
        (await RacesAsync(races => races.OpenedAsync("race", Cancellation))).ShouldBeEmpty();
        (await RacesAsync(races => races.RemoveAsync(later, Sofia, Cancellation))).ShouldBe(EditResult.Saved);
        (await RacesAsync(races => races.RemoveAsync(later, Sofia, Cancellation))).ShouldBe(EditResult.NotFound);
    }

    private static MassageTypeDraft Draft() => new()
    {
        Name = "swedish",
        Summary = "swedish",
        TimingClass = TimingClass.Light,
        Pressure = 3,
        Lengths = [new MassageLength { Minutes = 30, Price = 40.50m }, new MassageLength { Minutes = 60, Price = 75m }],
        Treats = [],
        NeedsCertificate = false,
        Active = true,
    };

    private async Task<List<Instant>> StartsAsync(ServiceProvider node, string therapist = "anna")
    {
        var request = new AvailabilityRequest { MassageTypeId = "swedish", From = Wednesday, To = Wednesday, TherapistId = therapist };
        return await OnAsync<IAvailabilityReader, AvailabilityFacts?>(node, reader => reader.LoadAsync(request, Cancellation)) is not { } facts
            ? []
            : [.. SlotFinder.Find(facts, new SlotQuery(30, Wednesday, Wednesday, _clinic.Clock.GetCurrentInstant())).Select(slot => slot.Start)];
    }

    private async Task<List<string?>> AuditedAsync(string action)
    {
        await using var context = _clinic.Database.CreateContext();
        return await context.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Id).Select(entry => entry.Details).ToListAsync(Cancellation);
    }

    private Task<EditResult> GiveAsync(params QualificationChange[] changes) =>
        OnAsync<QualificationEditor, EditResult>(_node, editor => editor.SaveAsync(changes, Sofia, Cancellation));

    private Task<T> TypesAsync<T>(Func<MassageTypeEditor, Task<T>> use) => OnAsync(_node, use);

    private Task<T> RoomsAsync<T>(Func<RoomEditor, Task<T>> use) => OnAsync(_node, use);

    private Task<T> RacesAsync<T>(Func<LocalRaces, Task<T>> use) => OnAsync(_node, use);

    private async Task<T> MailAsync<T>(Func<MailTextEditor, Task<T>> use)
    {
        await using var scope = _node.CreateAsyncScope();
        return await use(new MailTextEditor(scope.ServiceProvider.GetRequiredService<RunnerMassageContext>(), _clinic.Clock));
    }

    private static async Task<T> OnAsync<TService, T>(ServiceProvider node, Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

public sealed class SqliteClinicAdministrationTests : ClinicAdministrationTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlClinicAdministrationTests(PostgreSqlServer server) : ClinicAdministrationTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
