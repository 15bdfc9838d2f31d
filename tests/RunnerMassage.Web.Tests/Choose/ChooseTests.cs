using System.Net;
using NodaTime;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Choose.Questionnaire;

namespace RunnerMassage.Web.Tests.Choose;

public sealed class ChooseTests
{
    [Fact]
    public async Task The_answer_ranks_with_reasons_says_how_long_and_how_often_and_leads_to_times()
    {
        await using var app = new WebApp();
        var page = await AnswerAsync(
            app.Visit(), ("Areas", "Calf"), ("Pressure", "High"), ("Experience", "Regular"), ("TrainingDays", "6"), ("WeeklyKm", "70"), ("Budget", "120"));

        page.Address.ShouldBe("/choose/result");
        TextOf(page, "#match").ShouldBe("Deep tissue");
        TextOf(page, ".match-verdict").ShouldBe("Best match");
        page.Document.QuerySelectorAll(".match .why li").Select(line => line.TextContent.Trim()).ShouldBe(
        [
            "A stubborn tight spot is what slow, firm pressure is for.", "You like it firm.",
            "You are used to massage, so firm work holds no surprise.", "You run a lot, and muscles that work a lot can do with firm hands.",
        ]);
        Lanes(page).ShouldBe(["Active Release Reasonable", "Swedish Not advised for this"]);
        TextOf(page, "section:has(#often)").ShouldContain("About 3 times in 30 days, as your training asks for. €120 a month pays for 3 sessions of 30 minutes.");
        page.Text.ShouldContain("Calf, Achilles");
        page.Document.QuerySelectorAll(".match-times a").Length.ShouldBe(3);

        var times = await page.FollowLinkAsync("See times for Deep tissue");
        times.Address.ShouldBe("/times?massageType=deep-tissue&minutes=30");
    }

    [Fact]
    public async Task One_area_alone_takes_three_quarters_of_an_hour()
    {
        await using var app = new WebApp();
        TextOf(await AnswerAsync(app.Visit(), ("Areas", "Calf")), ".match-length").ShouldBe("45 minutes €55");
        TextOf(await AnswerAsync(app.Visit()), ".match-length").ShouldBe("60 minutes €70");
    }

