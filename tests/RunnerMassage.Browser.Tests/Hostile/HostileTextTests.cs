using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data;
using Shouldly;
using Xunit;

namespace RunnerMassage.Browser.Tests.Hostile;

/// <summary>Whatever somebody typed stays text, on every page and for everybody: no dialog, no broken policy, no request to elsewhere, no page that scrolls sideways.</summary>
public sealed class HostileTextTests(Chromium chromium)
{
    private static readonly Look Narrow = Look.Desktop with { Width = 390 };

    [Theory]
    [InlineData(null, 12, "/", "/guide", "/therapists", "/massage-types", "/plan", "/choose", "/times")]
    [InlineData("mara", 20, "/sessions", "/account", "/training", "/safety", "/safety/answers", "/account/preferences", "/guide", "/therapists")]
    [InlineData("elena", 15, "/today", "/calendar", "/availability", "/desk", "/safety/reviews", "/admin/moderation", "/reviews", "/sessions")]
    [InlineData(
        "sofia", 35, "/admin/users", "/admin/audit", "/admin/types", "/admin/rooms", "/admin/therapists", "/admin/clinic", "/admin/mail-texts",
        "/admin/races", "/admin/guides", "/admin/reports", "/admin/rules", "/admin/mail", "/admin/moderation", "/admin/moderation/reviews",
        "/admin/retention", "/calendar", "/today")]
    public async Task What_people_typed_is_text_on_every_page(string? person, int atLeast, params string[] first)
    {
        await using var site = await Site.StartAsync();
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await HostileTexts.FillAsync(scope.ServiceProvider.GetRequiredService<RunnerMassageContext>(), Site.DefaultNow);
        }

        await using var context = await chromium.NewContextAsync(Narrow.ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        if (person is not null)
        {
            await page.GotoAsync("/account/sign-in");
            await page.Locator($"form:has(input[name=person][value={person}]) button").ClickAsync();
            await page.LeaveAsync("sign-in");
        }

        var crawl = new Crawl(page, site.Address);
        await crawl.RunAsync(first);
        crawl.Wrong.ShouldBeEmpty();
        complaints.ShouldBeNone();
        crawl.Looked.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', crawl.Looked));
    }

    [Fact]
    public async Task A_text_on_a_careless_page_would_be_noticed()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/about", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<p>{HostileTexts.Text}</p>" }));
        var crawl = new Crawl(page, site.Address);
        await crawl.RunAsync("/about");
        crawl.Wrong.ShouldContain(wrong => wrong.StartsWith("dialog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_column_of_text_is_filled_or_known_to_be_checked()
    {
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        HostileTexts.Unknown(scope.ServiceProvider.GetRequiredService<RunnerMassageContext>()).ShouldBeEmpty();
    }
}
