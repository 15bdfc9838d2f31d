using NodaTime;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>
/// Takes what somebody told the planner over into their training when they book and want it: the runs and, because the diary rates by it,
/// how sore they are.
/// </summary>
public sealed class PlanKeeper(PlannerMemory memory, TrainingKeeper keeper, TrainingRepository training, ConsentDesk consents)
{
    /// <summary>Does what the runner answered, and remembers that they were asked: from then on the training list alone counts.</summary>
    public async Task SettleAsync(
        HttpContext context, string runnerId, PlannerAnswers answers, bool keep, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (keep)
        {
            await KeepAsync(runnerId, answers, zone, cancellationToken);
        }

        memory.Write(context, answers with { KeepAnswered = true });
    }

    /// <summary>Keeps the runs that the list does not hold yet, and the soreness.</summary>
    private async Task KeepAsync(string runnerId, PlannerAnswers answers, DateTimeZone zone, CancellationToken cancellationToken)
    {
        // The question says what keeping agrees to, so the answer is the consent.
        await consents.GiveAsync(ConsentText.TrainingData, cancellationToken);
        await keeper.KeepAsync(answers, runnerId, zone, cancellationToken);
        if (answers.Soreness is not null)
        {
            await consents.GiveAsync(ConsentText.HealthData, cancellationToken);
        }

        if (answers.Soreness is { } level
            && await training.ListSorenessAsync(runnerId, answers.AnsweredAt, cancellationToken) is var reports
            && !reports.Any(report => report.At == answers.AnsweredAt))
        {
            await training.ReportSorenessAsync(
                new SorenessEntry { Id = Guid.NewGuid().ToString("N"), RunnerId = runnerId, Level = level, At = answers.AnsweredAt }, cancellationToken);
        }
    }
}
