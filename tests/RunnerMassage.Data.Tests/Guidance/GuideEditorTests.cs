using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Guidance;

/// <summary>Writing guidance: versions, reviews, publications to come, and two who write at once.</summary>
public sealed class GuideEditorTests(PostgreSqlServer server)
{
    private static readonly Instant Noon = SmallClinic.Noon;
    private static readonly Actor Sofia = new("runner-1", "Sofia Keller", null);
    private static readonly Actor Nora = new("runner-2", "Nora Adler", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Every_save_is_a_version_and_no_text_is_ever_changed(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider, server);
        (await scene.SaveAsync(1, "Second", GuideState.Draft)).ShouldBe(new GuideOutcome.Saved(2, null));
        (await scene.SaveAsync(2, "Third", GuideState.Published)).ShouldBe(new GuideOutcome.Saved(3, Noon));
        (await scene.SaveAsync(3, "First", GuideState.Published, restoredFrom: 1)).ShouldBe(new GuideOutcome.Saved(4, Noon));
        (await scene.SaveAsync(1, "Elsewhere", GuideState.Draft, "nothing")).ShouldBe(new GuideOutcome.NotFound());

        var guide = await scene.FindAsync();
        guide.Versions.Select(line => (line.Number, line.Standing, line.Author, line.RestoredFrom)).ShouldBe(
        [
            (4, GuideStanding.Shown, "runner1@runner.example", 1), (3, GuideStanding.Replaced, "runner1@runner.example", (int?)null),
            (2, GuideStanding.Draft, "runner1@runner.example", null), (1, GuideStanding.Draft, "runner1@runner.example", null),
        ]);
        var texts = await scene.WithAsync(context => context.GuideVersions.AsNoTracking().OrderBy(version => version.Number)
            .Select(version => version.Text + " on " + version.BasedOn).ToListAsync(Cancellation));
        texts.ShouldBe(["First on ", "Second on 1", "Third on 2", "First on 3"]);
        (await scene.LoggedAsync()).ShouldBe(
        [
            "guide.saved: version 1, draft", "guide.saved: version 2, draft", "guide.published: version 3, published from 2027-04-07T12:00:00Z",
            "guide.restored: version 4 from version 1, published from 2027-04-07T12:00:00Z",
        ]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_many_who_save_at_the_same_moment_one_wins_and_the_others_are_told(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider, server);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => scene.SaveAsync(1, $"Text {i}", GuideState.Draft)));

        outcomes.OfType<GuideOutcome.Saved>().ShouldHaveSingleItem().Number.ShouldBe(2);
        outcomes.OfType<GuideOutcome.Conflict>().Count().ShouldBe(5);
        (await scene.FindAsync()).Versions.Select(line => line.Number).ShouldBe([2, 1]);
        (await scene.FindAsync()).Guide.LatestNumber.ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_published_at_a_time_is_seen_from_then_on_and_can_be_called_off_before(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider, server);
        await scene.SaveAsync(1, "Now", GuideState.Published);
        var tomorrow = Noon + Duration.FromDays(1);
        (await scene.SaveAsync(2, "Tomorrow", GuideState.Published, publishAt: tomorrow)).ShouldBe(new GuideOutcome.Saved(3, tomorrow));

        (await scene.ShownAsync()).ShouldBe("Now");
        (await scene.FindAsync()).Due.Single().Number.ShouldBe(3);
        scene.Clock.Reset(tomorrow);
        (await scene.ShownAsync()).ShouldBe("Tomorrow");
        (await scene.UseAsync(editor => editor.CallOffAsync("feet", 3, Nora, Cancellation))).ShouldBeFalse("It is published by now.");

        var later = tomorrow + Duration.FromDays(7);
        await scene.SaveAsync(3, "Later", GuideState.Published, publishAt: later);
        (await scene.UseAsync(editor => editor.CallOffAsync("feet", 4, Nora, Cancellation))).ShouldBeTrue();
        (await scene.UseAsync(editor => editor.CallOffAsync("feet", 4, Nora, Cancellation))).ShouldBeFalse("It was called off before.");
        scene.Clock.Reset(later);
        (await scene.ShownAsync()).ShouldBe("Tomorrow");
        (await scene.FindAsync()).Find(4)!.Standing.ShouldBe(GuideStanding.Draft);
        (await scene.LoggedAsync())[^1].ShouldBe("guide.called-off: version 4");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_review_is_decided_by_somebody_else_and_once(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider, server);
        await scene.SaveAsync(1, "Look at it", GuideState.InReview);
        (await scene.UseAsync(editor => editor.PublishAsync("feet", 2, Noon, Sofia, Cancellation))).ShouldBe(ReviewOutcome.OwnVersion);
        (await scene.UseAsync(editor => editor.SendBackAsync("feet", 2, "Shorter, please", Nora, Cancellation))).ShouldBe(ReviewOutcome.Done);
        (await scene.UseAsync(editor => editor.PublishAsync("feet", 2, Noon, Nora, Cancellation))).ShouldBe(ReviewOutcome.NoLongerWaiting);
        var back = (await scene.FindAsync()).Newest;
        (back.Standing, back.SentBackBy, back.ReviewNote).ShouldBe((GuideStanding.SentBack, "runner2@runner.example", "Shorter, please"));
        (await scene.ShownAsync()).ShouldBeNull();

