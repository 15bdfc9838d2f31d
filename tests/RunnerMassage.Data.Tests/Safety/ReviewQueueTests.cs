using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Safety;

/// <summary>Who decides, how often, and what follows.</summary>
public sealed class ReviewQueueTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_review_is_for_the_treating_therapist_and_each_look_is_in_the_log(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(SafetyTopic.Cancer);
        var hold = (await ListAsync(scene, "anna")).ShouldHaveSingleItem();
        (await ListAsync(scene, "ben")).ShouldBeEmpty();
        (await scene.DecideAsync(HoldDecision.Cleared, therapist: "ben")).ShouldBe(DecideOutcome.NotFound);
        (await OpenAsync(scene, "ben", hold.Hold.Stored.Id)).ShouldBeNull();
        (await OpenAsync(scene, "anna", hold.Hold.Stored.Id)).ShouldNotBeNull().Screening.Answers!.Yes.ShouldBe([SafetyTopic.Cancer]);
        (await scene.LoggedAsync()).ShouldBe([$"safety.viewed {SafetyScene.Runner} "]);
        hold.IsOverdue(scene.Now).ShouldBeFalse();
        hold.IsOverdue(scene.Now + Duration.FromHours(24)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_who_decide_the_second_is_told(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(SafetyTopic.Cancer);
        var outcomes = await Task.WhenAll(
            scene.DecideAsync(HoldDecision.LightOnly, version: 1), scene.DecideAsync(HoldDecision.Cleared, version: 1));
        outcomes.Order().ShouldBe([DecideOutcome.Decided, DecideOutcome.Stale]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task All_clear_lets_everything_be_booked_and_stands_for_the_same_answers(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(SafetyTopic.BloodThinner);
        (await scene.DecideAsync(HoldDecision.Cleared)).ShouldBe(DecideOutcome.Decided);
        (await scene.BookAsync(60, "deep-tissue")).ShouldBeOfType<BookingOutcome.Kept>();
        await scene.AnswerAsync(SafetyTopic.BloodThinner);
        (await scene.StateAsync()).Holding.ShouldBeEmpty();
        await scene.AnswerAsync(SafetyTopic.BloodThinner, SafetyTopic.Cancer);
        (await scene.StateAsync()).Holding.ShouldHaveSingleItem();
        (await scene.LoggedAsync()).ShouldBe([$"safety.overridden {SafetyScene.Runner} "]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task No_massage_releases_the_session_and_can_be_changed_again(DatabaseProvider provider)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(SafetyTopic.Cancer);
        (await scene.DecideAsync(HoldDecision.NoMassage)).ShouldBe(DecideOutcome.Decided);
        await using var context = scene.Context();
        var session = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        (session.Status, session.CancelledLate).ShouldBe((SessionStatus.Cancelled, false));
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Refused>();
        (await scene.DecideAsync(HoldDecision.LightOnly)).ShouldBe(DecideOutcome.Decided);
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Kept>();
        (await scene.LoggedAsync()).ShouldBe([$"safety.decided {SafetyScene.Runner} ", $"safety.overridden {SafetyScene.Runner} "]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, SafetyTopic.SwollenLeg)]
    [InlineData(DatabaseProvider.Sqlite, SafetyTopic.KnownClot)]
    [InlineData(DatabaseProvider.PostgreSql, SafetyTopic.SwollenLeg)]
    public async Task What_needs_a_clinician_takes_a_clinician_s_word(DatabaseProvider provider, SafetyTopic topic)
    {
        await using var scene = await SafetyScene.OpenAsync(provider, server);
        await scene.BookedAsync(0);
        await scene.AnswerAsync(topic);
        (await scene.DecideAsync(HoldDecision.Cleared)).ShouldBe(DecideOutcome.NeedsClinician);
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Refused>();
        (await scene.DecideAsync(HoldDecision.Cleared, clinician: true)).ShouldBe(DecideOutcome.Decided);
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Kept>();
        // The same happening again is another happening.
        await scene.AnswerAsync(SafetyTopic.SwollenLeg);
        (await scene.BookAsync(60)).ShouldBeOfType<BookingOutcome.Refused>();
    }

    private static Task<IReadOnlyList<QueuedHold>> ListAsync(SafetyScene scene, string therapist) =>
        scene.WithAsync<ReviewQueue, IReadOnlyList<QueuedHold>>(queue => queue.ListAsync(therapist, Cancellation));

    private static Task<ReviewedHold?> OpenAsync(SafetyScene scene, string therapist, string id) =>
        scene.WithAsync<ReviewQueue, ReviewedHold?>(queue => queue.OpenAsync(therapist, id, SafetyScene.Anna, Cancellation));
}
