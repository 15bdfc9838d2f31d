using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// Facts of recent searches, each with the version of the database that it was loaded from. The least recently used go first.
/// Safe to share between threads.
/// </summary>
public sealed class AvailabilityCache
{
    /// <summary>Facts are a few hundred bytes for each therapist and day, so this many make some megabytes.</summary>
    private const int MostTherapistDays = 25_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<AvailabilityRequest, LinkedListNode<Entry>> _byRequest = [];
    private readonly LinkedList<Entry> _latestFirst = new();
    private int _therapistDays;

    /// <summary>The facts of the request if they were loaded from this version of the database, else null.</summary>
    public AvailabilityFacts? Find(AvailabilityRequest request, string version)
    {
        lock (_lock)
        {
            if (!_byRequest.TryGetValue(request, out var node))
            {
                return null;
            }

            _latestFirst.Remove(node);
            if (node.Value.Version == version)
            {
                _latestFirst.AddFirst(node);
                return node.Value.Facts;
            }

            Forget(node.Value);
            return null;
        }
    }

    /// <summary>Keeps facts.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="version">The version of the database, read before the facts were loaded.</param>
    /// <param name="facts">The facts.</param>
    public void Keep(AvailabilityRequest request, string version, AvailabilityFacts facts)
    {
        var entry = new Entry(request, version, facts, TherapistDays(request, facts));
        if (entry.TherapistDays > MostTherapistDays)
        {
            return;
        }

        lock (_lock)
        {
            if (_byRequest.TryGetValue(request, out var earlier))
            {
                _latestFirst.Remove(earlier);
                Forget(earlier.Value);
            }

            _byRequest[request] = _latestFirst.AddFirst(entry);
            _therapistDays += entry.TherapistDays;
            while (_therapistDays > MostTherapistDays)
            {
                var oldest = _latestFirst.Last!.Value;
                _latestFirst.RemoveLast();
                Forget(oldest);
            }
        }
    }

    private void Forget(Entry entry)
    {
        _byRequest.Remove(entry.Request);
        _therapistDays -= entry.TherapistDays;
    }

    // An answer without therapists takes room too.
    private static int TherapistDays(AvailabilityRequest request, AvailabilityFacts facts) =>
        (facts.Therapists.Count + 1) * (Math.Max(0, Period.DaysBetween(request.From, request.To)) + 1);

    private sealed record Entry(AvailabilityRequest Request, string Version, AvailabilityFacts Facts, int TherapistDays);
}
