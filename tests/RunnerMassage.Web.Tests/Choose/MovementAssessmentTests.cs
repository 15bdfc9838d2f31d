using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Movement;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Choose.Questionnaire;

namespace RunnerMassage.Web.Tests.Choose;

public sealed class MovementAssessmentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stands_under_its_own_heading_and_never_among_the_massages()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var types = await visitor.GetAsync("/massage-types");
        types.Document.QuerySelectorAll(".services .card h3").Select(heading => heading.TextContent).ShouldBe(["Movement assessment"]);
        types.Document.QuerySelector(".services .card")!.TextContent.ShouldNotContain("pressure");
        (await visitor.GetAsync("/")).Document.QuerySelectorAll("input[name=massageType]").Length.ShouldBe(3);
        var plan = await (await visitor.GetAsync("/")).SubmitAsync("form.plan-form", ("Input.Complaint", "Injury"));
        plan.Document.QuerySelectorAll(".timeline-table thead th").ShouldNotContain(head => head.TextContent.Contains("ssessment"));
        (await visitor.GetAsync("/plan?massageType=movement-assessment")).Document.QuerySelector("#plan-type")!.TextContent.ShouldStartWith("Active Release");
        plan.Document.QuerySelector(".movement a")!.GetAttribute("href").ShouldBe("/times?massageType=movement-assessment");
        (await visitor.GetAsync("/massage-types/active-release")).Document.QuerySelectorAll(".movement a").ShouldNotBeEmpty();
        (await visitor.GetAsync("/massage-types/swedish")).Document.QuerySelectorAll(".movement").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_runner_books_one_on_the_morning_of_a_hard_day()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        // The evening of this Tuesday holds her intervals, which deep work would be blocked by.
        var times = await mara.GetAsync("/times?massageType=movement-assessment&minutes=45&date=2027-04-13");
        times.Document.QuerySelectorAll("#times .time .rating").Select(rating => rating.TextContent.Trim()).Distinct().ShouldBe(["Good"]);
        var booked = await (await mara.GetAsync(times.Document.QuerySelector("#times a.time")!.GetAttribute("href")!)).SubmitAsync("form:has(#Note)");
        booked.Heading.ShouldBe("Your session is booked");
        var session = await app.WithAsync<Data.RunnerMassageContext, Scheduling.MassageSession>(context =>
            context.MassageSessions.SingleAsync(session => session.MassageTypeId == "movement-assessment", Cancel));
        (session.TimingClass, session.Rating, session.Windows).ShouldBe((TimingClass.None, TimingRating.Good, 0));
    }

    [Theory]
    [InlineData(null, MovementReferral.OwnWords)]
    [InlineData("See Dr. Lauf in Kurvenstrasse.", "See Dr. Lauf in Kurvenstrasse.")]
    public async Task A_clinic_without_one_refers_elsewhere(string? own, string expected)
    {
        await using var app = new WebApp();
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            context.Remove(await context.Set<Scheduling.Clinics.Qualification>().SingleAsync(held => held.MassageTypeId == "movement-assessment", Cancel));
            (await context.Clinics.SingleAsync(Cancel)).ReferralText = own;
            return await context.SaveChangesAsync(Cancel);
        });
        var page = await AnswerAsync(app.Visit(), ("Complaint", "Injury"));
        page.Document.QuerySelectorAll(".movement a").ShouldBeEmpty();
        TextOf(page, ".movement").ShouldEndWith(expected);
    }

    [Fact]
    public async Task One_that_is_not_active_is_not_offered_in_the_hint()
    {
        await using var app = new WebApp();
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            (await context.MassageTypes.SingleAsync(type => type.Id == "movement-assessment", Cancel)).Active = false;
            return await context.SaveChangesAsync(Cancel);
        });
        TextOf(await AnswerAsync(app.Visit(), ("Complaint", "Injury")), ".movement").ShouldEndWith(MovementReferral.OwnWords);
    }
}
