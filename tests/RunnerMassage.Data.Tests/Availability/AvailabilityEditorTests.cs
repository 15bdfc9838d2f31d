using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Availability;

/// <summary>Changes of a schedule: what is saved, who comes second, and what becomes of bookings meanwhile.</summary>
public abstract class AvailabilityEditorTests : IAsyncLifetime
{
    private BusyClinic _clinic = null!;
    private ServiceProvider _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

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
    public async Task Each_kind_of_change_is_saved_as_it_was_previewed_and_counts_one_version()
    {
        var expected = await LoadAsync();
        expected.Version.ShouldBe(0);
        AvailabilityChange[] changes =
        [
            new AvailabilityChange.ReplaceWeeklyPattern(
                [Hours(540, 720), Hours(780, 1440, WeekCycle.A, Wednesday, Wednesday.PlusYears(1)), Hours(780, 1080, WeekCycle.B)]),
            new AvailabilityChange.AddException(ExceptionKind.Off, Wednesday, Wednesday.PlusDays(13), null, "Leave") { GroupId = "leave" },
            new AvailabilityChange.AddException(ExceptionKind.Extra, Wednesday, Wednesday, new LocalMinutes(0, 60), null) { GroupId = "extra" },
            new AvailabilityChange.AddException(ExceptionKind.Instead, Wednesday.PlusDays(20), Wednesday.PlusDays(20), new LocalMinutes(0, 1440), " "),
            new AvailabilityChange.RemoveExceptions("leave"),
            new AvailabilityChange.ChangeSettings(new AvailabilitySettings(20, 90, 40, 30, 240, 2)),
        ];
        foreach (var change in changes)
        {
            var outcome = await SaveAsync(change, expected.Version);
            if (change is AvailabilityChange.AddException { GroupId: "extra" })
            {
                outcome.ShouldBeOfType<EditOutcome.Invalid>().Errors.ShouldBe([new AvailabilityError(AvailabilityErrorCode.HasNoEffect)]);
                continue;
            }

            expected = expected.With(change) with { Version = expected.Version + 1 };
            outcome.ShouldBe(new EditOutcome.Saved(expected.Version));
            var saved = await LoadAsync();
            (saved.Version, saved.Settings).ShouldBe((expected.Version, expected.Settings));
            saved.WeeklyHours.Select(Told).ShouldBe(expected.WeeklyHours.Select(Told));
            saved.Exceptions.Select(Told).ShouldBe(expected.Exceptions.Select(Told));
        }

        (await AuditedAsync()).ShouldBe(
            [
                "Anna: weekly hours", "Anna: added time off, 2027-03-03 to 2027-03-16", "Anna: added other hours, 2027-03-23",
                "Anna: removed time off, 2027-03-03 to 2027-03-16", "Anna: booking settings",
            ]);
        (await SaveAsync(changes[0], expected.Version, "nobody")).ShouldBeOfType<EditOutcome.NotFound>();
        (await EditAsync(editor => editor.LoadAsync("nobody", Cancellation))).ShouldBeNull();
        (await EditAsync(editor => editor.PreviewAsync("nobody", changes[0], Cancellation))).ShouldBe(AvailabilityEffect.None);
    }

