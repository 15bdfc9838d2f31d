using System.Collections.Concurrent;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Somebody asks, somebody answers, everybody reads; and how a session was.</summary>
public sealed class CommunityWalkTests(Chromium chromium)
{
    private const string Guide = "/massage-types/swedish";
    private const string Question = "How long should I wait after a long run? <img src=x onerror=alert(1)> </script><script>alert(2)</script>";

    private readonly ConcurrentQueue<string> _dialogs = new();

    [Fact]
    public async Task A_runner_asks_a_therapist_answers_from_the_queue_and_a_stranger_reads()
    {
        await using var site = await Site.StartAsync();
        await using var home = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var priya = await OpenAsync(home, Guide);
        var hers = Complaints.Of(priya);
        await priya.GetByRole(AriaRole.Link, new() { Name = "Sign in to ask" }).TapAsync();
        await priya.GetByRole(AriaRole.Button, new() { Name = "Priya Raman" }).TapAsync();
        await priya.ArriveAtAsync(Guide + "#ask");
        await ShouldPleaseAxeAsync(priya, "Swedish");
        await priya.GetByLabel("Your question").FillAsync(Question);
        await Expect(priya.GetByLabel("Name to show")).ToHaveValueAsync("Priya");
        await priya.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).TapAsync();
        await Expect(priya.GetByRole(AriaRole.Status)).ToContainTextAsync("Somebody of the clinic looks at it first");
        await Expect(priya.GetByText("Waiting for a look by the clinic")).ToBeVisibleAsync();
        hers.ShouldBeNone();

        await using var office = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var elena = await OpenAsync(office, "/account/sign-in?returnUrl=/admin/moderation");
        var theirs = Complaints.Of(elena);
        await elena.GetByRole(AriaRole.Button, new() { Name = "Elena Brandt" }).ClickAsync();
        await ShouldPleaseAxeAsync(elena, "Questions and comments");
        var item = elena.GetByRole(AriaRole.Article, new() { Name = "Priya: question" });
        await item.GetByText("Answer at once").ClickAsync();
        await item.GetByLabel("Your answer").FillAsync("A day or two; see https://lanefour.example/guide for more.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Answer and show" }).ClickAsync();
        await Expect(elena.GetByRole(AriaRole.Status)).ToContainTextAsync("Your answer is there for everybody to read");
        theirs.ShouldBeNone();

        await using var street = await chromium.NewContextAsync((Look.Phone with { Scheme = ColorScheme.Dark }).ToContext(site));
        var stranger = await OpenAsync(street, Guide);
        var anybodys = Complaints.Of(stranger);
        await stranger.ReloadAsync();
        await Expect(stranger.GetByText(Question)).ToBeVisibleAsync();
        var answer = stranger.Locator(".comment-clinic").Filter(new() { HasText = "A day or two;" });
        await Expect(answer).ToContainTextAsync("Therapist");
        await Expect(answer.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("rel", "nofollow ugc noopener");
        await ShouldPleaseAxeAsync(stranger, "Swedish");
        anybodys.ShouldBeNone();
        _dialogs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_runner_says_how_it_was_and_everybody_reads_it_once_an_admin_has_looked()
    {
        await using var site = await Site.StartAsync();
        await using var home = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var priya = await OpenAsync(home, "/account/sign-in?returnUrl=/sessions");
        var complaints = Complaints.Of(priya);
        await priya.GetByRole(AriaRole.Button, new() { Name = "Priya Raman" }).TapAsync();
        await priya.GetByRole(AriaRole.Link, new() { Name = "How was it?" }).First.TapAsync();
        await ShouldPleaseAxeAsync(priya, "How was it?");
        await priya.GetByRole(AriaRole.Radio, new() { Name = "Very good" }).CheckAsync();
        await priya.GetByLabel("In your words").FillAsync("Warm hands, clear words.");
        await priya.GetByRole(AriaRole.Button, new() { Name = "Send" }).TapAsync();
        await Expect(priya.GetByRole(AriaRole.Status)).ToContainTextAsync("Somebody of the clinic looks at it first");
        complaints.ShouldBeNone();

        await using var office = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var sofia = await OpenAsync(office, "/account/sign-in?returnUrl=/admin/moderation/reviews");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Sofia Keller" }).ClickAsync();
        await ShouldPleaseAxeAsync(sofia, "Reviews");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Approve the review of Priya" }).ClickAsync();
        await Expect(sofia.GetByRole(AriaRole.Status)).ToContainTextAsync("It is there for everybody to read.");

        await using var street = await chromium.NewContextAsync((Look.Desktop with { Scheme = ColorScheme.Dark }).ToContext(site));
        var stranger = await OpenAsync(street, "/therapists");
        await ShouldPleaseAxeAsync(stranger, "Therapists");
        await stranger.GetByRole(AriaRole.Link, new() { Name = "All 5 reviews of Elena Brandt" }).ClickAsync();
        await Expect(stranger.GetByRole(AriaRole.Main)).ToContainTextAsync("Warm hands, clear words.");
        await Expect(stranger.GetByRole(AriaRole.Main)).ToContainTextAsync("on average, from 5 reviews");
        await ShouldPleaseAxeAsync(stranger, "Elena Brandt");
        _dialogs.ShouldBeEmpty();
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        page.Dialog += async (_, dialog) =>
        {
            _dialogs.Enqueue($"{dialog.Message} at {page.Url}");
            await dialog.DismissAsync();
        };
        await page.GotoAsync(address);
        return page;
    }

    private static async Task ShouldPleaseAxeAsync(IPage page, string heading)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await page.ShouldBeAccessibleAsync();
    }
}