        await scene.SaveAsync(2, "Shorter", GuideState.InReview);
        var decided = await Task.WhenAll(
            scene.UseAsync(editor => editor.PublishAsync("feet", 3, Noon, Nora, Cancellation)),
            scene.UseAsync(editor => editor.SendBackAsync("feet", 3, "No", Nora, Cancellation)));
        decided.Order().ShouldBe([ReviewOutcome.Done, ReviewOutcome.NoLongerWaiting]);

        await scene.SaveAsync(3, "Waiting", GuideState.InReview);
        await scene.SaveAsync(4, "Written meanwhile", GuideState.Draft);
        (await scene.UseAsync(editor => editor.PublishAsync("feet", 4, Noon, Nora, Cancellation))).ShouldBe(ReviewOutcome.NoLongerWaiting);
        (await scene.FindAsync()).Waiting.ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_guide_is_begun_once_for_each_address_and_massage_type(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider, server);
        var text = new GuideText { Title = "Swedish", Summary = "Light", Text = "Soft" };
        (await scene.WithServiceAsync<GuideHistory, int>(async history => (await history.TypesWithoutAsync(Cancellation)).Count)).ShouldBe(1);
        var begun = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => scene.UseAsync(editor =>
            editor.BeginAsync(new Guide { Id = "swedish", MassageTypeId = "swedish" }, text, Sofia, Cancellation))));
        begun.Count(done => done).ShouldBe(1);
        (await scene.UseAsync(editor => editor.BeginAsync(new Guide { Id = "other", MassageTypeId = "swedish" }, text, Sofia, Cancellation))).ShouldBeFalse();
        (await scene.UseAsync(editor => editor.BeginAsync(new Guide { Id = "feet" }, text, Sofia, Cancellation))).ShouldBeFalse();
        (await scene.WithServiceAsync<GuideHistory, int>(async history => (await history.TypesWithoutAsync(Cancellation)).Count)).ShouldBe(0);
    }

    /// <summary>The small clinic with a guide of one draft by Sofia, and a clock that stands still.</summary>
    private sealed class Scene(TestDatabase database, ServiceProvider services, FakeClock clock) : IAsyncDisposable
    {
        public FakeClock Clock => clock;

        public static async Task<Scene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
        {
            var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
            await SmallClinic.SeedAsync(database, Cancellation);
            await using (var context = database.CreateContext())
            {
                await context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, user => user.UserName), Cancellation);
            }

            var clock = new FakeClock(Noon);
            var scene = new Scene(database, database.BuildServices(services => services.AddSingleton<IClock>(clock)), clock);
            (await scene.UseAsync(editor => editor.BeginAsync(
                new Guide { Id = "feet" }, new GuideText { Title = "Feet", Summary = "Feet", Text = "First" }, Sofia, Cancellation))).ShouldBeTrue();
            return scene;
        }

        public Task<GuideOutcome> SaveAsync(
            int seen, string text, GuideState state, string id = "feet", Instant? publishAt = null, int? restoredFrom = null) => UseAsync(editor => editor.SaveAsync(
            new GuideSave { GuideId = id, SeenNumber = seen, Title = "Feet", Summary = "Feet", Text = text, State = state, PublishAt = publishAt, RestoredFrom = restoredFrom },
            Sofia, Cancellation));

        public Task<T> UseAsync<T>(Func<GuideEditor, Task<T>> use) => WithServiceAsync(use);

        public async Task<T> WithServiceAsync<TService, T>(Func<TService, Task<T>> use)
            where TService : notnull
        {
            await using var scope = services.CreateAsyncScope();
            return await use(scope.ServiceProvider.GetRequiredService<TService>());
        }

        public Task<GuideRecord> FindAsync() => WithServiceAsync<GuideHistory, GuideRecord>(async history => (await history.FindAsync("feet", Cancellation)).ShouldNotBeNull());

        public Task<string?> ShownAsync() => WithServiceAsync<GuideReader, string?>(async reader =>
            (await reader.FindAsync("feet", clock.GetCurrentInstant(), Cancellation))?.Version.Text);

        public async Task<T> WithAsync<T>(Func<RunnerMassageContext, Task<T>> use)
        {
            await using var context = database.CreateContext();
            return await use(context);
        }

        public Task<List<string>> LoggedAsync() => WithAsync(context => context.AuditEntries.OrderBy(entry => entry.Id)
            .Select(entry => entry.Action + ": " + entry.Details).ToListAsync(Cancellation));

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
