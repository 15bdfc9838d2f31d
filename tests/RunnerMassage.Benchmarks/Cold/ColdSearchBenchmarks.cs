using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks.Cold;

/// <summary>A search whose facts nobody has loaded before, from a SQLite file that the operating system holds in memory.</summary>
[MemoryDiagnoser]
#pragma warning disable CA1001 // Benchmarks have a cleaning-up of their own.
public class ColdSearchBenchmarks
#pragma warning restore CA1001
{
    private const int Therapists = 50;
    private const int Days = 30;

    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private PlainSearch _plain = null!;
    private SlotQuery _query;
    private AvailabilityRequest _request = null!;

    /// <summary>How many days of sessions lie before the days that are searched.</summary>
    [Params(30, 300)]
    public int HistoryDays { get; set; }

    /// <summary>Writes the database, checks that both contestants find the same, and tells how SQLite goes about it.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        var workload = new Workload(Therapists, Days);
        _database = await TestDatabase.CreateSqliteAsync();
        await ClinicDatabase.AddClinicAsync(_database, workload, horizonDays: 365);
        await ClinicDatabase.AddSessionsAsync(_database, workload);
        await ClinicDatabase.AddSessionsAsync(_database, new Workload(Therapists, HistoryDays, workload.FirstDay.PlusDays(-HistoryDays)));
        _services = _database.BuildServices(services => services.AddDiary());
        _plain = new PlainSearch(_database.ConnectionString, workload);
        _query = workload.Query;
        _request = new AvailabilityRequest { MassageTypeId = Workload.Type.Id, From = _query.From, To = _query.To };

        var plain = _plain.Find();
        var found = await ReadAndSweepAsync();
        if (found.Length == 0 || !found.Select(slot => (slot.Therapist, slot.StartMinute)).SequenceEqual(plain))
        {
            throw new InvalidOperationException("The contestants do not agree.");
        }

        Console.WriteLine($"// {found.Length} slots of {Therapists * Days} therapist-days, {(Days + HistoryDays) * Therapists * Workload.SessionsPerDay} sessions in all");
        await QueryPlans.PrintAsync(_database, async context => await new AvailabilityReader(context).LoadAsync(_request, CancellationToken.None));
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        _plain.Dispose();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "seek + sweep, plain ADO.NET")]
    public int Plain() => _plain.Find().Count;

    [Benchmark(Description = "AvailabilityReader + SlotFinder")]
    public async Task<Slot[]> ReadAndSweepAsync()
    {
        // As a request does it: a scope of its own, with a context from the pool.
        await using var scope = _services.CreateAsyncScope();
        var facts = await scope.ServiceProvider.GetRequiredService<AvailabilityReader>().LoadAsync(_request, CancellationToken.None);
        return SlotFinder.Find(facts!, _query);
    }
}
