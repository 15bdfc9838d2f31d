using System.Net;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts;

public sealed class PreferencesTests
{
    private const string Page = "/account/preferences";

    [Fact]
    public async Task What_a_runner_wishes_is_kept_and_reaches_the_therapist_of_a_booked_session_only()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var saved = await (await mara.GetAsync(Page)).SubmitAsync(
            Walk.Form, ("Pressure", "4"), ("Gender", "female"), ("Line", "  Mind the left knee. "), ("Phone", "0171 555 0100"));
        saved.Text.ShouldContain("Your preferences are saved.");
        saved.Document.QuerySelector("#Pressure option[selected]")!.TextContent.ShouldBe("Firm");
        saved.Document.GetElementById("Line")!.GetAttribute("value").ShouldBe("Mind the left knee.");

        var elena = await app.SignInAsync("elena");
        (await elena.GetAsync($"/desk/{await app.AccountAsync("mara")}/times")).Text.ShouldContain("Prefers a woman as therapist");
        await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-15"));
        var day = await elena.GetAsync("/today?date=2027-04-15");
        day.Text.ShouldContain("Mind the left knee.");
        day.Document.QuerySelector("a[href='tel:01715550100']").ShouldNotBeNull();
        (await (await app.SignInAsync("sofia")).GetAsync("/today?therapistId=elena&date=2027-04-15")).Text.ShouldNotContain("knee");
    }

    [Fact]
    public async Task A_preferred_gender_is_never_chosen_for_the_runner()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        await (await mara.GetAsync(Page)).SubmitAsync(Walk.Form, ("Gender", "female"));
        var times = await mara.GetAsync("/times?massageType=swedish&minutes=60&date=2027-04-15");
        times.Document.QuerySelector("#gender option[selected]").ShouldBeNull();
        times.Text.ShouldContain("Tom Achter");
    }

    [Fact]
    public async Task Everything_can_be_taken_back()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var page = await priya.GetAsync(Page);
        page.Document.GetElementById("Line")!.GetAttribute("value").ShouldBe("Talk me through what you do.");
        var saved = await page.SubmitAsync(Walk.Form, ("Pressure", ""), ("Gender", ""), ("Line", ""), ("Phone", ""));
        saved.Document.QuerySelector("#Pressure option[selected]").ShouldBeNull();
        saved.Document.GetElementById("Line")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_and_kept_in_the_form()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("mara")).GetAsync(Page);
        var refused = await page.SubmitAsync(Walk.Form, ("Line", new string('x', 201)), ("Phone", "12"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Line").ShouldBe("Please keep the line to 200 characters.");
        refused.ErrorOf("Phone").ShouldBe("Please type the whole number, with its area code.");
        refused.Document.GetElementById("Phone")!.GetAttribute("value").ShouldBe("12");
    }
}
