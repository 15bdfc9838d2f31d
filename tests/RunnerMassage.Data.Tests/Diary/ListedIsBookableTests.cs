using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
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
