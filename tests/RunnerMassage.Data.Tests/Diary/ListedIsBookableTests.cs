using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>What the search lists can be booked, and what it does not list is refused, whatever has been booked before.</summary>
public abstract class ListedIsBookableTests
{
    private static readonly string[] Therapists = ["anna", "ben", "cleo"];

    // Times on and off the grid, inside and outside working hours; few enough that most collide with something.
    private static readonly Gen<Wish> Wishes =
        from runner in Gen.Int[0, 4]
        from therapist in Gen.Int[0, 2]
        from quarter in Gen.Int[-2, 49]
        from offGrid in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Int[1, 14]))
        from minutes in Gen.OneOf(Gen.Const(30), Gen.Const(60))
        from deep in Gen.Bool
        from move in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        select new Wish(runner, Therapists[therapist], At((quarter * 15) + offGrid), minutes, deep ? "deep-tissue" : "swedish", move);

    // Hours of all kinds around that Wednesday: ranges for some weeks or dates, and exceptions that add, replace and take away.
    private static readonly Gen<List<AvailabilityChange>> Schedules =
        from ranges in (
            from quarter in Gen.Int[-4, 40]
            from length in Gen.Int[1, 30]
            from weeks in Gen.OneOf(WeekCycle.Every, WeekCycle.A, WeekCycle.B)
            from begins in Gen.Frequency((2, Gen.Const(-9)), (1, Gen.Int[-1, 1]))
            from lasts in Gen.Frequency((2, Gen.Const(9)), (1, Gen.Int[0, 1]))
            select Daily(quarter, length, weeks, Wednesday.PlusDays(begins), Wednesday.PlusDays(lasts))).Array[1, 3]
        from exceptions in (
            from kind in Gen.OneOf(ExceptionKind.Instead, ExceptionKind.Off, ExceptionKind.Extra)
            from quarter in Gen.Int[-4, 44]
            from length in Gen.Int[1, 20]
            select new AvailabilityChange.AddException(
                kind, Wednesday, Wednesday.PlusDays(1), new LocalMinutes(480 + (quarter * 15), Math.Min(1440, 480 + ((quarter + length) * 15))), null)).Array[0, 3]
        select new List<AvailabilityChange>([new AvailabilityChange.ReplaceWeeklyPattern([.. ranges.SelectMany(range => range)]), .. exceptions]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact]
    public Task Search_and_diary_agree_about_every_start() => Wishes.Array[25].SampleAsync(
        async wishes =>
        {
            await using var clinic = await OpenAsync(await CreateDatabaseAsync());
            var node = clinic.Node();
            var service = node.GetRequiredService<SchedulingService>();
            var kept = new List<MassageSession>();
            foreach (var wish in wishes)
            {
                if (wish.Moves && kept.Count > 0)
                {
                    await MoveAndCompareAsync(clinic, node, kept[^1], wish);
                }
                else if (await BookAndCompareAsync(clinic, node, service, wish) is { } session)
                {
                    kept.Add(session);
                }
            }
        },
        iter: 8,
        threads: 1);

    [Fact]
    public Task Search_and_diary_agree_whatever_the_hours_are() => Gen.Select(Wishes.Array[20], Schedules, Schedules).SampleAsync(
        async (wishes, before, after) =>
        {
            await using var clinic = await OpenAsync(await CreateDatabaseAsync());
            var node = clinic.Node();
            var service = node.GetRequiredService<SchedulingService>();
            await ChangeAsync(node, before);
            foreach (var wish in wishes[..10])
            {
                await BookAndCompareAsync(clinic, node, service, wish);
            }

            await ChangeAsync(node, after);
            foreach (var wish in wishes[10..])
            {
                await BookAndCompareAsync(clinic, node, service, wish);
            }
        },
        iter: 8,
        threads: 1);

    // What the rules refuse is left out; overlapping ranges are as likely as not.
    private static async Task ChangeAsync(IServiceProvider node, List<AvailabilityChange> changes)
    {
        await using var scope = node.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var editor = scope.ServiceProvider.GetRequiredService<AvailabilityEditor>();
        foreach (var change in changes)
        {
            var schedule = (await editor.LoadAsync("anna", Cancellation))!;
            (await editor.SaveAsync("anna", change, schedule.Version, Actor.Program, Cancellation)).ShouldNotBeOfType<EditOutcome.Conflict>();
        }
    }

    private static IEnumerable<WorkingHours> Daily(int quarter, int length, WeekCycle weeks, LocalDate from, LocalDate to) =>
        Enumerable.Range(1, 7).Select(day => new WorkingHours
        {
            Day = (IsoDayOfWeek)day,
            StartMinute = 480 + (quarter * 15),
            EndMinute = Math.Min(1440, 480 + ((quarter + length) * 15)),
            Weeks = weeks,
            ValidFrom = from,
            ValidTo = to,
        });

    private static async Task<MassageSession?> BookAndCompareAsync(
        BusyClinic clinic, IServiceProvider node, SchedulingService service, Wish wish)
    {
        var listed = await IsListedAsync(clinic, node, wish, wish.Type, wish.Minutes, Runner(wish.Runner), exceptSessionId: null);
        var outcome = await service.BookAsync(Request(wish.Runner, wish.Start, wish.Therapist, minutes: wish.Minutes, type: wish.Type), Cancellation);
        (outcome is BookingOutcome.Kept).ShouldBe(listed, $"{wish}: {outcome}");
        return (outcome as BookingOutcome.Kept)?.Session;
    }

    private static async Task MoveAndCompareAsync(BusyClinic clinic, IServiceProvider node, MassageSession session, Wish wish)
    {
        var listed = await IsListedAsync(clinic, node, wish, session.MassageTypeId, session.Minutes, session.RunnerId, session.Id);
        var outcome = await node.GetRequiredService<SchedulingService>()
            .RescheduleAsync(Move(session, wish.Start, wish.Therapist), Cancellation);
        (outcome is BookingOutcome.Kept).ShouldBe(listed, $"{wish} of {session.Id}: {outcome}");
    }

    // The search as a page does it: for everybody, several days, through the cache.
    private static async Task<bool> IsListedAsync(
        BusyClinic clinic, IServiceProvider node, Wish wish, string type, int minutes, string runnerId, string? exceptSessionId)
    {
        await using var scope = node.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var request = new AvailabilityRequest
        {
            MassageTypeId = type,
            From = Wednesday.PlusDays(-1),
            To = Wednesday.PlusDays(1),
            RunnerId = runnerId,
            ExceptSessionId = exceptSessionId,
        };
        var reader = scope.ServiceProvider.GetRequiredService<IAvailabilityReader>();
        reader.ShouldBeOfType<CachedAvailabilityReader>();
        var facts = (await reader.LoadAsync(request, Cancellation))!;
        return SlotFinder.Find(facts, new SlotQuery(minutes, request.From, request.To, clinic.Clock.GetCurrentInstant()))
            .Any(slot => slot.Start == wish.Start && facts.Therapists[slot.Therapist].Id == wish.Therapist);
    }

    private sealed record Wish(int Runner, string Therapist, Instant Start, int Minutes, string Type, bool Moves);
}

public sealed class SqliteListedIsBookableTests : ListedIsBookableTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlListedIsBookableTests(PostgreSqlServer server) : ListedIsBookableTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
