using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using Xunit;

namespace RunnerMassage.Web.Tests;

/// <summary>Gives the demo's runners training of a test's own.</summary>
internal static class Runners
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Clears a runner's list and enters hard workouts and races.</summary>
    public static async Task TrainsAsync(this WebApp app, string person, params TrainingEntry[] entries)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var id = await app.AccountAsync(person);
        await app.WithAsync<TrainingRepository, int>(async training =>
        {
            foreach (var old in await training.ListAsync(id, new LocalDate(2020, 1, 1), new LocalDate(2040, 1, 1), cancelled))
            {
                await training.DeleteAsync(id, old.Id, cancelled);
            }

            await training.AddAsync(entries.Select(entry => Of(id, entry)).ToList(), cancelled);
            return entries.Length;
        });
    }

    /// <summary>Id of a demo person's account.</summary>
    public static async Task<string> AccountAsync(this WebApp app, string person) =>
        (await app.WithAsync<UserManager<AppUser>, AppUser?>(users => users.FindByEmailAsync($"{person}@demo.example")))!.Id;

    /// <summary>A hard workout of an hour, at a local time where one is given.</summary>
    public static TrainingEntry Hard(string name, LocalDate date, LocalTime? start = null, int? minutes = 60) =>
        Entry(name, EffortLevel.Hard, date, start, minutes, null, null);

    /// <summary>A race.</summary>
    public static TrainingEntry Race(string name, LocalDate date, LocalTime start, double distanceKm, RacePriority? priority = null, int? minutes = null) =>
        Entry(name, EffortLevel.Race, date, start, minutes, distanceKm, priority);

    private static TrainingEntry Entry(
        string name, EffortLevel level, LocalDate date, LocalTime? start, int? minutes, double? distanceKm, RacePriority? priority) => new()
        {
            Id = "",
            RunnerId = "",
            Name = name,
            Level = level,
            Date = date,
            Start = start is { } time ? Berlin.AtStrictly(date + time).ToInstant() : null,
            Minutes = minutes,
            DistanceKm = distanceKm,
            Priority = priority,
        };

    private static TrainingEntry Of(string runnerId, TrainingEntry entry) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        RunnerId = runnerId,
        Name = entry.Name,
        Level = entry.Level,
        Date = entry.Date,
        Start = entry.Start,
        Minutes = entry.Minutes,
        DistanceKm = entry.DistanceKm,
        Priority = entry.Priority,
    };
}
