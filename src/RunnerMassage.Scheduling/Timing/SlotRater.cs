using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>
/// Rates the slots of one search for one runner. The runner's season is compiled once: every local day knows the few efforts that can
/// matter to it, and a start that several therapists offer is rated once. Not thread-safe; make one per search.
/// </summary>
public sealed class SlotRater
{
    private readonly Dictionary<LocalDate, RunnerTraining> _byDay = [];
    private readonly Dictionary<int, (TimingRating Rating, int Windows)> _byStart = [];
    private readonly RunnerTraining _training;
    private readonly Effort[] _efforts;
    private readonly OfferedType _type;
    private readonly DateTimeZone _zone;
    private readonly bool _firstTimeDeep;
    private readonly int _reachBackDays;
    private readonly int _reachAheadDays;
    private readonly bool _knowsNothing;

    /// <summary>Prepares to rate.</summary>
    /// <param name="profile">The rules' parameters.</param>
    /// <param name="training">What is known of the runner.</param>
    /// <param name="type">The massage type.</param>
    /// <param name="zone">The zone in which days are counted.</param>
    /// <param name="minutes">Hands-on minutes.</param>
    /// <param name="firstTimeDeep">True where the runner is new to this deep type.</param>
    public SlotRater(
        RuleProfile profile, RunnerTraining training, OfferedType type, DateTimeZone zone, int minutes, bool firstTimeDeep = false)
    {
        (Profile, _training, _type, _zone, Minutes, _firstTimeDeep) = (profile, training, type, zone, minutes, firstTimeDeep);
        _efforts = [.. training.Efforts.OrderBy(effort => effort.StartDate)];
        (_reachBackDays, _reachAheadDays) = Reach(profile, type);
        _knowsNothing = training is { Efforts.Count: 0, SorenessReports.Count: 0, OtherMassages.Count: 0, RedFlag: false, SafetyLimits.Count: 0 };
    }

    /// <summary>The rules' parameters.</summary>
    public RuleProfile Profile { get; }

    /// <summary>Hands-on minutes of the slots.</summary>
    public int Minutes { get; }

    /// <summary>Rates a start without saying why.</summary>
    public (TimingRating Rating, int Windows) Rate(int startMinute)
    {
        if (_knowsNothing)
        {
            return (TimingRating.Good, 0);
        }

        if (!_byStart.TryGetValue(startMinute, out var rated))
        {
            var question = Question(MinuteClock.ToInstant(startMinute));
            rated = TimingRules.RateOnly(question, Profile, On(question.Date));
            _byStart.Add(startMinute, rated);
        }

        return rated;
    }

    /// <summary>Rates a start and says why.</summary>
    public TimingResult Explain(Instant start)
    {
        var question = Question(start);
        return TimingRules.Rate(question, Profile, On(question.Date));
    }

    /// <summary>
    /// Real hours from the end of a massage to the next hard effort or race, up to 72: of equally rated slots the one with more is better.
    /// </summary>
    public double HoursToNextEffort(int startMinute)
    {
        const double Most = 72;
        var end = MinuteClock.ToInstant(startMinute + Minutes);
        var hours = Most;
        foreach (var effort in _efforts)
        {
            var start = effort.Start ?? _zone.AtStartOfDay(effort.StartDate).ToInstant();
            if (start >= end)
            {
                hours = Math.Min(hours, (start - end).TotalHours);
            }
        }

        return hours;
    }

    private TimingQuestion Question(Instant start) =>
        new(_type.Id, _type.TimingClass, start, Minutes, start.InZone(_zone).Date, _firstTimeDeep);

    /// <summary>The training with only those efforts that can matter to massages of a day.</summary>
    private RunnerTraining On(LocalDate date)
    {
        if (!_byDay.TryGetValue(date, out var training))
        {
            var (from, to) = (date.PlusDays(-_reachBackDays), date.PlusDays(_reachAheadDays));
            training = _training with { Efforts = [.. _efforts.Where(effort => effort.FinishDate >= from && effort.StartDate <= to)] };
            _byDay.Add(date, training);
        }

        return training;
    }

    /// <summary>How many days away an effort can still matter, read off the profile; a day more for hours that cross midnight.</summary>
    private static (int Back, int Ahead) Reach(RuleProfile profile, OfferedType type)
    {
        var delay = Math.Max(
            Math.Max(profile.DeepDelayAfterMarathonDays, profile.DeepDelayAfterUltraDays), profile.LightDelayAfterUltraDays);
        var hours = Math.Max(profile.RecoveryOf(type.Id, type.TimingClass).Full, profile.DeepBeforeRaceHours);
        var ahead = Math.Max(Math.Max(profile.BeforeRace.Last, profile.FirstTimeDeepDays), (int)Math.Ceiling(hours / 24) + 1);
        return (profile.AfterEffort.Last + delay + 1, ahead + 1);
    }
}
