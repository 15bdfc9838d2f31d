using System.Net;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Safety;

/// <summary>A therapist with safety answers that wait, and with a client who has come; an admin with the periods.</summary>
public sealed class TherapistSafetyTests
{
    private static readonly string Review = $"/safety/reviews/{DemoWeek.IdOf("hold review")}";

    [Fact]
    public async Task The_queue_tells_who_waits_until_when_and_what_is_overdue()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        (await elena.GetAsync("/today")).Text.ShouldContain("One safety review waits for you");
        var page = await elena.GetAsync("/safety/reviews");
        page.Text.ShouldContain("By Wednesday 7 April 2027, 04:00");
        page.Text.ShouldNotContain("blood", Case.Insensitive);
        app.Clock.AdvanceHours(20);
        (await elena.GetAsync("/safety/reviews")).Text.ShouldContain("Overdue");
    }

    [Fact]
    public async Task A_decision_needs_words_and_stands_and_each_look_is_in_the_log_without_the_finding()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var (one, other) = (await elena.GetAsync(Review), await elena.GetAsync(Review));
        one.Text.ShouldContain("blood thinners");
        var missing = await one.SubmitAsync("#decide", ("Decision", "Cleared"));
        missing.Status.ShouldBe(HttpStatusCode.BadRequest);
        missing.ErrorOf("Note").ShouldBe("Please write why, in a few words.");
        (await one.SubmitAsync("#decide", ("Decision", "Cleared"), ("Note", "Stable for years."))).Text.ShouldContain("Your decision stands");
        var late = await other.SubmitAsync("#decide", ("Decision", "NoMassage"), ("Note", "Not sure."));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("since you opened this page");
        late.Document.QuerySelector("#Note")!.TextContent.ShouldContain("Not sure.");

        var log = await app.WithAsync<AuditRepository, IReadOnlyList<AuditLine>>(audit =>
            audit.ListAsync(new AuditFilter(), 0, 100, TestContext.Current.CancellationToken));
        log.Select(line => line.Entry.Action).Where(action => action.StartsWith("safety.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(["safety.overridden", "safety.viewed", "safety.viewed", "safety.viewed", "safety.viewed"]);
        log.ShouldAllBe(line => line.Entry.Details == null || !line.Entry.Details.Contains("lood"));
    }

    [Fact]
    public async Task Urgent_answers_take_a_clinician_s_word()
    {
        await using var app = new WebApp();
        await (await app.SignInAsync("priya")).AnswerAsync([SafetyTopic.ChestOrBreath]);
        var elena = await app.SignInAsync("elena");
        var id = (await app.SafetyAsync("priya")).Holding.Single().Stored.Id;
        // Tom has never treated her.
        var tom = await app.SignInAsync("tom");
        (await tom.GetAsync($"/safety/reviews/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tom.GetAsync("/safety/reviews")).Text.ShouldNotContain("Priya");
        var page = await elena.GetAsync($"/safety/reviews/{id}");
        page = await page.SubmitAsync("#decide", ("Decision", "Cleared"), ("Note", "She feels fine."));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("Clinician").ShouldContain("only when a clinician has said yes");
        page = await page.SubmitAsync("#decide", ("Clinician", "true"));
        page.Text.ShouldContain("Your decision stands");
        (await (await ApiCaller.SignInAsync(app, "priya")).BookAsync())["status"]!.GetValue<string>().ShouldBe("confirmed");
    }

    [Fact]
    public async Task At_check_in_one_tap_says_that_nothing_is_new()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/today");
        page = await page.SubmitAsync("form.check-in");
        page.Address.ShouldStartWith("/today");
        page.Text.ShouldContain("Asked whether anything is new at 09:00.");
        (await app.SafetyAsync("greta")).Given.ShouldHaveSingleItem().Stored.Occasion.ShouldBe(ScreeningOccasion.CheckIn);
    }

    [Fact]
    public async Task Without_the_client_s_consent_the_therapist_asks_and_nothing_is_kept()
    {
        await using var app = new WebApp();
        var page = await (await (await app.SignInAsync("elena")).GetAsync("/today")).FollowLinkAsync("Yes");
        page.Text.ShouldContain("has not agreed that answers are kept");
        page.Document.QuerySelector("#questions").ShouldBeNull();
    }

    [Fact]
    public async Task Answers_at_check_in_stop_the_massage_and_the_card_says_so()
    {
        await using var app = new WebApp();
        await app.SignInAsync("elena");
        app.Clock.Reset(Instant.FromUtc(2027, 4, 13, 8, 50));
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/today");
        var link = page.Document.QuerySelectorAll(".client-card").Single(card => card.TextContent.Contains("Priya Raman")).QuerySelector("form.check-in a")!;
        page = await (await elena.GetAsync(link.GetAttribute("href")!)).SubmitAsync(
            "#questions", [.. SafetySteps.Fields([SafetyTopic.FreshInjury]), ("Areas[FreshInjury]", "Ankles")]);
        page.Text.ShouldContain("Leave out: ankles.");
        page.Text.ShouldContain("Light massage only until");

        var again = await elena.GetAsync(link.GetAttribute("href")!);
        page = await again.SubmitAsync("#questions", [.. SafetySteps.Fields([SafetyTopic.NewNumbness])]);
        page.Text.ShouldContain("the emergency number is 112");
        page.Document.QuerySelectorAll(".client-card").ShouldAllBe(card => !card.TextContent.Contains("Priya Raman"));
    }

    [Fact]
    public async Task An_admin_sees_periods_and_no_answers()
    {
        await using var app = new WebApp();
        await (await app.SignInAsync("priya")).AnswerAsync([SafetyTopic.Cancer]);
        var sofia = await app.SignInAsync("sofia");
        (await sofia.GetAsync("/today?date=2027-04-13&therapistId=elena")).Text.ShouldNotContain("waits for your decision");
        var page = await sofia.GetAsync("/admin/retention");
        var wrong = await page.SubmitAsync("#period-soreness", ("Days", "1000"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.ErrorOf("soreness").ShouldBe("Please give a number of days from 7 to 90.");
        wrong.Document.QuerySelector("#days-soreness")!.GetAttribute("value").ShouldBe("1000");
        (await page.SubmitAsync("#period-soreness", ("Days", "30"))).Text.ShouldContain("kept for 30 days");
        (await page.SubmitAsync("#period-soreness", ("Days", "40"))).ErrorOf("soreness").ShouldContain("Somebody else changed it");
    }
}