    [Fact]
    public async Task Of_many_who_save_from_the_same_version_one_is_saved_and_the_others_see_what_stands()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => _clinic.Node()).ToArray();
        var saves = Enumerable.Range(0, 12).Select(i => Task.Run(
            async () =>
            {
                await using var scope = nodes[i % nodes.Length].CreateAsyncScope();
                var settings = new AvailabilitySettings(i, 0, 60, 15, 600, 4);
                return (Buffer: i, Outcome: await scope.ServiceProvider.GetRequiredService<AvailabilityEditor>()
                    .SaveAsync("anna", new AvailabilityChange.ChangeSettings(settings), 0, Actor.Program, Cancellation));
            },
            Cancellation));
        var outcomes = await Task.WhenAll(saves);

        var saved = outcomes.Where(one => one.Outcome is EditOutcome.Saved).ShouldHaveSingleItem();
        var current = await LoadAsync();
        (current.Version, current.Settings.BufferMinutes).ShouldBe((1, saved.Buffer));
        outcomes.Where(one => one.Buffer != saved.Buffer).ShouldAllBe(one =>
            ((EditOutcome.Conflict)one.Outcome).Current.Settings.BufferMinutes == saved.Buffer && ((EditOutcome.Conflict)one.Outcome).Current.Version == 1);
    }

    [Fact]
    public async Task Whoever_comes_second_with_the_version_they_saw_changes_nothing()
    {
        await SaveAsync(Off(Wednesday), 0);
        (await SaveAsync(new AvailabilityChange.ReplaceWeeklyPattern([]), 0)).ShouldBeOfType<EditOutcome.Conflict>().Current.Exceptions.ShouldHaveSingleItem();
        var current = await LoadAsync();
        (current.Version, current.WeeklyHours.Count).ShouldBe((1, 7));
    }

    [Fact]
    public async Task Search_and_booking_go_by_a_change_at_once_on_every_node()
    {
        var (other, service) = (_clinic.Node(), _clinic.Scheduling());
        (await StartsAsync(other)).Count.ShouldBeGreaterThan(40);
        (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        await SaveAsync(Off(Wednesday), 0);
        (await StartsAsync(other)).ShouldBeEmpty();
        (await service.BookAsync(Request(2, At(120)), Cancellation)).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldBe([new Refusal.NotOffered(NotOfferedReason.OutsideHours)]);
    }

    [Fact]
    public async Task The_effect_names_coming_sessions_outside_the_hours_and_days_over_the_limits()
    {
        var service = _clinic.Scheduling();
        var morning = await BookAsync(service, 1, 0);
        var noon = await BookAsync(service, 2, 240);
        var evening = await BookAsync(service, 3, 690);
        await service.CancelAsync(new CancelSession { Viewer = new Viewer(Runner(3), null, false), SessionId = evening.Id }, Cancellation);
        await BookAsync(service, 4, 240, "ben");

        var change = new AvailabilityChange.ReplaceWeeklyPattern([Hours(600, 1200)]);
        var effect = await PreviewAsync(change);
        var outside = effect.Outside.ShouldHaveSingleItem();
        (outside.SessionId, outside.RunnerName, outside.MassageTypeName, outside.OutsideAlready).ShouldBe((morning.Id, "", "swedish", false));
        effect.IsHarmless.ShouldBeFalse();
        (await LoadAsync()).Version.ShouldBe(0);

        await SaveAsync(change, 0);
        (await EditAsync(editor => editor.OutsideNowAsync("anna", Cancellation))).Select(session => session.SessionId).ShouldBe([morning.Id]);
        var more = await PreviewAsync(Off(Wednesday));
        more.Outside.Select(session => (session.SessionId, session.OutsideAlready)).ShouldBe([(morning.Id, true), (noon.Id, false)]);

        var limits = await PreviewAsync(new AvailabilityChange.ChangeSettings(new AvailabilitySettings(15, 0, 60, 15, 59, 4)));
        limits.BrokenLimits.ShouldBe([new BrokenLimit(Wednesday, DailyLimitKind.HandsOnMinutes, 60, 59)]);
        limits.NewlyOutside.ShouldBeEmpty();
        (await PreviewAsync(new AvailabilityChange.ChangeSettings(new AvailabilitySettings(15, 0, 60, 15, 60, 4)))).IsHarmless.ShouldBeTrue();

        _clinic.Clock.Reset(morning.Start);
        (await EditAsync(editor => editor.OutsideNowAsync("anna", Cancellation))).ShouldBeEmpty("it has begun");
    }

    [Fact]
    public async Task A_booking_that_races_a_closing_is_either_refused_or_seen_as_outside()
    {
        for (var week = 0; week < 6; week++)
        {
            var date = Wednesday.PlusWeeks(week);
            var version = (await LoadAsync()).Version;
            var bookings = Enumerable.Range(0, 8).Select(i => Task.Run(
                () => _node.GetRequiredService<SchedulingService>().BookAsync(Request(i, At(i * 60, date)), Cancellation), Cancellation)).ToList();
            (await SaveAsync(Off(date), version)).ShouldBeOfType<EditOutcome.Saved>();
            var outside = (await EditAsync(editor => editor.OutsideNowAsync("anna", Cancellation))).Where(session => session.Date == date).ToList();
            var kept = (await Task.WhenAll(bookings)).OfType<BookingOutcome.Kept>().ToList();
            outside.Select(session => session.SessionId).ShouldBe(kept.Select(one => one.Session.Id), ignoreOrder: true);
        }
    }

    private static AvailabilityChange.AddException Off(LocalDate date) => new(ExceptionKind.Off, date, date, null, null);

    private static WorkingHours Hours(int from, int to, WeekCycle weeks = WeekCycle.Every, LocalDate? validFrom = null, LocalDate? validTo = null) => new()
    {
        Day = IsoDayOfWeek.Wednesday,
        StartMinute = from,
        EndMinute = to,
        Weeks = weeks,
        ValidFrom = validFrom,
        ValidTo = validTo,
    };

    private static string Told(WorkingHours hours) =>
        $"{hours.Day} {hours.StartMinute}-{hours.EndMinute} {hours.Weeks} {hours.ValidFrom:R} {hours.ValidTo:R}";

    private static string Told(AvailabilityException one) =>
        $"{one.Date:R} {one.Kind} {one.StartMinute}-{one.EndMinute} {one.GroupId} {one.Reason}";

    private async Task<List<string>> AuditedAsync()
    {
        await using var context = _clinic.Database.CreateContext();
        var entries = await context.AuditEntries.Where(entry => entry.Action == AuditActions.AvailabilityChanged).OrderBy(entry => entry.Id).ToListAsync(Cancellation);
        entries.ShouldAllBe(entry => entry.SubjectKind == AuditSubjects.Therapist && entry.SubjectId == "anna" && entry.Address == "10.0.0.0");
        return entries.ConvertAll(entry => $"{entry.ActorName}: {entry.Details}");
    }

    private async Task<TherapistSchedule> LoadAsync() => (await EditAsync(editor => editor.LoadAsync("anna", Cancellation)))!;

    private Task<EditOutcome> SaveAsync(AvailabilityChange change, int version, string therapist = "anna") =>
        EditAsync(editor => editor.SaveAsync(therapist, change, version, new Actor("anna-account", "Anna", "10.0.0.0"), Cancellation));

    private Task<AvailabilityEffect> PreviewAsync(AvailabilityChange change) => EditAsync(editor => editor.PreviewAsync("anna", change, Cancellation));

    private async Task<T> EditAsync<T>(Func<AvailabilityEditor, Task<T>> edit)
    {
        await using var scope = _node.CreateAsyncScope();
        return await edit(scope.ServiceProvider.GetRequiredService<AvailabilityEditor>());
    }

    private static async Task<MassageSession> BookAsync(SchedulingService service, int runner, int minutes, string therapist = "anna") =>
        (await service.BookAsync(Request(runner, At(minutes), therapist), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    private async Task<List<Instant>> StartsAsync(ServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        var request = new AvailabilityRequest { MassageTypeId = "swedish", From = Wednesday, To = Wednesday, TherapistId = "anna" };
        var facts = (await scope.ServiceProvider.GetRequiredService<IAvailabilityReader>().LoadAsync(request, Cancellation))!;
        return [.. SlotFinder.Find(facts, new SlotQuery(30, Wednesday, Wednesday, _clinic.Clock.GetCurrentInstant())).Select(slot => slot.Start)];
    }
}

public sealed class SqliteAvailabilityEditorTests : AvailabilityEditorTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlAvailabilityEditorTests(PostgreSqlServer server) : AvailabilityEditorTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
