using BenchmarkDotNet.Attributes;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Benchmarks.Engine;

/// <summary>
/// Rating a month of slots of 50 therapists for a runner with a season of 200 efforts: the search alone, the search with its ratings
/// (what the month view does), with the best three, and every slot rated on its own against the whole season.
/// </summary>
[MemoryDiagnoser]
public class RatingBenchmarks
{
    private const int Therapists = 50;
    private const int Days = 30;
    private const int SeasonEfforts = 200;
    private const int RaceEvery = 20;

    private AvailabilityFacts _facts = null!;
    private SlotQuery _query;
    private RunnerTraining _season = null!;
    private IReadOnlyList<Slot> _starts = [];

    /// <summary>Prepares the season: an effort every other day around the month, every twentieth a race; and checks that both ways agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var workload = new Workload(Therapists, Days);
        (_facts, _query) = (workload.Facts(), workload.Query);
        _season = new RunnerTraining { Efforts = [.. Enumerable.Range(0, SeasonEfforts).Select(Effort)] };
        _starts = AnyTherapist.Spread(_facts, SlotFinder.Find(_facts, _query));
        var rater = Rater();
        if (_starts.Count == 0 || _starts.Any(slot => rater.Rate(slot.StartMinute) != Alone(slot)))
        {
            throw new InvalidOperationException("The two ways of rating do not agree.");
        }

        Console.WriteLine($"// {_starts.Count} starts, {SeasonEfforts} efforts");
    }

    [Benchmark(Baseline = true, Description = "search alone")]
    public int Search() => AnyTherapist.Spread(_facts, SlotFinder.Find(_facts, _query)).Count;

    [Benchmark(Description = "search and rate")]
    public int SearchAndRate()
    {
        var slots = AnyTherapist.Spread(_facts, SlotFinder.Find(_facts, _query));
        return SlotRanking.BestByDay(slots, Rater()).Count;
    }

    [Benchmark(Description = "search, rate, best three")]
    public int SearchRateBest()
    {
        var slots = AnyTherapist.Spread(_facts, SlotFinder.Find(_facts, _query));
        var rater = Rater();
        return SlotRanking.BestByDay(slots, rater).Count + SlotRanking.Best(_facts, slots, rater, count: 3).Count;
    }

    [Benchmark(Description = "each start against the whole season")]
    public int EachAlone() => _starts.Sum(slot => (int)Alone(slot).Rating);

    private SlotRater Rater() => new(RuleProfile.Article, _season, _facts.Type, _facts.Zone, _query.Minutes);

    private (TimingRating Rating, int Windows) Alone(Slot slot) => TimingRules.RateOnly(
        new TimingQuestion(_facts.Type.Id, _facts.Type.TimingClass, slot.Start, _query.Minutes, slot.Start.InZone(_facts.Zone).Date),
        RuleProfile.Article, _season);

    private Effort Effort(int number)
    {
        var date = _query.From.PlusDays((2 * number) - SeasonEfforts);
        var start = (date + new LocalTime(18, 0)).InZoneLeniently(_facts.Zone).ToInstant();
        var race = number % RaceEvery == 0;
        return new Effort
        {
            Name = $"effort {number}",
            Kind = race ? EffortKind.Race : EffortKind.Hard,
            StartDate = date,
            FinishDate = date,
            Start = start,
            End = start + Duration.FromMinutes(75),
            DistanceKm = race ? 10 : null,
        };
    }
}
