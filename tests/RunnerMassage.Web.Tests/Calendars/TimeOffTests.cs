using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Calendars;

public sealed class TimeOffTests
{
    private const string Thursday = "/calendar/time-off?from=2027-05-13T09:30&to=2027-05-13T12:00";

    [Fact]
    public async Task Time_off_shows_what_is_affected_and_is_saved_and_undone()
    {
        await using var app = new WebApp();
        var path = await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Instant.FromUtc(2027, 5, 13, 8, 0));
        var elena = await app.SignInAsync("elena");

        var look = await (await elena.GetAsync(Thursday)).SubmitAsync(Walk.Form, ("Reason", "Course"));
        look.Heading.ShouldBe("What is affected");
        look.Text.ShouldContain("Time off, Thursday 13 May 2027, 09:30–12:00");
        look.Text.ShouldContain("1 booked session lies in that time");
        look.Document.QuerySelector($".cal-affected a[href='{path}']")!.TextContent.ShouldBe("Thursday 13 May 2027, 10:00–11:00");
        (await elena.GetAsync("/calendar?date=2027-05-13")).Text.ShouldNotContain("Time off 09:30");

        var saved = await look.SubmitAsync(Walk.Form);
        saved.Address.ShouldBe("/calendar?date=2027-05-13");
        saved.Text.ShouldContain("Saved: time off, Thursday 13 May 2027, 09:30–12:00");
        saved.Document.QuerySelectorAll<IHtmlAnchorElement>("a").ShouldContain(link => link.GetAttribute("href") == "/availability/affected?therapistId=elena");
        var pieces = CalendarTests.PiecesOf(CalendarTests.Day(saved, "Thursday 13 May"));
        pieces[0].ShouldBe("09:30–12:00 Time off");
        pieces[1].ShouldBe("10:00–11:00 Mara Lind Swedish, Room 1, outside the hours");
        pieces[^1].ShouldStartWith("12:00–18:00 Free");
        saved.Text.ShouldContain("Time off 09:30–12:00: Course");
        (await elena.GetAsync("/calendar?date=2027-05-13")).Text.ShouldNotContain("Saved:");

