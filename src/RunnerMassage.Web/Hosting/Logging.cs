using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace RunnerMassage.Web.Hosting;

/// <summary>
/// Logs to the console and, as compact JSON, to a file per day in the data folder. Requests are told by their route, never by their
/// path or query, since those can hold tokens; nothing that tells who somebody is goes into a log.
/// </summary>
public static class Logging
{
    private const int DaysKept = 14;
    private const string RouteItem = "route";

    /// <summary>Registers the log.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(DataFolder.Of(builder.Configuration, builder.Environment), "logs", "runner-massage-.clef");
        builder.Services.AddSerilog(
            (_, log) => log
                .ReadFrom.Configuration(builder.Configuration)
                .Enrich.FromLogContext()
                .Enrich.With<WithoutAddresses>()
                .WriteTo.Console(
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}",
                    formatProvider: CultureInfo.InvariantCulture)
                .WriteTo.File(
                    new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: DaysKept,
                    buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1)),
            preserveStaticLogger: true);
    }

    /// <summary>Logs one line per request and answers its correlation id, the W3C trace id, as <c>X-Request-Id</c>.</summary>
    public static void UseRequestLogging(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            // At the last moment, because an error page clears the headers that were set before it.
            var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["X-Request-Id"] = id;
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {Route} answered {StatusCode} in {Elapsed:0.0} ms";
            options.GetMessageTemplateProperties = static (context, _, elapsed, status) =>
            [
                new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
                new LogEventProperty("Route", new ScalarValue(RouteOf(context))),
                new LogEventProperty("StatusCode", new ScalarValue(status)),
                new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            ];
            options.GetLevel = static (context, _, exception) =>
                exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
                : context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? LogEventLevel.Debug
                : LogEventLevel.Information;
        });
    }

    /// <summary>Notes the route that was asked for, before an error page takes its place. Comes after routing.</summary>
    public static void UseRequestRoutes(this WebApplication app) => app.Use(static (context, next) =>
    {
        context.Items.TryAdd(RouteItem, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(context);
    });

    private static string RouteOf(HttpContext context) =>
        context.Items.TryGetValue(RouteItem, out var route) && route is string pattern ? "/" + pattern.TrimStart('/') : "(no route)";

    /// <summary>Takes the request's path out of every event: it may hold a token of a feed or the id of somebody's session.</summary>
    private sealed class WithoutAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
        }
    }
}
