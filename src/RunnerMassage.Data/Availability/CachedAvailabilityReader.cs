using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// Answers a search from memory as long as nothing at all was committed to the database since the facts were read; then it is as fresh
/// as a read of the database itself, on every node. For searches only: the diary reads inside its own transaction.
/// </summary>
public sealed class CachedAvailabilityReader(
    RunnerMassageContext context, AvailabilityReader reader, AvailabilityCache cache, DatabaseVersion databaseVersion)
    : IAvailabilityReader
{
    /// <inheritdoc />
    public async Task<AvailabilityFacts?> LoadAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        // Before the facts: whatever is committed while they are being read makes them stale at the next look.
        var version = await databaseVersion.ReadAsync(context, cancellationToken);
        if (cache.Find(request, version) is { } known)
        {
            return known;
        }

        var facts = await reader.LoadAsync(request, cancellationToken);
        if (facts is not null)
        {
            cache.Keep(request, version, facts);
        }

        return facts;
    }
}
