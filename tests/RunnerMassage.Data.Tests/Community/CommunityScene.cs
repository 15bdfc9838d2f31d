using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.People;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Community;

/// <summary>A guide that two runners and the clinic write under.</summary>
internal sealed class CommunityScene : IAsyncDisposable
{
    public static readonly CommentWriter Mara = new("runner-1", CommentAuthor.Runner);
    public static readonly CommentWriter Jonas = new("runner-2", CommentAuthor.Runner);
    public static readonly CommentWriter Ada = new("ada", CommentAuthor.Admin);
    public static readonly CommentWriter Bea = new("bea", CommentAuthor.Therapist);
    public static readonly Actor ActorAda = new("ada", "Ada", null);
    public static readonly Actor ActorBea = new("bea", "Bea", null);

    private readonly PeopleScene _people;

    private CommunityScene(PeopleScene people) => _people = people;

    public TestDatabase Database => _people.Database;

    public NodaTime.Testing.FakeClock Clock => _people.Clock;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<CommunityScene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
    {
        var people = await PeopleScene.OpenAsync(provider, server);
        await using var context = people.Database.CreateContext();
        context.Guides.AddRange(new Guide { Id = "swedish", MassageTypeId = "swedish" }, new Guide { Id = "how-often" });
        await context.SaveChangesAsync(Cancelled);
        return new CommunityScene(people);
    }

    public T Get<T>()
        where T : notnull => _people.Get<T>();

    public Task<PostOutcome> PostAsync(CommentWriter writer, string text, Comment? under = null) => Get<CommentRepository>()
        .PostAsync(new NewComment(under?.GuideId ?? "swedish", under?.Id, under?.Version, "Somebody", text), writer, Cancelled);

    public async Task<Comment> KeptAsync(CommentWriter writer, string text, Comment? under = null) =>
        (await PostAsync(writer, text, under)).ShouldBeOfType<PostOutcome.Kept>().Comment;

    public async Task<Comment> ShownAsync(CommentWriter writer, string text, Comment? under = null)
    {
        var comment = await KeptAsync(writer, text, under);
        (await Get<Moderator>().ApproveAsync(comment.Id, comment.Version, ActorAda, Cancelled)).ShouldBe(ChangeOutcome.Done);
        return await RowAsync(comment.Id);
    }

    /// <summary>What the audit log tells of decisions about comments and reviews, in order: who, what, to what.</summary>
    public async Task<IReadOnlyList<string>> DecisionsAsync()
    {
        await using var context = Database.CreateContext();
        return await context.AuditEntries.Where(entry => entry.Action == AuditActions.CommentDecided || entry.Action == AuditActions.ReviewDecided)
            .OrderBy(entry => entry.Id).Select(entry => $"{entry.ActorName}: {entry.SubjectKind} {entry.SubjectId} {entry.Details}").ToListAsync(Cancelled);
    }

    public async Task<Comment> RowAsync(string id)
    {
        await using var context = Database.CreateContext();
        return await context.Comments.AsNoTracking().SingleAsync(row => row.Id == id, Cancelled);
    }

    public async Task<IReadOnlyList<string>> SeenByAsync(string? userId, int page = 1) =>
    [
        .. (await Get<CommentReader>().ListAsync("swedish", userId, page, Cancelled)).Threads
            .Select(thread => string.Join(" > ", thread.Answers.Prepend(thread.Question).Select(one => one.Text.Length == 0 ? "(withdrawn)" : one.Text))),
    ];

    public void Pass(int minutes) => Clock.Advance(Duration.FromMinutes(minutes));

    public ValueTask DisposeAsync() => _people.DisposeAsync();
}
