using Microsoft.Playwright;
using RunnerMassage.Browser.Tests.Hands;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Nora, whom nobody knows, finds out which massage suits her, opens an account on the way and books it.</summary>
public sealed class ChooseWalkTests(Chromium chromium)
{
    private const string Password = "four slow lanes at dawn";

    [Fact]
    public Task With_the_keyboard_alone_on_a_desktop() => WalkAsync(Look.Desktop with { Motion = false }, page => new Keyboard(page));

    [Fact]
    public Task With_a_finger_on_a_phone_in_the_dark() =>
        WalkAsync(Look.Phone with { Motion = false, Scheme = ColorScheme.Dark }, _ => new MouseOrFinger(Look.Phone));

    [Fact]
    public Task Without_script() => WalkAsync(Look.Phone with { Script = false }, _ => new MouseOrFinger(Look.Phone with { Script = false }));

    [Fact]
    public async Task A_runner_with_a_named_injury_books_a_movement_assessment()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/massage-types/active-release");
        await page.GetByRole(AriaRole.Link, new() { Name = "Book a movement assessment" }).TapAsync();
        await Expect(MainOf(page)).ToContainTextAsync("Movement assessment, 60 minutes");
        await page.Locator("#times a.time").First.TapAsync();
        await MainOf(page).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Jonas Okafor" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book for" }).TapAsync();
        await Expect(Heading(page, 1, "Your session is booked")).ToBeVisibleAsync();
        var session = (await site.SessionsOfAsync("jonas")).Single(session => session.MassageTypeId == "movement-assessment");
        (session.TimingClass, session.Rating).ShouldBe((TimingClass.None, TimingRating.Good));
        complaints.ShouldBeNone();
    }

    private async Task WalkAsync(Look look, Func<IPage, IHand> handOf)
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(look.ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await AnswerAsync(page, handOf(page), look);
        await BookAsync(site, page, handOf(page), look);
        complaints.ShouldBeNone();
    }

    private static async Task AnswerAsync(IPage page, IHand hand, Look look)
    {
        Task NextAsync() => look.Script ? hand.PressAsync(Button(page, "Next")) : Task.CompletedTask;
        await page.GotoAsync("/choose");
        await hand.ArriveAsync();
        await hand.ChooseAsync(page.GetByRole(AriaRole.Radio, new() { Name = "An injury with a name" }));
        await NextAsync();

        await Expect(Heading(page, 2, "Where do you feel it?")).ToBeVisibleAsync();
        if (look.Touch)
        {
            // The left sole, seen from behind.
            await page.Locator(".figure-foot path").Last.TapAsync();
        }
        else
        {
            await Expect(Heading(page, 2, "Where do you feel it?")).ToBeFocusedAsync();
            await hand.PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "Foot, sole" }));
        }

        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Foot, sole" })).ToBeCheckedAsync();
        await LookAsync(page, look);
        await hand.ChooseAsync(page.GetByRole(AriaRole.Radio, new() { Name = "More than two weeks" }));
        await NextAsync();

        await hand.ChooseAsync(page.Locator("input[name='Input.Soreness'][value='2']"));
        await hand.ChooseAsync(page.Locator("input[name='Input.FreshInjury'][value=no]"));
        await NextAsync();

        await hand.ChooseAsync(page.GetByRole(AriaRole.Radio, new() { Name = "Regularly" }));
        await NextAsync();

        await hand.WriteAsync(page.GetByLabel("Training days a week"), "4");
        await LookAsync(page, look);
        await hand.PressAsync(Button(page, "See what suits me"));
    }

    private static async Task BookAsync(Site site, IPage page, IHand hand, Look look)
    {
        await Expect(Heading(page, 1, "What suits you")).ToBeVisibleAsync();
        page.Url.ShouldEndWith("/choose/result");
        await Expect(page.Locator("#match")).ToHaveTextAsync("Active Release");
        await LookAsync(page, look);
        await hand.ArriveAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "See times for Active Release" }));

        await Expect(MainOf(page)).ToContainTextAsync("Active Release, 30 minutes");
        await hand.ArriveAsync();
        await hand.PressAsync(page.Locator("#times a.time").First);

        await Expect(Heading(page, 1, "Confirm your session")).ToBeVisibleAsync();
        await hand.ArriveAsync();
        await hand.PressAsync(MainOf(page).GetByRole(AriaRole.Link, new() { Name = "Create an account" }));

        await page.GetByLabel("E-mail").FillAsync("nora@runner.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("I agree to the terms.").CheckAsync();
        await MainOf(page).GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await SignInAsync(page);

        await Expect(Heading(page, 1, "Confirm your session")).ToBeVisibleAsync();
        await Expect(MainOf(page)).ToContainTextAsync("Soreness 2 of 10");
        await hand.ArriveAsync();
        await hand.PressAsync(Button(page, "Book for"));
        await Expect(Heading(page, 1, "Your session is booked")).ToBeVisibleAsync();
        (await site.SessionsOfAddressAsync("nora@runner.example")).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                session => session.MassageTypeId.ShouldBe("active-release"),
                session => session.Minutes.ShouldBe(30),
                session => session.Status.ShouldBe(SessionStatus.Confirmed));
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync("nora@runner.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await MainOf(page).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task LookAsync(IPage page, Look look)
    {
        if (look.Script)
        {
            await page.ShouldBeAccessibleAsync();
        }
    }

    private static ILocator MainOf(IPage page) => page.GetByRole(AriaRole.Main);

    private static ILocator Button(IPage page, string name) => MainOf(page).GetByRole(AriaRole.Button, new() { Name = name });

    private static ILocator Heading(IPage page, int level, string name) => page.GetByRole(AriaRole.Heading, new() { Level = level, Name = name });
}