    [Fact]
    public async Task The_race_that_was_told_rates_the_times_and_takes_types_out()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var page = await AnswerAsync(visitor, ("RaceDate", "2027-04-07"), ("RaceKm", "10"));
        TextOf(page, "#match").ShouldBe("Swedish");
        Lanes(page).ShouldBe(["Active Release Not now", "Deep tissue Not now"]);
        page.Text.ShouldContain("Your race is today or tomorrow, and deep work can leave legs heavy.");
        (await visitor.GetAsync("/times?massageType=swedish&minutes=60&date=2027-04-08")).Text.ShouldContain("one day after your race");
    }

    [Fact]
    public async Task A_named_injury_leads_to_the_certified_type_and_to_a_movement_assessment()
    {
        await using var app = new WebApp();
        var page = await AnswerAsync(app.Visit(), ("Complaint", "Injury"), ("Areas", "Foot"), ("ComplaintAge", "Weeks"));
        TextOf(page, "#match").ShouldBe("Active Release");
        page.Text.ShouldContain("Only therapists with a certificate that is valid on the day give it.");
        (await page.FollowLinkAsync("Book a movement assessment")).Address.ShouldBe("/times?massageType=movement-assessment");
    }

    [Theory]
    [InlineData("9", "no")]
    [InlineData("3", "yes")]
    public async Task Danger_signs_lead_to_the_safety_questions_and_sell_nothing(string soreness, string freshInjury)
    {
        await using var app = new WebApp();
        var page = await AnswerAsync(app.Visit(), ("Complaint", "Injury"), ("Soreness", soreness), ("FreshInjury", freshInjury), ("Budget", "100"));
        page.Document.QuerySelector(".danger-sign a")!.GetAttribute("href").ShouldBe("/safety");
        page.Text.ShouldContain("No massage for that now");
        page.Document.QuerySelectorAll("main a[href*='/times']").ShouldBeEmpty();
        page.Document.QuerySelector("main")!.TextContent.ShouldNotContain("€");
        page.Document.QuerySelectorAll("section:has(#often)").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_budget_below_one_session_gets_a_tip_instead_of_times()
    {
        await using var app = new WebApp();
        var page = await AnswerAsync(app.Visit(), ("Complaint", "Heavy"), ("TrainingDays", "3"), ("Budget", "30"));
        TextOf(page, "#match").ShouldBe("Swedish");
        page.Text.ShouldContain("What costs nothing");
        page.Document.QuerySelectorAll("main a[href*='/times']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Mistakes_keep_everything_that_was_typed()
    {
        await using var app = new WebApp();
        var page = await AnswerAsync(
            app.Visit(), ("Complaint", "Scar"), ("Areas", "Hamstring"), ("Soreness", "4"), ("TrainingDays", "9"), ("WeeklyKm", "many"),
            ("RaceDate", "2027-04-01"), ("RaceKm", "10"), ("Budget", "-5"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Address.ShouldBe("/choose");
        page.ErrorOf("Input.TrainingDays").ShouldContain("from 0 to 7");
        page.ErrorOf("Input.WeeklyKm").ShouldContain("How many kilometres");
        page.ErrorOf("Input.RaceDate").ShouldContain("That day is past.");
        page.ErrorOf("Input.Budget").ShouldContain("An amount");
        page.Document.QuerySelectorAll("form[data-steps] input:checked").Select(input => input.GetAttribute("value"))
            .ShouldBe(["Scar", "Hamstring", "4", "no", "Medium", "Some"]);
        foreach (var (field, value) in (IEnumerable<(string, string)>)[("TrainingDays", "9"), ("WeeklyKm", "many"), ("RaceDate", "2027-04-01"), ("RaceKm", "10"), ("Budget", "-5")])
        {
            page.Document.GetElementById($"Input_{field}")!.GetAttribute("value").ShouldBe(value);
        }
    }

    [Fact]
    public async Task What_must_be_answered_says_so()
    {
        await using var app = new WebApp();
        var page = await (await app.Visit().GetAsync("/choose")).SubmitAsync("form[data-steps]");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("Input.Complaint").ShouldContain("Please choose what fits best.");
        page.ErrorOf("Input.FreshInjury").ShouldContain("Please answer this one");
    }

    [Fact]
    public async Task The_answers_come_back_into_the_form_and_into_the_planner_and_what_only_one_of_them_asks_stays()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        await (await visitor.GetAsync("/")).SubmitAsync(
            "form.plan-form", ("Input.LastRunDate", "2027-04-05"), ("Input.RaceDate", "2027-04-25"), ("Input.RaceName", "City"), ("Input.RacePriority", "C"));
        await AnswerAsync(visitor, ("Complaint", "Injury"), ("Areas", "Shin"), ("Experience", "LongAgo"));

        var planner = await visitor.GetAsync("/plan");
        planner.Document.GetElementById("Input_LastRunDate")!.GetAttribute("value").ShouldBe("2027-04-05");
        planner.Document.GetElementById("Input_RaceName")!.GetAttribute("value").ShouldBe("City");
        await planner.SubmitAsync("form.plan-form", ("Input.WeeklyKm", "50"));
        (await visitor.GetAsync("/choose")).Document.QuerySelectorAll("form[data-steps] input:checked").Select(input => input.GetAttribute("value"))
            .ShouldBe(["Injury", "Shin", "Days", "no", "Medium", "LongAgo"]);
    }

    [Fact]
    public async Task The_figure_and_the_list_are_the_same_boxes()
    {
        await using var app = new WebApp();
        var document = (await app.Visit().GetAsync("/choose")).Document;
        var boxes = document.QuerySelectorAll("input[name='Input.Areas']").Select(box => box.Id).ToList();
        boxes.Count.ShouldBe(10);
        document.QuerySelectorAll(".figure label").Select(label => label.GetAttribute("for")).ShouldBe(boxes);
        document.QuerySelectorAll(".figure label path").Length.ShouldBe(2 * Pages.Choose.BodyFigure.Shapes.Count);
    }

    [Fact]
    public async Task Without_answers_the_result_leads_to_the_questions_and_starting_again_forgets()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        (await visitor.GetAsync("/choose/result")).Address.ShouldBe("/choose");
        var page = await AnswerAsync(visitor, ("Soreness", "5"));
        page = await page.SubmitAsync("form[action$=Forget]");
        (page.Address, page.Text.Contains("Your answers are forgotten.", StringComparison.Ordinal)).ShouldBe(("/choose", true));
        page.Document.QuerySelectorAll("input[name='Input.Complaint']:checked").ShouldBeEmpty();
        (await visitor.GetAsync("/choose/result")).Address.ShouldBe("/choose");
    }

    [Fact]
    public async Task Where_nobody_is_certified_the_next_type_is_proposed_and_that_is_said()
    {
        await using var app = AppAt(new LocalDate(2027, 4, 6));
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            context.Set<Scheduling.Clinics.Qualification>().Single(held => held.MassageTypeId == "active-release").ExpiresOn = new LocalDate(2027, 4, 5);
            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var visitor = app.Visit();
        var page = await AnswerAsync(visitor, ("Complaint", "Injury"), ("Areas", "Foot"));
        TextOf(page, "#match").ShouldBe("Deep tissue");
        page.Text.ShouldContain("Active Release would suit even better, but nobody is qualified to give it in these weeks.");
        (await visitor.GetAsync("/plan")).Text.ShouldContain("Active Release would suit even better");
    }
}
