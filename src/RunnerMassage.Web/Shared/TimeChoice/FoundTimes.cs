using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>The free times of some days, one therapist for each start, with their ratings.</summary>
public sealed class FoundTimes
{
    private readonly AvailabilityFacts? _facts;
    private readonly SlotRater? _rater;
    private readonly IReadOnlyList<Slot> _slots;

    private FoundTimes(AvailabilityFacts? facts, IReadOnlyList<Slot> slots, SlotRater? rater, TimingKnowledge? knowledge) =>
        (_facts, _slots, _rater, Training, Times) = (
            facts, slots, rater, knowledge is { IsEmpty: false } ? knowledge.Known.Training : null,
            facts is null ? [] : TimesOf(facts, slots, rater!));

    /// <summary>No times at all.</summary>
    public static FoundTimes None { get; } = new(null, [], null, knowledge: null);

    /// <summary>True where enough is known of the runner for ratings to tell something.</summary>
    public bool IsRated => Training is not null;

    /// <summary>The training that the times are rated by, or null where they are not rated.</summary>
    public RunnerTraining? Training { get; }

    /// <summary>The times by start.</summary>
    public IReadOnlyList<FreeTime> Times { get; }

    /// <summary>Rates the free slots of some facts and leaves out those that fit worse than wished for.</summary>
    public static FoundTimes Of(AvailabilityFacts facts, SlotQuery query, TimingKnowledge knowledge, TimingRating worst = TimingRating.Blocked)
    {
        var rater = knowledge.RaterFor(facts, query.Minutes);
        var slots = AnyTherapist.Spread(facts, SlotFinder.Find(facts, query));
        if (!knowledge.IsEmpty && worst < TimingRating.Blocked)
        {
            slots = [.. slots.Where(slot => rater.Rate(slot.StartMinute).Rating <= worst)];
        }

        return new FoundTimes(facts, slots, rater, knowledge);
    }

    /// <summary>The best times, no two on one day and none below acceptable, each with its reason.</summary>
    public IReadOnlyList<FreeTime> Best(int count, LocalTime? preferred = null) => _facts is null || !IsRated
        ? []
        : [.. SlotRanking.Best(_facts, _slots, _rater!, count, preferred).Select(best => Explained(TimeOf(_facts, best.Slot, best.Rating)))];

    /// <summary>The time with the sentence that says why it is rated so.</summary>
    public FreeTime Explained(FreeTime time) =>
        IsRated ? time with { Why = TimingWords.Sentence(_rater!.Explain(time.Start), time.Date) } : time;

    private static FreeTime[] TimesOf(AvailabilityFacts facts, IReadOnlyList<Slot> slots, SlotRater rater)
    {
        var times = new FreeTime[slots.Count];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = TimeOf(facts, slots[i], rater.Rate(slots[i].StartMinute).Rating);
        }

        return times;
    }

    private static FreeTime TimeOf(AvailabilityFacts facts, Slot slot, TimingRating rating)
    {
        var therapist = facts.Therapists[slot.Therapist];
        return new FreeTime(slot.Start, facts.DateOf(slot.Day), therapist.Id, therapist.Name, rating);
    }
}
