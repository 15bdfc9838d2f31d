using NodaTime;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>What the times of a search are rated by.</summary>
/// <param name="Profile">The rules' parameters.</param>
/// <param name="Known">What is known of the runner.</param>
public sealed record TimingKnowledge(RuleProfile Profile, KnownTraining Known)
{
    /// <summary>True where nothing is known, so that ratings would tell nothing.</summary>
    public bool IsEmpty =>
        Known.Training is { Efforts.Count: 0, SorenessReports.Count: 0, OtherMassages.Count: 0, RedFlag: false, SafetyLimits.Count: 0 };

    /// <summary>Rates the slots of some facts.</summary>
    public SlotRater RaterFor(AvailabilityFacts facts, int minutes) =>
        new(Profile, Known.Training, facts.Type, facts.Zone, minutes, Known.FirstTimeDeep);
}

/// <summary>
/// Reads what the times of a search are rated by: the runner's own training, as the diary will read it when one of the times is booked,
/// and what they told before they had an account.
/// </summary>
public sealed class TimingKnowledgeReader(KnownTrainingReader training, RuleProfileRepository profiles)
{
    /// <summary>Reads it for massages from one local date to another, both inclusive.</summary>
    public async Task<TimingKnowledge> ReadAsync(TimeSearch search, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(search, from, to, cancellationToken);
        var knowledge = new TimingKnowledge(RuleProfile.Article, known);
        return knowledge.IsEmpty ? knowledge : knowledge with { Profile = await profiles.ActiveAsync(cancellationToken) };
    }

    private async Task<KnownTraining> KnownAsync(TimeSearch search, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        if (search.RunnerId is not { } runnerId)
        {
            return search.Plan?.ToKnownTraining(search.Zone) ?? KnownTraining.Nothing;
        }

        var request = new TrainingRequest(runnerId, search.MassageTypeId, from, to, search.ExceptSessionId);
        var known = await training.LoadAsync(request, search.Zone, cancellationToken);
        return search.Plan?.AddTo(known, search.Zone) ?? known;
    }
}
