using System.Globalization;
using System.Threading.RateLimiting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Hosting;

/// <summary>
/// How often somebody may ask. Generous for people and their programs, tight enough that one address can neither try
/// passwords by the thousand nor occupy the server. Configuration <c>RateLimits:Enabled</c> turns them off for load tests.
/// </summary>
public static class RateLimits
{
    /// <summary>Name of the policy for signing in and registering, whose password hashing is costly; counts posts only.</summary>
    public const string Accounts = "accounts";

    private const int RequestBurst = 3000;
    private const int RequestsPerSecond = 150;
    private const int AccountBurst = 120;
    private const int AccountsPerMinute = 60;

    /// <summary>Registers the limits.</summary>
    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            context.HttpContext.Response.Headers.RetryAfter =
                Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static context =>
            RateLimitPartition.GetTokenBucketLimiter(context.User.UserId() ?? ClientAddress.NetworkOf(context), static _ => Bucket(RequestBurst, RequestsPerSecond, 1)));
        options.AddPolicy(Accounts, static context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(ClientAddress.NetworkOf(context), static _ => Bucket(AccountBurst, AccountsPerMinute / 6, 10))
            : RateLimitPartition.GetNoLimiter("reading"));
    });

    /// <summary>Applies the limits, unless the configuration turns them off.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (app.Configuration.GetValue("RateLimits:Enabled", defaultValue: true))
        {
            app.UseRateLimiter();
        }
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int tokens, int seconds) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = tokens,
        ReplenishmentPeriod = TimeSpan.FromSeconds(seconds),
        QueueLimit = 0,
    };
}
