using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Planner;

public sealed class PlanInputTests(SharedSite site) : IClassFixture<SharedSite>
{
    [Theory]
    [InlineData("LastRunDate", "2027-04-07", "still to come")]
    [InlineData("LastRunDate", "2017-04-01", "more than a year ago")]
    [InlineData("LastRunDate", "yesterday", "day, month and year")]
    [InlineData("NextRunDate", "2027-04-05", "past")]
    [InlineData("RaceDate", "2027-04-05", "past")]
    [InlineData("RaceDate", "2099-04-05", "three years ahead")]
    [InlineData("RaceKm", "42195", "up to 500")]
    [InlineData("RaceKm", "-5", "up to 500")]
    [InlineData("RaceKm", "far", "up to 500")]
    [InlineData("RaceKm", "10", "On which day is it?")]
    [InlineData("LastRunTime", "25:00", "hours and minutes")]
    [InlineData("Soreness", "11", "0 to 10")]
    [InlineData("Soreness", "3.5", "0 to 10")]
    [InlineData("TrainingDays", "8", "0 to 7")]
    [InlineData("Budget", "a lot", "amount")]
    public async Task What_cannot_be_is_told_beside_the_field_and_kept(string field, string typed, string message)
    {
        var date = field is "RaceKm" && message.StartsWith("up", StringComparison.Ordinal) ? "2027-05-01" : "";
        var fields = PlannerWalk.Fields(("RaceName", date.Length > 0 ? "Spring run" : ""), ("RaceDate", date), (field, typed));
        var page = await PlannerWalk.TellAsync(site.App.Visit(), fields);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("Input." + field).ShouldContain(message.StartsWith("On which", StringComparison.Ordinal) ? "" : message);
        page.Text.ShouldContain(message);
        page.Document.QuerySelector<IHtmlInputElement>($"[name='Input.{field}']")!.GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public async Task A_mistake_among_the_details_opens_them()
    {
        var page = await PlannerWalk.TellAsync(site.App.Visit(), PlannerWalk.Fields(("Soreness", "11")));
        page.Document.QuerySelector("details.plan-more")!.HasAttribute("open").ShouldBeTrue();
        page.Document.QuerySelector("[name='Input.Soreness']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task A_name_is_shown_as_text_whatever_it_is()
    {
        const string Name = "<script>alert(1)</script>\"'><svg/onload=x>";
        var page = await PlannerWalk.TellAsync(site.App.Visit(), PlannerWalk.Fields(("RaceDate", "2027-04-17"), ("RaceName", Name)));
        page.Heading.ShouldBe("Your plan");
        page.Text.ShouldContain(Name);
        page.Document.Scripts.ShouldAllBe(script => script.HasAttribute("src"));
        page.Document.QuerySelectorAll("[onload]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_form_remembers_what_was_told()
    {
        var visitor = site.App.Visit();
        await PlannerWalk.TellAsync(visitor, PlannerWalk.Fields(("RaceDate", "2027-04-17"), ("RaceKm", "21,1"), ("Complaint", "Heavy")));
        var landing = await visitor.GetAsync("/");
        landing.Document.QuerySelector("[name='Input.RaceKm']")!.GetAttribute("value").ShouldBe("21.1");
        landing.Document.QuerySelector<IHtmlSelectElement>("[name='Input.Complaint']")!.Value.ShouldBe("Heavy");
    }
}
