using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Mail;

/// <summary>Mails wait with what they tell of, are taken by one sender at a time, and none is lost or told twice.</summary>
public abstract class OutboxTests : IAsyncLifetime
{
    private static readonly Instant Noon = SmallClinic.Noon;

    private TestDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        await SmallClinic.SeedAsync(_database, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_mail_is_kept_with_what_it_tells_of_or_not_at_all()
    {
        await using (var context = _database.CreateContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Cancellation);
            Outbox.Add(context, Mail("kept"), Noon);
            await context.SaveChangesAsync(Cancellation);
        }

        (await DueAsync(Noon)).ShouldBeEmpty("the transaction was never committed");
        await AddAsync(Mail("kept"));
        (await DueAsync(Noon)).ShouldHaveSingleItem().EventKey.ShouldBe("kept");
        (await DueAsync(Noon - Duration.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_person_is_told_of_one_event_once()
    {
        await AddAsync(Mail("once"));
        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(Mail("once")));
        await AddAsync(Mail("once") with { UserId = "runner-2" });
        await AddAsync(Mail("once") with { Address = "Somebody@Else.example " });
        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(Mail("once") with { Address = "somebody@else.example" }));

        (await DueAsync(Noon)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_senders_who_take_the_same_mail_one_gets_it()
    {
        await AddAsync(Mail("wanted"));
        var message = (await DueAsync(Noon)).Single();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var context = _database.CreateContext();
            var listed = await context.OutboxMessages.AsNoTracking().SingleAsync(row => row.Id == message.Id, Cancellation);
            return listed.Attempts == 0 && await new OutboxQueue(context).ClaimAsync(listed, Noon + Duration.FromMinutes(2), Cancellation);
        }));

        claims.Count(claimed => claimed).ShouldBe(1);
    }

