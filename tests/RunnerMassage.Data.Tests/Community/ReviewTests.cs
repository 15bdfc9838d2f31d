using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Community;

public sealed class ReviewTests(PostgreSqlServer server)
{
    private const string Mara = "runner-1";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Only_its_runner_reviews_a_session_that_was_given_and_for_sixty_days(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var done = await AddSessionAsync(scene, -3, SessionStatus.Done);
        var missed = await AddSessionAsync(scene, -4, SessionStatus.NoShow);
        var old = await AddSessionAsync(scene, -61, SessionStatus.Done);
        (await SaveAsync(scene, missed, 5)).ShouldBe(ChangeOutcome.NotThere);
        (await SaveAsync(scene, "nothing", 5)).ShouldBe(ChangeOutcome.NotThere);
        (await SaveAsync(scene, done, 5, runner: "runner-2")).ShouldBe(ChangeOutcome.NotThere);
        (await SaveAsync(scene, old, 5)).ShouldBe(ChangeOutcome.TooLate);
        (await SaveAsync(scene, done, 5, text: " \n ")).ShouldBe(ChangeOutcome.Done);
        (await SaveAsync(scene, done, 4)).ShouldBe(ChangeOutcome.Changed);
        var review = (await scene.Get<ReviewRepository>().FindOwnAsync(done, Mara, Cancelled)).ShouldNotBeNull();
        (review.Text, review.State, review.Stars, review.TherapistId).ShouldBe((null, ModerationState.Waiting, 5, "therapist-1"));
        (await scene.Get<ReviewRepository>().ListReviewedAsync(Mara, Cancelled)).ShouldBe([done]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task It_is_shown_after_a_look_and_looked_at_again_after_a_change(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var session = await AddSessionAsync(scene, -3, SessionStatus.Done);
        await SaveAsync(scene, session, 2, text: "Cold room");
        (await ShownAsync(scene)).ShouldBeEmpty();
        (await DecideAsync(scene, session, 1)).ShouldBe(ChangeOutcome.Done);
        (await ShownAsync(scene)).Single().ShouldBe(new ShownReview(2, "Cold room", "Mara", new YearMonth(2027, 4)));
        (await SaveAsync(scene, session, 5, version: 2, text: "Warm again")).ShouldBe(ChangeOutcome.Done);
        (await ShownAsync(scene)).ShouldBeEmpty();
        (await DecideAsync(scene, session, 2)).ShouldBe(ChangeOutcome.Changed);
        (await DecideAsync(scene, session, 3)).ShouldBe(ChangeOutcome.Done);

        (await scene.Get<ReviewRepository>().WithdrawAsync(session, "runner-2", Cancelled)).ShouldBeFalse();
        (await scene.Get<ReviewRepository>().WithdrawAsync(session, Mara, Cancelled)).ShouldBeTrue();
        (await scene.Get<ReviewRepository>().WithdrawAsync(session, Mara, Cancelled)).ShouldBeFalse();
        (await ShownAsync(scene)).ShouldBeEmpty();
        var row = (await scene.Get<ReviewRepository>().FindOwnAsync(session, Mara, Cancelled)).ShouldNotBeNull();
        (row.Text, row.ShownName, row.State).ShouldBe((null, "", ModerationState.Withdrawn));
        (await DecideAsync(scene, session, row.Version)).ShouldBe(ChangeOutcome.Changed);
        (await SaveAsync(scene, session, 1, version: row.Version)).ShouldBe(ChangeOutcome.Done);
        (await scene.DecisionsAsync()).ShouldBe([$"Ada: review {session} shown", $"Ada: review {session} shown"]);
        // Who had the first text before them cannot approve the second, however often it was taken back.
        (await DecideAsync(scene, session, 1)).ShouldBe(ChangeOutcome.Changed);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_average_is_told_from_three_shown_reviews_on(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        for (var n = 1; n <= ReviewRules.AverageFrom; n++)
        {
            (await scene.Get<ReviewReader>().SummariesAsync(Cancelled)).GetValueOrDefault("therapist-1")?.Average.ShouldBeNull();
            var session = await AddSessionAsync(scene, -n, SessionStatus.Done);
            await SaveAsync(scene, session, n + 2);
            await DecideAsync(scene, session, 1);
        }

        (await scene.Get<ReviewReader>().SummariesAsync(Cancelled)).ShouldHaveSingleItem().Value.ShouldBe(new ReviewSummary(3, 4));
        (await scene.Get<ReviewReader>().ListAsync("therapist-1", 1, 9, Cancelled)).Select(review => review.Stars).ShouldBe([4, 5]);
        (await scene.Get<ReviewReader>().ListAsync("therapist-2", 0, 9, Cancelled)).ShouldBeEmpty();
    }

    private static Task<ChangeOutcome> SaveAsync(
        CommunityScene scene, string session, int stars, int version = 0, string? text = null, string runner = Mara) =>
        scene.Get<ReviewRepository>().SaveAsync(new WrittenReview(session, runner, stars, " Mara ", text), version, Cancelled);

    private static Task<ChangeOutcome> DecideAsync(CommunityScene scene, string session, int version) =>
        scene.Get<ReviewRepository>().DecideAsync(session, version, ModerationState.Shown, CommunityScene.ActorAda, Cancelled);

    private static Task<IReadOnlyList<ShownReview>> ShownAsync(CommunityScene scene) =>
        scene.Get<ReviewReader>().ListAsync("therapist-1", 0, 9, Cancelled);

    private static async Task<string> AddSessionAsync(CommunityScene scene, int days, SessionStatus status)
    {
        var session = SmallClinic.Session(SmallClinic.Noon + Duration.FromDays(days));
        session.Status = status;
        await using var context = scene.Database.CreateContext();
        context.MassageSessions.Add(session);
        await context.SaveChangesAsync(Cancelled);
        return session.Id;
    }
}
