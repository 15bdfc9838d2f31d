using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Training.RunnersScene;

namespace RunnerMassage.Data.Tests.Training;

public sealed class TrainingRepositoryTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_entry_comes_back_as_it_was_kept(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var race = Entry(Today, level: EffortLevel.Race);
        (race.DistanceKm, race.AscentMetres, race.Priority, race.Minutes) = (21.1, 350, RacePriority.A, 132);
        (await scene.Training.AddAsync(race, Cancellation)).ShouldBeTrue();
        var open = new TrainingEntry { Id = "open", RunnerId = "runner-1", Date = Today, Level = EffortLevel.Easy };
        await scene.Training.AddAsync(open, Cancellation);

        var listed = await scene.Training.ListAsync("runner-1", Today, Today, Cancellation);
        listed.Select(entry => entry.Id).ShouldBe([race.Id, "open"], ignoreOrder: true);
        var found = (await scene.Training.FindAsync("runner-1", race.Id, Cancellation)).ShouldNotBeNull();
        (found.Level, found.Name, found.Date, found.Start, found.Minutes, found.DistanceKm, found.AscentMetres, found.Priority)
            .ShouldBe((EffortLevel.Race, "Intervals", Today, At(Today, 18), 132, 21.1, 350, RacePriority.A));
        var bare = (await scene.Training.FindAsync("runner-1", "open", Cancellation)).ShouldNotBeNull();
        (bare.Name, bare.Start, bare.Minutes, bare.DistanceKm, bare.AscentMetres, bare.Priority).ShouldBe((null, null, null, null, null, null));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nobody_reaches_the_training_of_another(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var entry = Entry(Today);
        await scene.Training.AddAsync(entry, Cancellation);
        await scene.Training.ReportSorenessAsync(new SorenessEntry { Id = "sore", RunnerId = "runner-1", Level = 5, At = At(Today, 8) }, Cancellation);

        (await scene.Training.ListAsync("runner-2", Today, Today, Cancellation)).ShouldBeEmpty();
        (await scene.Training.FindAsync("runner-2", entry.Id, Cancellation)).ShouldBeNull();
        (await scene.Training.DeleteAsync("runner-2", entry.Id, Cancellation)).ShouldBeFalse();
        (await scene.Training.UpdateAsync(Copy(entry, "runner-2"), Cancellation)).ShouldBeFalse();
        (await scene.Training.ListSorenessAsync("runner-2", Instant.MinValue, Cancellation)).ShouldBeEmpty();
        (await scene.Training.DeleteSorenessAsync("runner-2", "sore", Cancellation)).ShouldBeFalse();
        await Should.ThrowAsync<DbUpdateException>(scene.Training.AddAsync(Copy(entry, "runner-2"), Cancellation));

        (await scene.Training.FindAsync("runner-1", entry.Id, Cancellation)).ShouldNotBeNull().Version.ShouldBe(1);
        (await scene.Training.ListSorenessAsync("runner-1", At(Today, 0), Cancellation)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_who_change_one_entry_the_second_is_told(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var entry = Entry(Today);
        await scene.Training.AddAsync(entry, Cancellation);
        (await scene.Training.AddAsync(Copy(entry, "runner-1"), Cancellation)).ShouldBeFalse("The same form sent twice adds once.");

        var first = (await scene.Training.FindAsync("runner-1", entry.Id, Cancellation))!;
        var second = (await scene.Training.FindAsync("runner-1", entry.Id, Cancellation))!;
        first.Name = "Hills";
        second.Name = "Track";
        (await scene.Training.UpdateAsync(first, Cancellation)).ShouldBeTrue();
        (await scene.Training.UpdateAsync(second, Cancellation)).ShouldBeFalse();

        var kept = (await scene.Training.FindAsync("runner-1", entry.Id, Cancellation))!;
        (kept.Name, kept.Version).ShouldBe(("Hills", 2));
        (await scene.Training.DeleteAsync("runner-1", entry.Id, Cancellation)).ShouldBeTrue();
        (await scene.Training.UpdateAsync(kept, Cancellation)).ShouldBeFalse();
        (await scene.Training.DeleteAsync("runner-1", entry.Id, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Soreness_lies_encrypted_and_goes_after_ninety_days(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        SorenessEntry Report(int level, int daysAgo) =>
            new() { Id = $"{level}", RunnerId = "runner-1", Level = level, At = At(Today.PlusDays(-daysAgo), 8) };
        await scene.Training.ReportSorenessAsync(Report(3, 91), Cancellation);
        await scene.Training.ReportSorenessAsync(Report(5, 89), Cancellation);
        await scene.Training.ReportSorenessAsync(Report(7, 0), Cancellation);

        var reports = await scene.Training.ListSorenessAsync("runner-1", At(Today.PlusDays(-100), 8), Cancellation);
        reports.Select(report => report.Level).ShouldBe([7, 5]);
        await using var context = scene.Database.CreateContext();
        var raw = await context.Database.SqlQuery<string>($"""SELECT "ProtectedLevel" AS "Value" FROM "SorenessReports" """).ToListAsync(Cancellation);
        raw.Count.ShouldBe(2);
        raw.ShouldAllBe(text => text.Length > 50);
        (await scene.Training.DeleteSorenessAsync("runner-1", "7", Cancellation)).ShouldBeTrue();
        (await scene.Training.ListSorenessAsync("runner-1", At(Today, 0), Cancellation)).ShouldBeEmpty();
    }

    private static TrainingEntry Copy(TrainingEntry entry, string runner) =>
        new() { Id = entry.Id, RunnerId = runner, Date = entry.Date, Level = entry.Level, Version = entry.Version };
}
