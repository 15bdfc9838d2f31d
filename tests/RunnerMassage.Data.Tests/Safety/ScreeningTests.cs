using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Safety;

/// <summary>Answers and what follows from them are one thing: both are there, or neither.</summary>
public sealed class ScreeningTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Urgent_answers_release_every_coming_session_and_block_new_ones(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        // One of them is only some hours away, where a runner's own cancellation would be late.
        MassageSession[] sessions = [await scene.BookedAsync(0, date: new LocalDate(2027, 3, 2)), await scene.BookedAsync(60)];
        scene.Clinic.Clock.Reset(sessions[0].Start - Duration.FromHours(2));

        var saved = (await scene.AnswerAsync(SafetyTopic.SwollenLeg)).ShouldNotBeNull();

        saved.Released.ShouldBe(sessions.Select(session => session.Id));
        await using var context = scene.Context();
        var stored = await context.MassageSessions.AsNoTracking().OrderBy(session => session.Start).ToListAsync(Cancellation);
        stored.ShouldAllBe(session => session.Status == SessionStatus.Cancelled && !session.CancelledLate && session.CancelReason == null && session.Version == 2);
        (await context.SessionEvents.CountAsync(change => change.Type == SessionChange.Cancelled, Cancellation)).ShouldBe(2);
        var mails = await context.OutboxMessages.AsNoTracking().Where(mail => mail.Kind == MailKinds.SessionCancelled).ToListAsync(Cancellation);
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => SessionMailData.Read(mail.Data).Message!.Contains("nothing to pay"));
        (await scene.BookAsync(120)).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal.SafetyBlocked(SafetyBlock.Everything));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task No_booking_slips_through_beside_urgent_answers(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        // Days apart, so that the runner's own sessions are not in one another's way.
        var bookings = Enumerable.Range(0, 8).Select(i => scene.BookAsync(0, date: BusyClinic.Wednesday.PlusDays(i))).ToList();
        var answers = scene.AnswerAsync(SafetyTopic.ChestOrBreath);
        var more = Enumerable.Range(8, 8).Select(i => scene.BookAsync(0, date: BusyClinic.Wednesday.PlusDays(i))).ToList();
        var outcomes = await Task.WhenAll(bookings.Concat(more));
        var released = (await answers).ShouldNotBeNull().Released;

        var kept = outcomes.OfType<BookingOutcome.Kept>().Select(kept => kept.Session.Id).ToList();
        released.Order(StringComparer.Ordinal).ShouldBe(kept.Order(StringComparer.Ordinal));
        outcomes.Where(outcome => outcome is not BookingOutcome.Kept).ShouldAllBe(outcome => outcome is BookingOutcome.Refused);
        await using var context = scene.Context();
        (await context.MassageSessions.AnyAsync(session => session.Status == SessionStatus.Confirmed, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_fails_on_the_way_leaves_nothing(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await using (var context = scene.Context())
        {
            // The mail of the release cannot be written: its key is taken.
            var session = await context.MassageSessions.SingleAsync(Cancellation);
            context.OutboxMessages.Add(Outbox.Message(
                new OutboxMail { EventKey = $"session:{session.Id}:2", Kind = MailKinds.SessionCancelled, UserId = SafetyScene.Runner, SessionId = session.Id, SessionVersion = 2 },
                scene.Now));
            await context.SaveChangesAsync(Cancellation);
        }

        await Should.ThrowAsync<DbUpdateException>(scene.AnswerAsync(SafetyTopic.SwollenLeg));
        await using var after = scene.Context();
        (await after.Screenings.CountAsync(Cancellation) + await after.SafetyHolds.CountAsync(Cancellation)).ShouldBe(0);
        (await after.MassageSessions.SingleAsync(Cancellation)).Status.ShouldBe(SessionStatus.Confirmed);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nothing_in_the_database_tells_what_was_answered(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        var session = await scene.BookedAsync(0);
        await scene.AnswerAsync(new SafetyAnswers
        {
            Yes = new HashSet<SafetyTopic> { SafetyTopic.Pregnancy, SafetyTopic.SkinOrVeins },
            Areas = new Dictionary<SafetyTopic, IReadOnlyList<BodyArea>> { [SafetyTopic.SkinOrVeins] = [BodyArea.LowerLegs] },
        });
        await scene.DecideAsync(HoldDecision.LightOnly);

        await using var context = scene.Context();
        var bare = await context.Database.SqlQueryRaw<string>(
            """
            SELECT "ProtectedAnswers" AS "Value" FROM "Screenings"
            UNION ALL SELECT "ProtectedFindings" FROM "SafetyHolds" UNION ALL SELECT "ProtectedNote" FROM "SafetyHolds" UNION ALL SELECT "Action" FROM "SafetyHolds"
            """).ToListAsync(Cancellation);
        bare.Count.ShouldBe(4);
        foreach (var word in (string[])["Pregnan", "LowerLegs", "SkinOrVeins", "phone"])
        {
            bare.ShouldAllBe(text => !text.Contains(word));
        }

        var state = await scene.StateAsync();
        state.Current!.Answers!.AreasOf(SafetyTopic.SkinOrVeins).ShouldBe([BodyArea.LowerLegs]);
        state.Holding.ShouldHaveSingleItem().Topics.ShouldBe([SafetyTopic.Pregnancy]);
        state.Holding[0].Note.ShouldBe("Spoke on the phone.");
        (await context.MassageSessions.AsNoTracking().SingleAsync(one => one.Id == session.Id, Cancellation)).ScreeningOpen.ShouldBeFalse();
        (await scene.LoggedAsync()).ShouldAllBe(line => !line.Contains("regnan"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_session_is_booked_with_the_screening_answered_where_it_was_a_day_before(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        (await scene.BookedAsync(0)).ScreeningOpen.ShouldBeTrue();
        await scene.AnswerAsync();
        (await scene.BookedAsync(60)).ScreeningOpen.ShouldBeFalse();
        scene.Clinic.Clock.Advance(Duration.FromHours(24));
        (await scene.BookedAsync(120)).ScreeningOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Telling_in_person_keeps_nothing_and_leaves_the_screening_open(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.WithAsync<ScreeningRepository, SavedScreening?>(repository => repository.SaveAsync(
            new NewScreening { RunnerId = SafetyScene.Runner, Occasion = ScreeningOccasion.First, InPerson = true, GivenById = SafetyScene.Runner }, Cancellation));
        (await scene.BookedAsync(0)).ScreeningOpen.ShouldBeTrue();
        (await scene.StateAsync()).Given.ShouldHaveSingleItem().Answers.ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Without_the_consent_no_answer_is_kept_and_withdrawing_it_deletes_all(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(SafetyTopic.KnownClot);
        var actor = new Actor(SafetyScene.Runner, Actor.Client, null);
        (await scene.WithAsync<ConsentRepository, bool>(consents => consents.WithdrawAsync(SafetyScene.Runner, ConsentKinds.HealthData, actor, Cancellation)))
            .ShouldBeTrue();
        await using var context = scene.Context();
        (await context.Screenings.CountAsync(Cancellation) + await context.SafetyHolds.CountAsync(Cancellation)).ShouldBe(0);
        (await context.MassageSessions.SingleAsync(Cancellation)).ScreeningOpen.ShouldBeTrue();
        (await scene.AnswerAsync(SafetyTopic.KnownClot)).ShouldBeNull();
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_wait_ends_by_time_and_by_newer_answers(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.AnswerAsync(new SafetyAnswers { Yes = new HashSet<SafetyTopic> { SafetyTopic.Illness }, SymptomsEndedAt = BusyClinic.At(0) - Duration.FromHours(48) });
        (await scene.BookAsync(0, date: BusyClinic.Wednesday)).ShouldBeOfType<BookingOutcome.Kept>();
        (await scene.BookAsync(0, date: new LocalDate(2027, 3, 2))).ShouldBeOfType<BookingOutcome.Refused>();

        await scene.AnswerAsync(SafetyTopic.Illness);
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Refused>();
        await scene.AnswerAsync();
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Answering_again_does_not_lift_what_a_person_has_to_and_deleting_answers_neither(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.AnswerAsync(SafetyTopic.SwollenLeg);
        await scene.AnswerAsync();
        (await scene.BookAsync(0)).ShouldBeOfType<BookingOutcome.Refused>();
        var actor = new Actor(SafetyScene.Runner, Actor.Client, null);
        (await scene.WithAsync<OwnScreenings, int>(own => own.DeleteAsync(SafetyScene.Runner, actor, Cancellation))).ShouldBe(2);
        var state = await scene.StateAsync();
        state.Current.ShouldBeNull();
        state.Holding.ShouldHaveSingleItem().Topics.ShouldBeEmpty();
        (await scene.BookAsync(0)).ShouldBeOfType<BookingOutcome.Refused>();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_review_keeps_the_slot_and_leaves_light_massage(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        var deep = await scene.BookedAsync(0, "deep-tissue");
        await scene.AnswerAsync(SafetyTopic.BloodThinner);
        (await scene.BookAsync(60, "deep-tissue")).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal.SafetyBlocked(SafetyBlock.DeepWork));
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Kept>();
        (await scene.Scheduling.RescheduleAsync(BusyClinic.Move(deep, BusyClinic.At(120)), Cancellation)).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldHaveSingleItem().ShouldBeOfType<Refusal.SafetyBlocked>();
        await using var context = scene.Context();
        (await context.MassageSessions.AsNoTracking().SingleAsync(session => session.Id == deep.Id, Cancellation)).Status.ShouldBe(SessionStatus.Confirmed);
        var hold = await context.SafetyHolds.AsNoTracking().SingleAsync(Cancellation);
        (hold.SessionId, hold.DueAt).ShouldBe((deep.Id, scene.Now + Duration.FromHours(24)));
    }
}