    [Fact]
    public async Task The_tokens_of_a_mail_are_saved_when_it_is_taken_and_only_then()
    {
        await AddAsync(Mail("linked"));
        var message = (await DueAsync(Noon)).Single();
        (await ClaimWithTokenAsync(message, "first")).ShouldBeTrue();
        (await ClaimWithTokenAsync((await AsItWasAsync(message)), "second")).ShouldBeFalse();

        await using var context = _database.CreateContext();
        (await context.LinkTokens.Select(token => token.Hash).ToListAsync(Cancellation)).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_mail_whose_sender_was_killed_comes_back_and_says_so()
    {
        await AddAsync(Mail("interrupted"));
        var until = Noon + Duration.FromMinutes(2);
        await WithQueueAsync(async queue => (await queue.ClaimAsync((await queue.ListDueAsync(Noon, 10, Cancellation)).Single(), until, Cancellation)).ShouldBeTrue());

        (await DueAsync(until - Duration.FromSeconds(1))).ShouldBeEmpty("its sender may still be at it");
        var message = (await DueAsync(until)).ShouldHaveSingleItem();
        MailFailure.Read(message.LastError).ShouldBe(new MailFailure(MailFailureReason.Interrupted));
        message.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_sent_mail_is_sent_for_good_until_it_is_forgotten()
    {
        await AddAsync(Mail("sent"));
        await WithQueueAsync(async queue =>
        {
            var message = (await queue.ListDueAsync(Noon, 10, Cancellation)).Single();
            (await queue.ClaimAsync(message, Noon + Duration.FromMinutes(2), Cancellation)).ShouldBeTrue();
            await queue.SentAsync(message, Noon);
        });

        (await DueAsync(Noon + Duration.FromDays(1000))).ShouldBeEmpty();
        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(Mail("sent")));
        await WithQueueAsync(async queue => (await queue.DeleteOldAsync(Noon, Noon, Cancellation)).ShouldBe(0));
        await WithQueueAsync(async queue => (await queue.DeleteOldAsync(Noon + Duration.Epsilon * 1000, Noon, Cancellation)).ShouldBe(1));
    }

    [Fact]
    public async Task Failures_are_followed_by_growing_pauses_and_then_it_is_given_up()
    {
        await AddAsync(Mail("failing"));
        var (now, pauses) = (Noon, new List<Duration>());
        while (await DueAsync(now) is [var message])
        {
            await WithQueueAsync(queue => queue.NotTriedAsync(message, new MailFailure(MailFailureReason.PutOff, 451), now));
            if ((await FindAsync(message.Id)).NextAttemptAt is { } next)
            {
                pauses.Add(next - now);
                now = next;
            }
        }

        pauses.ShouldBe(pauses.Order().ToList());
        pauses[0].ShouldBe(Duration.FromMinutes(1));
        pauses.Aggregate(Duration.Zero, (sum, pause) => sum + pause).ShouldBeInRange(Duration.FromDays(3), Duration.FromDays(4));
        var dead = (await OverviewAsync(overview => overview.ListDeadAsync(10, Cancellation))).ShouldHaveSingleItem().Message;
        dead.DeadAt.ShouldBe(now);
        dead.Attempts.ShouldBe(pauses.Count + 1);
        MailFailure.Read(dead.LastError).ShouldBe(new MailFailure(MailFailureReason.PutOff, 451));
    }

    [Fact]
    public async Task What_no_second_try_can_help_is_given_up_at_once_and_sent_again_once()
    {
        await AddAsync(Mail("refused"));
        var message = (await DueAsync(Noon)).Single();
        await WithQueueAsync(async queue =>
        {
            (await queue.ClaimAsync(message, Noon + Duration.FromMinutes(2), Cancellation)).ShouldBeTrue();
            await queue.FailedAsync(message, new MailFailure(MailFailureReason.RecipientRefused, 550), Noon);
        });
        var counts = await OverviewAsync(overview => overview.CountAsync(Noon, Cancellation));
        counts.ShouldBe(new OutboxCounts(Dead: 1, Waiting: 0, Sent: 0));

        var later = Noon + Duration.FromHours(1);
        (await OverviewAsync(overview => overview.SendAgainAsync(message.Id, later, Cancellation))).ShouldBeTrue();
        (await OverviewAsync(overview => overview.SendAgainAsync(message.Id, later, Cancellation))).ShouldBeFalse();
        (await OverviewAsync(overview => overview.SendAllAgainAsync(later, Cancellation))).ShouldBe(0);

        var again = (await DueAsync(later)).ShouldHaveSingleItem();
        (again.Id, again.Attempts).ShouldBe((message.Id, 0));
        var entry = (await OverviewAsync(overview => overview.ListWaitingAsync(10, Cancellation))).ShouldHaveSingleItem();
        entry.Address.ShouldBe("one@runner.example");
    }

    [Theory]
    [InlineData("unknown kind")]
    [InlineData("nobody")]
    [InlineData("no session")]
    public void A_mail_that_cannot_be_sent_is_not_taken(string what)
    {
        using var context = _database.CreateContext();
        Should.Throw<ArgumentException>(() => Outbox.Add(context, what switch
        {
            "unknown kind" => Mail("x") with { Kind = "greetings" },
            "nobody" => Mail("x") with { UserId = null },
            _ => Mail("x") with { Kind = MailKinds.SessionBooked },
        }, Noon));
    }

    private static OutboxMail Mail(string eventKey) =>
        new() { EventKey = eventKey, Kind = MailKinds.PasswordChanged, UserId = "runner-1" };

    private async Task AddAsync(OutboxMail mail)
    {
        await using var context = _database.CreateContext();
        await context.Users.Where(user => user.Id == "runner-1")
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "one@runner.example"), Cancellation);
        Outbox.Add(context, mail, Noon);
        await context.SaveChangesAsync(Cancellation);
    }

    private async Task<bool> ClaimWithTokenAsync(OutboxMessage message, string hash)
    {
        await using var context = _database.CreateContext();
        context.LinkTokens.Add(new LinkToken { Hash = hash, Purpose = "test", CreatedAt = Noon, ExpiresAt = Noon });
        return await new OutboxQueue(context).ClaimAsync(message, Noon + Duration.FromMinutes(2), Cancellation);
    }

    /// <summary>The mail as a sender saw it that looked before another took it.</summary>
    private async Task<OutboxMessage> AsItWasAsync(OutboxMessage message)
    {
        var row = await FindAsync(message.Id);
        (row.Attempts, row.NextAttemptAt) = (0, Noon);
        return row;
    }

    private async Task<OutboxMessage> FindAsync(string id)
    {
        await using var context = _database.CreateContext();
        return await context.OutboxMessages.AsNoTracking().SingleAsync(message => message.Id == id, Cancellation);
    }

    private async Task<IReadOnlyList<OutboxMessage>> DueAsync(Instant now)
    {
        await using var context = _database.CreateContext();
        var queue = new OutboxQueue(context);
        var due = await queue.ListDueAsync(now, 10, Cancellation);
        (await queue.HasDueAsync(now, Cancellation)).ShouldBe(due.Count > 0);
        return due;
    }

    private async Task WithQueueAsync(Func<OutboxQueue, Task> use)
    {
        await using var context = _database.CreateContext();
        await use(new OutboxQueue(context));
    }

    private async Task<T> OverviewAsync<T>(Func<OutboxOverview, Task<T>> use)
    {
        await using var context = _database.CreateContext();
        return await use(new OutboxOverview(context));
    }
}

public sealed class SqliteOutboxTests : OutboxTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlOutboxTests(PostgreSqlServer server) : OutboxTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
