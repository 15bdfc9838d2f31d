using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Shared.TimeChoice;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>The free times of one massage over some weeks, rated for one runner. Made for one search.</summary>
internal sealed class RatedWeeks
{
    private readonly AvailabilityFacts _facts;
    private readonly IReadOnlyList<Slot> _slots;
    private readonly SlotRater _rater;
    private readonly KnownTraining _known;

    public RatedWeeks(
        PlannedMassage massage, AvailabilityFacts facts, RuleProfile profile, KnownTraining known, LocalDate first, LocalDate last, Instant now)
    {
        (Massage, _facts, _known) = (massage, facts, known);
        var minutes = massage.Length.Minutes;
        _slots = AnyTherapist.Spread(facts, SlotFinder.Find(facts, new SlotQuery(minutes, first, last, now)));
        _rater = new SlotRater(profile, known.Training, facts.Type, facts.Zone, minutes, known.FirstTimeDeep);
        Ratings = DayRatings.Of(facts, _slots, _rater, first, last, now);
    }

    public PlannedMassage Massage { get; }

    /// <summary>The best rating of each day.</summary>
    public IReadOnlyDictionary<LocalDate, TimingRating> Ratings { get; }

    public bool AnybodyGivesIt => _facts.Therapists.Count > 0;

    /// <summary>How many starts are free on each day that has some.</summary>
    public IReadOnlyDictionary<LocalDate, int> FreeTimes() =>
        _slots.CountBy(slot => slot.Day).ToDictionary(day => _facts.DateOf(day.Key), day => day.Value);

    /// <summary>The best rating of the days that have a free time, and those days; none where it is below acceptable.</summary>
    public (TimingRating Rating, IReadOnlyList<LocalDate> Days) BestDays()
    {
        var free = FreeTimes();
        var days = Ratings.Where(day => free.ContainsKey(day.Key)).ToList();
        var best = days.Count == 0 ? TimingRating.Blocked : days.Min(day => day.Value);
        return (best, best > TimingRating.Acceptable ? [] : [.. days.Where(day => day.Value == best).Select(day => day.Key).Order()]);
    }

    /// <summary>The best acceptable times up to a date, or of all days.</summary>
    public IReadOnlyList<PlannedTime> Best(int count, LocalDate? until = null) =>
        [.. SlotRanking.Best(_facts, [.. Until(until)], _rater, count).Select(rated => Told(rated.Slot))];

    /// <summary>The first time after a date that is good or better.</summary>
    public PlannedTime? FirstGoodAfter(LocalDate date)
    {
        foreach (var slot in _slots)
        {
            if (_facts.DateOf(slot.Day) > date && _rater.Rate(slot.StartMinute).Rating <= TimingRating.Good)
            {
                return Told(slot);
            }
        }

        return null;
    }

    /// <summary>The first times up to a date that are advised against, one a day.</summary>
    public IReadOnlyList<PlannedTime> AdvisedAgainst(LocalDate until, int count) =>
        [.. Until(until).Where(slot => _rater.Rate(slot.StartMinute).Rating == TimingRating.Avoid).DistinctBy(slot => slot.Day).Take(count).Select(Told)];

    /// <summary>The hard run whose move by a day makes a free time up to a date ideal.</summary>
    public PlannedMove? MoveFor(LocalDate until, Instant now)
    {
        var type = _facts.Type;
        var starts = Until(until).ToList();
        var questions = starts.Select(slot => new TimingQuestion(
            type.Id, type.TimingClass, slot.Start, _rater.Minutes, _facts.DateOf(slot.Day), _known.FirstTimeDeep));
        return WorkoutMove.Find(_rater.Profile, _known.Training, questions, now, _facts.Zone) is { } move
            ? new PlannedMove(move, FreeTimeOf(starts.Find(slot => slot.Start == move.Start)))
            : null;
    }

    private IEnumerable<Slot> Until(LocalDate? date) => date is { } last ? _slots.Where(slot => _facts.DateOf(slot.Day) <= last) : _slots;

    private PlannedTime Told(Slot slot) => new(Massage, FreeTimeOf(slot), _rater.Explain(slot.Start));

    private FreeTime FreeTimeOf(Slot slot)
    {
        var therapist = _facts.Therapists[slot.Therapist];
        return new FreeTime(slot.Start, _facts.DateOf(slot.Day), therapist.Id, therapist.Name);
    }
}
