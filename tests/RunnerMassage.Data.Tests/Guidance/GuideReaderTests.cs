using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Guidance;

public sealed class GuideReaderTests(PostgreSqlServer server)
{
    private static readonly Instant Now = SmallClinic.Noon;
    private static readonly Instant Yesterday = Now - Duration.FromDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Visitors_see_the_published_version_of_the_latest_time_that_has_come(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        await SaveAsync(
            database,
            Version("when", 1, Yesterday - Duration.FromDays(9)),
            Version("when", 2, Yesterday),
            Version("when", 3, Now - Duration.FromDays(3)),
            Version("when", 4, null),
            Version("when", 5, Now + Duration.FromSeconds(1)),
            Version("when", 6, null, GuideState.InReview));

        (await NumberAtAsync(database, "when", Now)).ShouldBe(2);
        (await NumberAtAsync(database, "when", Now + Duration.FromSeconds(1))).ShouldBe(5, "from its time on, to the second");
        (await NumberAtAsync(database, "when", Yesterday - Duration.FromTicks(1))).ShouldBe(3);
        (await NumberAtAsync(database, "when", Yesterday - Duration.FromDays(10))).ShouldBeNull();
        (await NumberAtAsync(database, "nothing", Now)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_versions_of_one_moment_the_one_with_the_greater_number_is_shown(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        await SaveAsync(database, Version("when", 2, Yesterday), Version("when", 1, Yesterday), Version("when", 3, Yesterday, GuideState.Draft));

        (await NumberAtAsync(database, "when", Now)).ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_list_has_what_is_published_in_the_guides_order(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        await SaveAsync(
            database, Version("when", 1, Yesterday), Version("swedish", 1, Yesterday), Version("swedish", 2, Now), Version("draft", 1, null));

        await using var scope = database.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<GuideReader>();
        (await reader.ListAsync(Now, Cancellation)).ShouldBe(
        [
            new GuideListing("swedish", "swedish", "swedish 2", "About swedish", Now),
            new GuideListing("when", null, "when 1", "About when", Yesterday),
        ]);
        (await reader.TextsOfTypesAsync(Now, Cancellation)).ShouldBe([new("swedish", "Text 2")]);

        await using (var context = database.CreateContext())
        {
            var type = context.MassageTypes.Single();
            context.Attach(type);
            type.Active = false;
            context.Update(type);
            await context.SaveChangesAsync(Cancellation);
        }

        (await reader.ListAsync(Now, Cancellation)).Select(guide => guide.Id).ShouldBe(["when"], "nobody is led to a massage that cannot be had");
        (await reader.FindAsync("swedish", Now, Cancellation)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Evidence_comes_with_its_guide_in_its_order(DatabaseProvider provider)
    {
        await using var database = await OpenAsync(provider);
        var version = Version("when", 1, Yesterday);
        version.Evidence.Add(new EvidenceNote { Claim = "Flushes", Grade = EvidenceGrade.X, Note = "It does not.", Source = "One\nTwo" });
        version.Evidence.Add(new EvidenceNote { Claim = "Calms", Grade = EvidenceGrade.B, Note = "It does.", Source = "" });
        await SaveAsync(database, version);

        await using var scope = database.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<GuideReader>().FindAsync("when", Now, Cancellation);
        found!.Guide.MassageTypeId.ShouldBeNull();
        found.Version.Evidence.Select(note => (note.Claim, note.Grade, note.Source)).ShouldBe(
            [("Flushes", EvidenceGrade.X, "One\nTwo"), ("Calms", EvidenceGrade.B, "")]);
    }

    private async Task<TestDatabase> OpenAsync(DatabaseProvider provider)
    {
        var database = provider == DatabaseProvider.Sqlite
            ? await TestDatabase.CreateSqliteAsync()
            : await TestDatabase.CreatePostgreSqlAsync(server, Cancellation);
        await SmallClinic.SeedAsync(database, Cancellation);
        await using var context = database.CreateContext();
        context.Guides.Add(new Guide { Id = "swedish", MassageTypeId = "swedish", SortOrder = 1 });
        context.Guides.Add(new Guide { Id = "when", SortOrder = 2 });
        context.Guides.Add(new Guide { Id = "draft", SortOrder = 3 });
        await context.SaveChangesAsync(Cancellation);
        return database;
    }

    private static async Task SaveAsync(TestDatabase database, params GuideVersion[] versions)
    {
        await using var context = database.CreateContext();
        context.GuideVersions.AddRange(versions);
        await context.SaveChangesAsync(Cancellation);
    }

    private static async Task<int?> NumberAtAsync(TestDatabase database, string id, Instant now)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<GuideReader>().FindAsync(id, now, Cancellation))?.Version.Number;
    }

    private static GuideVersion Version(string guide, int number, Instant? publishAt, GuideState? state = null) => new()
    {
        GuideId = guide,
        Number = number,
        Title = $"{guide} {number}",
        Summary = $"About {guide}",
        Text = $"Text {number}",
        State = state ?? (publishAt is null ? GuideState.Draft : GuideState.Published),
        PublishAt = publishAt,
        SavedAt = Yesterday - Duration.FromDays(20),
    };
}
