using BenchmarkDotNet.Attributes;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Benchmarks.Engine;

/// <summary>The sweep between its limit (bits) and its beginning (a naive scan), over 30 days.</summary>
[MemoryDiagnoser]
public class SlotFinderBenchmarks
{
    private const int Days = 30;

    private AvailabilityFacts _facts = null!;
    private SlotQuery _query;
    private BitmapDays _bitmap = null!;
    private NaiveScan _naive = null!;
    private Workload _workload = null!;
    private Slot[] _buffer = [];

    [Params(50, 200)]
    public int Therapists { get; set; }

    /// <summary>Prepares the same facts for everybody, and checks that all find the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _workload = new Workload(Therapists, Days);
        (_facts, _query, _bitmap, _naive) = (_workload.Facts(), _workload.Query, new BitmapDays(_workload), new NaiveScan(_workload));
        _buffer = new Slot[Therapists * Days * 144];
        var found = SlotFinder.Find(_facts, _query);
        var naive = _naive.Find();
        if (found.Length == 0
            || !found.Select(slot => (_facts.Therapists[slot.Therapist].Id, slot.StartMinute)).SequenceEqual(naive)
            || !found.Select(slot => (slot.Therapist, slot.Day, slot.Start.InZone(Workload.Zone).TimeOfDay.TickOfDay / NodaTime.NodaConstants.TicksPerMinute))
                .SequenceEqual(_bitmap.FindAndList(_buffer, Days).Select(slot => (slot.Therapist, slot.Day, (long)(slot.StartMinute % 1440)))))
        {
            throw new InvalidOperationException("The contestants do not agree.");
        }

        Console.WriteLine($"// {found.Length} slots on {Therapists * Days} therapist-days: {found.Length * 16} bytes of result");
    }

    [Benchmark(Baseline = true, Description = "bitmap, answer in bits")]
    public ulong[] Bitmap() => _bitmap.Find();

    [Benchmark(Description = "bitmap, starts listed")]
    public Slot[] BitmapListed() => _bitmap.FindAndList(_buffer, Days);

    [Benchmark(Description = "SlotFinder")]
    public Slot[] Sweep() => SlotFinder.Find(_facts, _query);

    [Benchmark(Description = "facts + SlotFinder")]
    public Slot[] FactsAndSweep() => SlotFinder.Find(_workload.Facts(), _query);

    [Benchmark(Description = "naive scan with LINQ")]
    public int Naive() => _naive.Find().Count;
}
