using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Training;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Safety;

/// <summary>What was kept for long enough goes by itself, day after day.</summary>
public sealed class RetentionJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_is_old_goes_on_this_day_and_on_the_next()
    {
        var time = new FakeTimeProvider(WebApp.DefaultNow.ToDateTimeOffset());
        await using var app = new WebApp { ConfigureServices = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)) };
        var before = await CountAsync(app);
        await AddOldReportAsync(app, "first");
        await GoesAsync(app, time, before);

        app.Clock.Advance(Duration.FromDays(1));
        await AddOldReportAsync(app, "second");
        await GoesAsync(app, time, before);
    }

    // The job works beside the test, so the test asks until it has.
    private static async Task GoesAsync(WebApp app, FakeTimeProvider time, int left)
    {
        (await CountAsync(app)).ShouldBe(left + 1);
        time.Advance(TimeSpan.FromHours(1));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (await CountAsync(app) > left)
        {
            await Task.Delay(20, limit.Token);
        }

        (await CountAsync(app)).ShouldBe(left);
    }

    private static Task<int> CountAsync(WebApp app) =>
        app.WithAsync<RunnerMassageContext, int>(context => context.SorenessReports.CountAsync(TestContext.Current.CancellationToken));

    private static Task<int> AddOldReportAsync(WebApp app, string id) => app.WithAsync<RunnerMassageContext, int>(async context =>
    {
        var mara = await context.Users.Where(user => user.Email == "mara@demo.example").Select(user => user.Id).SingleAsync();
        context.SorenessReports.Add(new StoredSoreness
        {
            Id = id,
            RunnerId = mara,
            ProtectedLevel = "x",
            At = app.Clock.GetCurrentInstant() - Duration.FromDays(365),
        });
        return await context.SaveChangesAsync();
    });
}
