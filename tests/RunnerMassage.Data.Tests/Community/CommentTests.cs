using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Community.CommunityScene;

namespace RunnerMassage.Data.Tests.Community;

public sealed class CommentTests(PostgreSqlServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_first_question_waits_and_an_answer_of_the_clinic_shows_it_and_writes_to_who_asked_once(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var question = await scene.KeptAsync(Mara, "How soon\0 after\u202e a race?\r\n\r\n\r\n\r\nThank you");
        (question.State, question.Text).ShouldBe((ModerationState.Waiting, "How soon after a race?\n\nThank you"));
        (await scene.SeenByAsync(null)).ShouldBeEmpty();
        (await scene.SeenByAsync(Jonas.UserId)).ShouldBeEmpty();
        (await scene.SeenByAsync(Mara.UserId)).Count.ShouldBe(1);
        (await scene.PostAsync(Jonas, "I wonder too", question)).ShouldBeOfType<PostOutcome.NotThere>();

        var answer = await scene.KeptAsync(Bea, "Two days, lightly.", question);
        (answer.State, answer.ParentId).ShouldBe((ModerationState.Shown, question.Id));
        (await scene.SeenByAsync(null)).ShouldBe(["How soon after a race?\n\nThank you > Two days, lightly."]);
        var shown = await scene.RowAsync(question.Id);
        (shown.State, shown.DecidedById, shown.Version).ShouldBe((ModerationState.Shown, "bea", 2));
        await scene.KeptAsync(Mara, "Thank you.", shown);
        await scene.KeptAsync(Ada, "What helps most before a race?");

        await using var context = scene.Database.CreateContext();
        var mail = await context.OutboxMessages.SingleAsync(Cancelled);
        (mail.Kind, mail.UserId, QuestionMailData.Read(mail).QuestionId).ShouldBe((MailKinds.QuestionAnswered, Mara.UserId, question.Id));
        mail.Data!.ShouldNotContain("race");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task After_three_approved_comments_more_are_shown_at_once_until_one_is_hidden(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        for (var n = 1; n <= ModerationRules.TrustedAfter; n++)
        {
            (await scene.KeptAsync(Mara, $"Question {n}")).State.ShouldBe(ModerationState.Waiting, $"{n}");
            var latest = (await scene.Get<ModerationQueue>().ListCommentsAsync(9, Cancelled)).Single().Comment;
            await scene.Get<Moderator>().ApproveAsync(latest.Id, latest.Version, CommunityScene.ActorAda, Cancelled);
            scene.Pass(30);
        }

        var trusted = await scene.KeptAsync(Mara, "Question 4");
        trusted.State.ShouldBe(ModerationState.Shown);
        (await scene.KeptAsync(Mara, "Look at cheap-shoes.com")).State.ShouldBe(ModerationState.Waiting);
        await scene.Get<Moderator>().HideAsync(trusted.Id, trusted.Version, CommunityScene.ActorAda, Cancelled);
        scene.Pass(120);
        (await scene.KeptAsync(Mara, "Question 5")).State.ShouldBe(ModerationState.Waiting);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_many_questions_at_once_only_the_limit_is_kept_and_the_same_text_once(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.PostAsync(Mara, "The same question")));
        same.Count(outcome => outcome is PostOutcome.Kept).ShouldBe(1);
        same.Count(outcome => outcome is PostOutcome.Repeated).ShouldBe(3);
        (await scene.PostAsync(Mara, " the  SAME question ")).ShouldBeOfType<PostOutcome.Repeated>();

        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => scene.PostAsync(Mara, $"Another question {n}")));
        others.Count(outcome => outcome is PostOutcome.Kept).ShouldBe(PostingLimit.Comments.PerHour - 1);
        var until = others.OfType<PostOutcome.TooMany>().First().Until;
        until.ShouldBe(SmallClinic.Noon + NodaTime.Duration.FromHours(1));
        scene.Pass(60);
        await scene.KeptAsync(Mara, "After an hour");
        await scene.KeptAsync(Jonas, "The same question");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_author_changes_for_a_quarter_of_an_hour_and_withdraws_at_any_time(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var question = await scene.ShownAsync(Mara, "First words");
        Task<ChangeOutcome> EditAsync(CommentWriter writer, int version, string text) =>
            scene.Get<CommentRepository>().EditAsync(question.Id, version, "Mara", text, writer, Cancelled);
        (await EditAsync(Jonas, 2, "Not mine")).ShouldBe(ChangeOutcome.NotThere);
        (await EditAsync(Mara, 1, "Seen before approval")).ShouldBe(ChangeOutcome.Changed);
        (await EditAsync(Mara, 2, "Second words")).ShouldBe(ChangeOutcome.Done);
        var edited = await scene.RowAsync(question.Id);
        (edited.Text, edited.State, edited.DecidedById, edited.Version).ShouldBe(("Second words", ModerationState.Waiting, null, 3));
        edited.EditedAt.ShouldNotBeNull();
        scene.Pass(15);
        (await EditAsync(Mara, 3, "Third words")).ShouldBe(ChangeOutcome.TooLate);

        await scene.KeptAsync(Ada, "An answer", edited);
        (await scene.Get<CommentRepository>().WithdrawAsync(question.Id, Jonas.UserId, Cancelled)).ShouldBeFalse();
        (await scene.Get<CommentRepository>().WithdrawAsync(question.Id, Mara.UserId, Cancelled)).ShouldBeTrue();
        (await scene.Get<CommentRepository>().WithdrawAsync(question.Id, Mara.UserId, Cancelled)).ShouldBeFalse();
        (await scene.SeenByAsync(null)).ShouldBe(["(withdrawn) > An answer"]);
        var alone = await scene.ShownAsync(Mara, "Nobody has answered this");
        (await scene.Get<CommentRepository>().WithdrawAsync(alone.Id, Mara.UserId, Cancelled)).ShouldBeTrue();
        (await scene.SeenByAsync(Mara.UserId)).ShouldBe(["(withdrawn) > An answer"]);
        (await scene.RowAsync(question.Id)).ShouldSatisfyAllConditions(row => row.Text.ShouldBe(""), row => row.ShownName.ShouldBe(""));
        (await scene.Get<CommentReader>().FindPlaceAsync(alone.Id, null, Cancelled)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Two_moderators_notice_one_another_and_an_author_who_changed_it(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var question = await scene.KeptAsync(Mara, "Harmless words");
        await scene.Get<CommentRepository>().EditAsync(question.Id, 1, "Mara", "Other words", Mara, Cancelled);
        (await scene.Get<Moderator>().ApproveAsync(question.Id, 1, CommunityScene.ActorAda, Cancelled)).ShouldBe(ChangeOutcome.Changed);
        (await scene.PostAsync(Bea, "Answer to the harmless words", question)).ShouldBeOfType<PostOutcome.QuestionChanged>();
        var both = await Task.WhenAll(
            scene.Get<Moderator>().ApproveAsync(question.Id, 2, CommunityScene.ActorAda, Cancelled), scene.Get<Moderator>().HideAsync(question.Id, 2, CommunityScene.ActorBea, Cancelled));
        both.Order().ShouldBe([ChangeOutcome.Done, ChangeOutcome.Changed]);
        (await scene.DecisionsAsync()).ShouldHaveSingleItem();
        (await scene.Get<Moderator>().HideAsync("nothing", 1, CommunityScene.ActorAda, Cancelled)).ShouldBe(ChangeOutcome.NotThere);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_report_joins_the_queue_once_and_comes_back_with_undo(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var question = await scene.ShownAsync(Mara, "Buy my shoes");
        (await scene.Get<ModerationQueue>().CountCommentsAsync(Cancelled)).ShouldBe(0);
        var reports = scene.Get<CommentReports>();
        (await reports.AddAsync(question.Id, Jonas.UserId, "Advertising", Cancelled)).ShouldBeNull();
        (await scene.Get<CommentReports>().AddAsync(question.Id, Jonas.UserId, "Again", Cancelled)).ShouldBeNull();
        (await scene.Get<CommentReports>().AddAsync(question.Id, Mara.UserId, "Own", Cancelled)).ShouldBeNull();
        var queued = (await scene.Get<ModerationQueue>().ListCommentsAsync(9, Cancelled)).Single();
        (queued.GuideTitle, queued.MassageTypeId, queued.Reports.Single().Reason).ShouldBe(("swedish", "swedish", "Advertising"));
        (await scene.Get<CommentReader>().ListAsync("swedish", Jonas.UserId, 1, Cancelled)).Reported.ShouldBe([question.Id]);

        (await scene.Get<Moderator>().HideAsync(question.Id, 2, CommunityScene.ActorAda, Cancelled)).ShouldBe(ChangeOutcome.Done);
        (await scene.Get<ModerationQueue>().CountCommentsAsync(Cancelled)).ShouldBe(0);
        (await scene.Get<ModerationQueue>().ListHiddenAsync(9, Cancelled)).Single().Comment.Id.ShouldBe(question.Id);
        (await scene.SeenByAsync(null)).ShouldBeEmpty();
        (await scene.Get<Moderator>().UndoAsync(question.Id, 3, ModerationState.Shown, CommunityScene.ActorBea, Cancelled)).ShouldBe(ChangeOutcome.NotThere);
        (await scene.Get<Moderator>().UndoAsync(question.Id, 3, ModerationState.Shown, CommunityScene.ActorAda, Cancelled)).ShouldBe(ChangeOutcome.Done);
        (await scene.Get<ModerationQueue>().ListCommentsAsync(9, Cancelled)).Single().Reports.Count.ShouldBe(1);
        (await scene.Get<Moderator>().ApproveAsync(question.Id, 4, CommunityScene.ActorBea, Cancelled)).ShouldBe(ChangeOutcome.Done);
        (await scene.Get<ModerationQueue>().CountCommentsAsync(Cancelled)).ShouldBe(0);
        (await scene.SeenByAsync(null)).ShouldBe(["Buy my shoes"]);
        (await scene.DecisionsAsync()).ShouldBe(
        [
            $"Ada: comment {question.Id} shown", $"Ada: comment {question.Id} taken down",
            $"Ada: comment {question.Id} put back", $"Bea: comment {question.Id} shown",
        ]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Pages_hold_twenty_questions_and_each_question_knows_its_page(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        List<Comment> questions = [];
        for (var n = 0; n < CommentReader.PageSize + 2; n++)
        {
            questions.Add(await scene.KeptAsync(Ada, $"Question {n:00}"));
            scene.Pass(n % 2);
        }

        var first = await scene.SeenByAsync(null);
        (first.Count, (await scene.SeenByAsync(null, page: 2)).Count, (await scene.SeenByAsync(null, page: 3)).Count).ShouldBe((20, 2, 0));
        (await scene.Get<CommentReader>().ListAsync("swedish", null, 1, Cancelled)).HasMore.ShouldBeTrue();
        foreach (var question in questions)
        {
            var place = (await scene.Get<CommentReader>().FindPlaceAsync(question.Id, null, Cancelled)).ShouldNotBeNull();
            place.Page.ShouldBe(first.Contains(question.Text) ? 1 : 2, question.Text);
            place.MassageTypeId.ShouldBe("swedish");
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_account_takes_its_words_with_it(DatabaseProvider provider)
    {
        await using var scene = await CommunityScene.OpenAsync(provider, server);
        var question = await scene.ShownAsync(Mara, "My own question");
        await scene.KeptAsync(Ada, "The clinic's answer", question);
        var other = await scene.ShownAsync(Jonas, "Somebody else's question");
        await scene.Get<CommentReports>().AddAsync(other.Id, Mara.UserId, "I do not like it", Cancelled);
        var words = (await scene.Get<PersonalDataReader>().ReadAsync(Mara.UserId, Cancelled)).Words;
        (words.Comments.Single().Text, words.Reports.Single().Reason, words.Reviews.Count).ShouldBe(("My own question", "I do not like it", 0));

        await scene.Get<AccountEraser>().CloseAsync(Mara.UserId, new Data.Audit.Actor(Mara.UserId, "Client", null), Cancelled);
        await scene.Get<AccountEraser>().EraseAsync(Mara.UserId, Cancelled);
        (await scene.SeenByAsync(null)).ShouldBe(["Somebody else's question", "(withdrawn) > The clinic's answer"], ignoreOrder: true);
        (await scene.Get<ModerationQueue>().CountCommentsAsync(Cancelled)).ShouldBe(0);
    }
}
