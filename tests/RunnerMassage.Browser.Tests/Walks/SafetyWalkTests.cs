using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Safety;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>The four things that safety answers lead to, on the phone, from the question to the page that says what to do.</summary>
public sealed class SafetyWalkTests(Chromium chromium)
{
    [Fact]
    public async Task A_swollen_calf_after_a_flight_is_urgent_and_the_session_is_released()
    {
        await using var site = await Site.StartAsync();
        // Monday 12 April of the demo's story, a day before her session.
        site.Clock.Reset(Instant.FromUtc(2027, 4, 12, 15, 0));
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (page, complaints) = await SignInAsync(context, "Priya Raman");
        await AnswerAsync(page, SafetyTopic.SwollenLeg);
        await Expect(Heading(page, "Please get medical help today")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 112" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Tuesday 13 April 2027, 11:00–11:30")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAsync();
        complaints.ShouldBeNone();
        (await site.SessionsOfAsync("priya")).Single(session => session.Start > site.Clock.GetCurrentInstant())
            .ShouldSatisfyAllConditions(session => session.Status.ShouldBe(SessionStatus.Cancelled), session => session.CancelledLate.ShouldBeFalse());
    }

    [Fact]
    public async Task Blood_thinners_wait_for_the_therapist_who_decides()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (page, complaints) = await SignInAsync(context, "Priya Raman");
        await AnswerAsync(page, SafetyTopic.BloodThinner);
        await Expect(Heading(page, "Your therapist has a look first")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAsync();
        complaints.ShouldBeNone();

        await using var other = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (desk, said) = await SignInAsync(other, "Elena Brandt");
        await desk.GotoAsync("/safety/reviews");
        await desk.ShouldBeFlawlessAsync();
        await desk.GetByRole(AriaRole.Article, new() { Name = "Priya Raman" }).GetByRole(AriaRole.Link).TapAsync();
        await Expect(Heading(desk, "Priya Raman")).ToBeVisibleAsync();
        await desk.ShouldBeFlawlessAsync();
        await desk.Locator("label.choice", new() { HasText = "Light only" }).TapAsync();
        await desk.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("Doses are stable; light work is fine.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Decide" }).TapAsync();
        await Expect(Heading(desk, "Safety reviews")).ToBeVisibleAsync();
        said.ShouldBeNone();

        await page.GotoAsync("/safety/result");
        await Expect(Heading(page, "Light massage is fine")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_clot_needs_a_doctor_and_a_blister_only_room_around_it()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (page, complaints) = await SignInAsync(context, "Mara Lind");
        await page.GotoAsync("/safety");
        await page.ShouldBeFlawlessAsync();
        await AnswerAsync(page, SafetyTopic.SkinOrVeins, "feet");
        await Expect(Heading(page, "Some areas are left out")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAsync();
        await AnswerAsync(page, SafetyTopic.KnownClot);
        await Expect(Heading(page, "Please ask your doctor first")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAsync();
        await page.GotoAsync("/safety/answers");
        await page.ShouldBeFlawlessAsync();
        complaints.ShouldBeNone();
    }

    /// <summary>Answers all questions, one of them with yes, by tapping as somebody does.</summary>
    private static async Task AnswerAsync(IPage page, SafetyTopic topic, string? area = null)
    {
        await page.GotoAsync("/safety?all=true");
        foreach (var question in SafetyQuestions.All)
        {
            await page.Locator($"input[name='Answers[{question.Topic}]'][value={(question.Topic == topic ? "yes" : "no")}]").CheckAsync(new() { Force = true });
        }

        if (area is not null)
        {
            await page.Locator($"fieldset.question:has(input[name='Answers[{topic}]'])").GetByLabel(area, new() { Exact = true }).CheckAsync(new() { Force = true });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Send answers" }).TapAsync();
    }

    private static ILocator Heading(IPage page, string text) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text });

    private static async Task<(IPage Page, Complaints Complaints)> SignInAsync(IBrowserContext context, string person)
    {
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.ArriveAtAsync("/account");
        return (page, complaints);
    }
}
