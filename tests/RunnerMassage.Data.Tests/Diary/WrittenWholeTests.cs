using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>The diary writes its rows past EF Core: every column must still hold what was decided, and all rows or none are kept.</summary>
public sealed class WrittenWholeTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_was_decided_is_read_back_as_it_was(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var request = Request(1, At(0), key: Key(1, "a")) with { Note = "My left calf – since Sunday" };

        var session = (await clinic.Scheduling().BookAsync(request, Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;

        await using var context = clinic.Database.CreateContext();
        var stored = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        Values(stored).ShouldBe(Values(session));
        stored.Note.ShouldBe(request.Note);
        (await context.Database.SqlQueryRaw<string>("SELECT \"Note\" AS \"Value\" FROM \"MassageSessions\"").SingleAsync(Cancellation))
            .ShouldNotContain("calf");
        var now = clinic.Clock.GetCurrentInstant();
        var change = await context.SessionEvents.AsNoTracking().SingleAsync(Cancellation);
        (change.Type, change.SessionId, change.Version, change.At, change.Position)
            .ShouldBe((SessionChange.Booked, session.Id, 1, now, null));
        var mail = await context.OutboxMessages.AsNoTracking().SingleAsync(Cancellation);
        (mail.Kind, mail.UserId, mail.SessionId, mail.SessionVersion, mail.CreatedAt, mail.NextAttemptAt, mail.SentAt)
            .ShouldBe((MailKinds.SessionBooked, Runner(1), session.Id, 1, now, now, null));
        var answer = await context.IdempotencyRecords.AsNoTracking().SingleAsync(Cancellation);
        (answer.Key, answer.Status, answer.Body, answer.SessionId, answer.SessionVersion, answer.CreatedAt)
            .ShouldBe(("a", 201, $"kept {session.Id}", session.Id, 1, now));
    }

    private static IEnumerable<(string Name, object? Value)> Values(MassageSession session) =>
        typeof(MassageSession).GetProperties().Select(property => (property.Name, property.GetValue(session)));

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Where_one_row_is_refused_none_is_kept(DatabaseProvider provider)
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation));
        var service = clinic.Scheduling();
        var moving = (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        var unwritable = Key(1, "a") with { Answer = static _ => new StoredAnswer(201, null!) };

        await Should.ThrowAsync<Exception>(service.BookAsync(Request(1, At(60), key: unwritable), Cancellation));
        await Should.ThrowAsync<Exception>(service.RescheduleAsync(Move(moving, At(120)) with { Idempotency = unwritable }, Cancellation));

        await using var context = clinic.Database.CreateContext();
        var stored = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        (stored.Id, stored.Start, stored.Version).ShouldBe((moving.Id, At(0), 1));
        (await context.SessionEvents.CountAsync(Cancellation)).ShouldBe(1);
        (await context.OutboxMessages.CountAsync(Cancellation)).ShouldBe(1);
        (await service.BookAsync(Request(1, At(60)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        (await service.RescheduleAsync(Move(moving, At(120)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
    }
}
