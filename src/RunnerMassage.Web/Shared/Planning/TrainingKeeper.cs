using NodaTime;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>Keeps the runs that the planner was told in a runner's training list, when the runner asks for it.</summary>
public sealed class TrainingKeeper(TrainingRepository training)
{
    /// <summary>Adds those that the list does not hold yet: none of the same kind on the same day.</summary>
    /// <param name="answers">What the planner was told; only its runs are looked at.</param>
    /// <param name="runnerId">Id of the runner's account.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>How many were added.</returns>
    public async Task<int> KeepAsync(PlannerAnswers answers, string runnerId, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var told = answers.Runs().Select(run => run.ToEntry(Guid.NewGuid().ToString("N"), runnerId, zone)).ToList();
        if (told.Count == 0)
        {
            return 0;
        }

        var known = await training.ListAsync(runnerId, told[0].Date, told[^1].Date, cancellationToken);
        List<TrainingEntry> news = [.. told.Where(entry => !known.Any(other => other.Date == entry.Date && other.Level == entry.Level))];
        await training.AddAsync(news, cancellationToken);
        return news.Count;
    }
}
