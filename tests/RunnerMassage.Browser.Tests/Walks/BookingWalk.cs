using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Browser.Tests.Hands;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>
/// What the product is for, from the landing page to a cancelled session, as Mara goes it; asserting what she sees on the way and what
/// the database holds in the end. The hand decides how she works the pages. In May, where the demo has no sessions of its own.
/// </summary>
internal sealed class BookingWalk(Site site, IPage page, IHand hand)
{
    public async Task GoAsync()
    {
        await FindATimeAsync();
        await ConfirmAsync();
        await LookAtItAsync();
        await MoveAsync();
        await CancelAsync();
        await CheckTheDatabaseAsync();
    }

    private async Task FindATimeAsync()
    {
        await page.GotoAsync("/");
        await hand.ArriveAsync();
        await hand.PressAsync(page.Locator("summary", new() { HasText = "I know what I want" }));
        await hand.ChooseAsync(page.GetByRole(AriaRole.Radio, new() { Name = "Swedish" }));
        await hand.ChooseAsync(page.GetByRole(AriaRole.Radio, new() { Name = "60", Exact = true }));
        await hand.PressAsync(Main.GetByRole(AriaRole.Button, new() { Name = "Find a time" }));

        await page.ArriveAtAsync("/times?massageType=swedish&minutes=60");
        await Expect(Main).ToContainTextAsync("Swedish, 60 minutes");
        await hand.ArriveAsync();
        await hand.SelectAsync(page.GetByLabel("Therapist"), "Elena Brandt", Button("Show times"));

        await page.ArriveAtAsync("/times?*therapistId=elena*");
        await Expect(Main).ToContainTextAsync("with Elena Brandt");
        await hand.ArriveAsync();
        await hand.PressAsync(page.Locator("a[rel=next]"));

        await Expect(Heading(2, "May 2027")).ToBeVisibleAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Thursday 13 May," }));

        await Expect(Heading(2, "Thursday 13 May")).ToBeVisibleAsync();
        await hand.PressAsync(TimeAt("10:00"));
    }

    private async Task ConfirmAsync()
    {
        await Expect(Heading(1, "Confirm your session")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Thursday 13 May 2027, 10:00–11:00");
        await hand.ArriveAsync();
        await hand.PressAsync(Main.GetByRole(AriaRole.Link, new() { Name = "Sign in" }));

        await Expect(Heading(1, "Sign in")).ToBeVisibleAsync();
        await hand.ArriveAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }));

        await Expect(Heading(1, "Confirm your session")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Thursday 13 May 2027, 10:00–11:00");
        await Expect(Main).ToContainTextAsync("Cancel free of charge until Wednesday 12 May 2027, 10:00.");
        await hand.ArriveAsync();
        await hand.WriteAsync(page.GetByLabel("Note for the therapist"), "Left calf, please go easy.");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Book for" }));
    }

    private async Task LookAtItAsync()
    {
        await Expect(Heading(1, "Your session is booked")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("See you on Thursday 13 May 2027, 10:00.");
        var calendar = await Link("Add to calendar").GetAttributeAsync("href");
        var file = await page.APIRequest.GetAsync(calendar!);
        file.Headers["content-type"].ShouldStartWith("text/calendar");
        (await file.TextAsync()).ShouldContain("DTSTART:20270513T080000Z");
        await hand.ArriveAsync();
        await hand.PressAsync(Main.GetByRole(AriaRole.Link, new() { Name = "My sessions" }));

        await Expect(Heading(1, "My sessions")).ToBeVisibleAsync();
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Swedish, 60 minutes" });
        await Expect(card).ToContainTextAsync("10:00–11:00");
        await Expect(card).ToContainTextAsync("Booked");
        await hand.ArriveAsync();
        await hand.PressAsync(card.GetByRole(AriaRole.Link, new() { Name = "Move" }));
    }

    private async Task MoveAsync()
    {
        await Expect(Heading(1, "Move this session")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Now: Thursday 13 May 2027, 10:00–11:00, with Elena Brandt.");
        await hand.ArriveAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Friday 14 May," }));

        await Expect(Heading(2, "Friday 14 May")).ToBeVisibleAsync();
        await hand.PressAsync(TimeAt("10:15"));

        await Expect(Heading(1, "Move to this time?")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Thursday 13 May 2027, 10:00–11:00");
        await Expect(Main).ToContainTextAsync("Friday 14 May 2027, 10:15–11:15");
        await hand.ArriveAsync();
        await hand.PressAsync(Button("Move the session"));

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The session is moved to Friday 14 May 2027, 10:15.");
        await Expect(Heading(1, "Session on Friday 14 May")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Left calf, please go easy.");
    }

    private async Task CancelAsync()
    {
        await hand.ArriveAsync();
        await hand.PressAsync(Link("Cancel session"));

        await Expect(Heading(1, "Cancel this session?")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Cancelling now is free of charge");
        await hand.ArriveAsync();
        await hand.WriteAsync(page.GetByLabel("Reason"), "Work trip.");
        await hand.PressAsync(Button("Cancel session"));

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The session is cancelled.");
        await Expect(page.Locator(".badge")).ToHaveTextAsync("Cancelled");
        await Expect(Main).ToContainTextAsync("Work trip.");
    }

    private async Task CheckTheDatabaseAsync()
    {
        var session = (await site.SessionsOfAsync("mara")).ShouldHaveSingleItem();
        session.Status.ShouldBe(SessionStatus.Cancelled);
        session.CancelledLate.ShouldBeFalse();
        session.Start.ShouldBe(Instant.FromUtc(2027, 5, 14, 8, 15));
        session.End.ShouldBe(Instant.FromUtc(2027, 5, 14, 9, 15));
        (session.TherapistId, session.MassageTypeId, session.Minutes).ShouldBe(("elena", "swedish", 60));
        (session.Note, session.CancelReason).ShouldBe(("Left calf, please go easy.", "Work trip."));
        (await site.ChangesOfAsync(session.Id)).ShouldBe([SessionChange.Booked, SessionChange.Rescheduled, SessionChange.Cancelled]);
    }

    private ILocator Main => page.GetByRole(AriaRole.Main);

    private ILocator Heading(int level, string text) => page.GetByRole(AriaRole.Heading, new() { Level = level, Name = text });

    private ILocator Button(string text) => page.GetByRole(AriaRole.Button, new() { Name = text });

    private ILocator Link(string text) => Main.GetByRole(AriaRole.Link, new() { Name = text });

    private ILocator TimeAt(string clock) => page.Locator("#times").GetByRole(AriaRole.Link, new() { Name = clock });
}
