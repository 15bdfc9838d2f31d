using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Tests.Architecture.Canaries;

// Never run: each breaks one rule of the house, to show that the rule would notice.
#pragma warning disable CA1812
internal sealed class UsesTheWeb
{
    public string Digest { get; } = RequestDigest.Of("");
}

internal sealed class ReadsNodaClock
{
    public Instant Now { get; } = SystemClock.Instance.GetCurrentInstant();
}

internal sealed class ReadsTimeProvider
{
    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();
}

internal sealed class ReadsStopwatch
{
    public long Now { get; } = Stopwatch.GetTimestamp();
}

internal sealed class TakesAContext(RunnerMassageContext context)
{
    public override string ToString() => context.ContextId.ToString();
}

internal sealed class QueriesInALambda(IServiceProvider services)
{
    public Func<bool> Any => () => ((RunnerMassageContext)services.GetService(typeof(object))!).Rooms.AsNoTracking().Any();
}

internal sealed class QueriesWhileAwaiting(IServiceProvider services)
{
    public async Task<int> CountAsync()
    {
        await Task.Yield();
        return await ((RunnerMassageContext)services.GetService(typeof(object))!).Rooms.CountAsync();
    }
}
