using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Scheduling;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>What impatience, the back button and other people do to a booking.</summary>
public sealed class TwiceTests(Chromium chromium)
{
    private const string Confirm = "/times/confirm?massageType=swedish&minutes=60&therapistId=elena&start=2027-05-13T08%3A00Z";

    private static readonly Instant Start = Instant.FromUtc(2027, 5, 13, 8, 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pressing_Book_twice_in_a_row_books_once(bool script)
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync((Look.Desktop with { Script = script }).ToContext(site));
        var page = await SignInToConfirmAsync(context);

        await BookButton(page).DblClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your session is booked" })).ToBeVisibleAsync();
        var session = (await site.SessionsOfAsync("mara")).ShouldHaveSingleItem();
        page.Url.ShouldEndWith($"/sessions/{session.Id}/booked");
    }

    [Fact]
    public async Task Going_back_after_booking_leads_to_the_same_booking()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var page = await SignInToConfirmAsync(context);
        await BookButton(page).TapAsync();
        await page.ArriveAtAsync("/booked");

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This time is already yours" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the session" }).TapAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Thursday 13 May 2027, 10:00–11:00");
        page.Url.ShouldEndWith((await site.SessionsOfAsync("mara")).ShouldHaveSingleItem().Id);
    }

    // A browser that keeps the page as it was sends the form as it was; here another tab is that page.
    [Fact]
    public async Task A_form_sent_again_from_a_page_that_was_kept_shows_the_same_booking()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var page = await SignInToConfirmAsync(context);
        var form = page.Locator("main form");
        await form.EvaluateAsync("form => form.target = '_blank'");
        var first = await page.RunAndWaitForPopupAsync(() => form.EvaluateAsync("form => form.submit()"));
        await first.ArriveAtAsync("/booked");
        var second = await page.RunAndWaitForPopupAsync(() => form.EvaluateAsync("form => form.submit()"));

        await second.ArriveAtAsync(first.Url);
        (await site.SessionsOfAsync("mara")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_time_that_was_taken_in_another_tab_gives_way_to_the_nearest_and_keeps_the_note()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var page = await SignInToConfirmAsync(context);
        var complaints = Complaints.Of(page);
        await page.GetByLabel("Note for the therapist").FillAsync("Left calf.\nPlease go easy.");
        await site.BookAsync("jonas", Start);
        await BookButton(page).TapAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Thursday 13 May 2027, 10:00 with Elena Brandt cannot be booked");
        await Expect(page.GetByLabel("Note for the therapist")).ToHaveValueAsync("Left calf.\nPlease go easy.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Book Thursday 13 May, 11:15" }).TapAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("See you on Thursday 13 May 2027, 11:15.");
        complaints.ShouldBeNone();
        var session = (await site.SessionsOfAsync("mara")).ShouldHaveSingleItem();
        (session.Start, session.Status, session.Note?.ReplaceLineEndings("\n")).ShouldBe((Start + Duration.FromMinutes(75), SessionStatus.Confirmed, "Left calf.\nPlease go easy."));
    }

    private static ILocator BookButton(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Book for" });

    private static async Task<IPage> SignInToConfirmAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(Confirm));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }).ClickAsync();
        await BookButton(page).WaitForAsync();
        return page;
    }
}