        var undone = await saved.SubmitAsync("form[action*=Undo]");
        undone.Text.ShouldContain("Undone: the hours are as they were before.");
        CalendarTests.PiecesOf(CalendarTests.Day(undone, "Thursday 13 May"))[0].ShouldBe("10:00–11:00 Mara Lind Swedish, Room 1");
        (await saved.SubmitAsync("form[action*=Undo]")).Text.ShouldContain("It was taken away already.");
    }

    [Fact]
    public async Task A_form_sent_twice_adds_once()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var look = await (await elena.GetAsync(Thursday)).SubmitAsync(Walk.Form);
        await look.SubmitAsync(Walk.Form);
        var again = await look.SubmitAsync(Walk.Form);
        again.Text.ShouldContain("Saved: time off");
        again.Document.QuerySelectorAll(".cal-chip").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_second_looks_again_and_loses_nothing()
    {
        await using var app = new WebApp();
        var (elena, sofia) = (await app.SignInAsync("elena"), await app.SignInAsync("sofia"));
        var hers = await (await elena.GetAsync(Thursday)).SubmitAsync(Walk.Form, ("Reason", "Course"));
        var theirs = await (await sofia.GetAsync("/calendar/time-off?therapist=elena&from=2027-05-14&to=2027-05-16")).SubmitAsync(Walk.Form);
        theirs.Text.ShouldContain("Time off, Friday 14 May 2027 to Sunday 16 May 2027, whole days");
        await theirs.SubmitAsync(Walk.Form);

        var stale = await hers.SubmitAsync(Walk.Form);
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text.ShouldContain("Somebody changed the hours meanwhile");
        stale.Text.ShouldContain("Elena Brandt – Course");
        var saved = await stale.SubmitAsync(Walk.Form);
        saved.Text.ShouldContain("Time off 09:30–12:00: Course");
        saved.Document.QuerySelectorAll(".cal-chip").Length.ShouldBe(4, "hers and the three days of the other");
    }

    [Fact]
    public async Task Extra_hours_can_be_booked()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var look = await (await elena.GetAsync("/calendar/time-off?kind=extra&from=2027-05-15T10:00&to=2027-05-15T12:00")).SubmitAsync(Walk.Form);
        look.Text.ShouldContain("Runners can book these hours as soon as you save.");
        var saved = await look.SubmitAsync(Walk.Form);
        CalendarTests.PiecesOf(CalendarTests.Day(saved, "Saturday 15 May")).ShouldBe(["10:00–12:00 Free 5 starts for 60 minutes"]);
        Walk.ClockTimesOn(await app.Visit().GetAsync("/times?massageType=swedish&minutes=60&therapistId=elena&date=2027-05-15"))
            .ShouldBe(["10:00", "10:15", "10:30", "10:45", "11:00"]);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_what_to_do()
    {
        await using var app = new WebApp();
        var form = await (await app.SignInAsync("elena")).GetAsync("/calendar/time-off?kind=extra&from=2027-05-13");
        var refused = await form.SubmitAsync(Walk.Form, ("Reason", "Fair"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("FromTime").ShouldBe("Please say from when to when you work.");
        refused.Document.QuerySelector<IHtmlInputElement>("#Reason")!.Value.ShouldBe("Fair");
        (await form.SubmitAsync(Walk.Form, ("Kind", "off"), ("To", "2027-05-01"))).ErrorOf("To").ShouldStartWith("The last day lies before the first.");
        (await form.SubmitAsync(Walk.Form, ("From", "2027-04-01"), ("To", "2027-04-02"))).ErrorOf("To").ShouldStartWith("These days are past.");
        (await form.SubmitAsync(Walk.Form, ("From", "soon"), ("To", ""))).ErrorOf("From").ShouldBe("Please choose the first day.");
        (await form.SubmitAsync(Walk.Form, ("From", "2027-05-13"), ("FromTime", "noon"))).ErrorOf("FromTime").ShouldStartWith("Please write the time");
    }

    [Fact]
    public async Task A_look_can_be_taken_back_to_the_form()
    {
        await using var app = new WebApp();
        var look = await (await (await app.SignInAsync("elena")).GetAsync(Thursday)).SubmitAsync(Walk.Form, ("Reason", "Course"));
        look.Document.QuerySelector("button[value=save]")!.Remove();
        var form = await look.SubmitAsync(Walk.Form);
        form.Document.QuerySelector<IHtmlInputElement>("#FromTime")!.Value.ShouldBe("09:30");
        form.Document.QuerySelector<IHtmlInputElement>("#Reason")!.Value.ShouldBe("Course");
    }

    [Theory]
    [InlineData("from=2027-05-13T22:00&to=2027-05-14T00:00", "2027-05-13", "2027-05-13", "22:00", "")]
    [InlineData("from=2027-05-13T00:00&to=2027-05-13T02:30", "2027-05-13", "2027-05-13", "00:00", "02:30")]
    [InlineData("from=2027-05-13&to=2027-05-15", "2027-05-13", "2027-05-15", "", "")]
    [InlineData("from=2027-05-13", "2027-05-13", "2027-05-13", "", "")]
    [InlineData("from=never&to=13:00", "2027-04-06", "2027-04-06", "", "")]
    public async Task The_form_opens_with_what_was_drawn(string query, string from, string to, string fromTime, string toTime)
    {
        await using var app = new WebApp();
        var form = (await (await app.SignInAsync("elena")).GetAsync("/calendar/time-off?" + query)).Document;
        string Value(string field) => form.QuerySelector<IHtmlInputElement>("#" + field)!.GetAttribute("value") ?? "";
        (Value("From"), Value("To"), Value("FromTime"), Value("ToTime")).ShouldBe((from, to, fromTime, toTime));
    }

    [Fact]
    public async Task An_admin_is_asked_whose_hours_they_are()
    {
        await using var app = new WebApp();
        var form = await (await app.SignInAsync("sofia")).GetAsync("/calendar/time-off?from=2027-05-13");
        (await form.SubmitAsync(Walk.Form)).ErrorOf("therapist").ShouldBe("Please choose the therapist.");
        var saved = await (await form.SubmitAsync(Walk.Form, ("therapist", "tom"))).SubmitAsync(Walk.Form);
        saved.Address.ShouldBe("/calendar?therapist=tom&date=2027-05-13");
        saved.Text.ShouldContain("Saved: time off, Thursday 13 May 2027, all day");
    }
}
