using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Times;

public sealed class ConfirmTests(SharedSite site) : IClassFixture<SharedSite>
{
    private const string Thursday = "2027-04-15";

    [Fact]
    public async Task A_stranger_sees_everything_signs_in_and_comes_back_to_the_same_time()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var start = await Walk.FreeStartAsync(visitor, "elena", Thursday);
        var address = Walk.ConfirmAddress("elena", start);
        var page = await visitor.GetAsync(address);
        page.Text.ShouldContain("Thursday 15 April 2027, 10:00–11:00 Berlin time (CEST)");
        page.Text.ShouldContain("Swedish, 60 minutes");
        page.Text.ShouldContain("Elena Brandt");
        page.Text.ShouldContain("Laufgasse 4, 10115 Berlin");
        page.Text.ShouldContain("€70");
        page.Text.ShouldContain("Cancel free of charge until Wednesday 14 April 2027, 10:00.");
        page.Document.QuerySelector("textarea").ShouldBeNull();

        var back = await (await visitor.GetAsync(page.Document.QuerySelector("main .card a.btn-primary")!.GetAttribute("href")!))
            .SubmitAsync("form:has(input[name=person][value=mara])");
        back.Address.ShouldBe(address);
        back.Document.QuerySelector("textarea[name=Note]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_form_sent_twice_books_once()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", Thursday);
        var form = await mara.GetAsync(Walk.ConfirmAddress("elena", start));
        var first = await form.SubmitAsync(Walk.Form, ("Note", "Tight calves."));
        var second = await form.SubmitAsync(Walk.Form, ("Note", "Tight calves."));
        first.Heading.ShouldBe("Your session is booked");
        second.Address.ShouldBe(first.Address);
        (await mara.GetAsync("/sessions")).Document.QuerySelectorAll("[aria-labelledby=coming] .session-card").Length.ShouldBe(1);

        var changed = await form.SubmitAsync(Walk.Form, ("Note", "Something else."));
        changed.Status.ShouldBe(HttpStatusCode.Conflict);
        changed.Text.ShouldContain("This form was sent before");
        changed.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Something else.");
    }

    [Fact]
    public async Task A_time_that_was_taken_meanwhile_is_said_and_the_nearest_ones_are_a_click_away_with_nothing_lost()
    {
        await using var app = new WebApp();
        var (mara, jonas) = (await app.SignInAsync("mara"), await app.SignInAsync("jonas"));
        var start = await Walk.FreeStartAsync(mara, "elena", Thursday, index: 4);
        var form = await jonas.GetAsync(Walk.ConfirmAddress("elena", start));
        await Walk.BookAsync(mara, "elena", start);

        var taken = await form.SubmitAsync(Walk.Form, ("Note", "Marathon <in> ten days."));
        taken.Status.ShouldBe(HttpStatusCode.Conflict);
        taken.Heading.ShouldBe("That time is not free");
        taken.Text.ShouldContain("Somebody else has booked that time.");
        taken.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Marathon <in> ten days.");
        taken.Document.QuerySelectorAll("button.time").Length.ShouldBeGreaterThan(4);
        taken.Document.QuerySelector(".times-part")!.TextContent.ShouldBe("Thursday 15 April");

        var done = await taken.SubmitAsync(Walk.Form);
        done.Heading.ShouldBe("Your session is booked");
        (await jonas.GetAsync(done.Address[..^"/booked".Length])).Text.ShouldContain("Marathon <in> ten days.");
    }

    [Fact]
    public async Task Another_session_of_the_runner_at_that_time_is_named_as_the_reason()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "tom", Thursday);
        await Walk.BookAsync(mara, "tom", start);
        var page = await mara.GetAsync(Walk.ConfirmAddress("elena", start));
        page.Text.ShouldContain("There is another session of yours at that time.");
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_and_kept()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", Thursday);
        var note = new string('x', 1001);
        var page = await (await mara.GetAsync(Walk.ConfirmAddress("elena", start))).SubmitAsync(Walk.Form, ("Note", note));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("Note").ShouldBe("Please keep the note to 1000 characters.");
        page.Document.QuerySelector("textarea")!.TextContent.ShouldContain(note);
        (await page.SubmitAsync(Walk.Form, ("Note", note[1..]))).Heading.ShouldBe("Your session is booked");
    }

    [Fact]
    public async Task Less_than_a_day_ahead_it_says_that_cancelling_is_late_from_the_start()
    {
        var app = site.App;
        var visitor = app.Visit();
        var start = await Walk.FreeStartAsync(visitor, "elena", "2027-04-06");
        (await visitor.GetAsync(Walk.ConfirmAddress("elena", start))).Text
            .ShouldContain("This time is less than 24 hours away, so a cancellation counts as late from the start.");
    }

    [Theory]
    [InlineData("elena")]
    [InlineData("sofia")]
    public async Task Staff_see_the_time_but_no_form(string person)
    {
        var app = site.App;
        var staff = await app.SignInAsync(person);
        var page = await staff.GetAsync(Walk.ConfirmAddress("tom", await Walk.FreeStartAsync(staff, "tom", Thursday)));
        page.Text.ShouldContain("Only runners book for themselves.");
        page.Document.QuerySelector(Walk.Form).ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_antiforgery_token_nothing_is_booked()
    {
        var app = site.App;
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", Thursday);
        using var content = new FormUrlEncodedContent([new("Key", "k"), new("Note", "")]);
        var answer = await mara.Client.PostAsync(Walk.ConfirmAddress("elena", start), content, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var user = await app.WithAsync<SessionRepository, int>(async sessions => (await sessions.ListAsync(
            new Viewer("nobody", null, IsAdmin: true), start, start + Duration.FromMinutes(1), "elena", 10, TestContext.Current.CancellationToken)).Count);
        user.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("massageType=swedish&minutes=45&therapistId=elena")]
    [InlineData("massageType=swedish&minutes=45&therapistId=elena&start=yesterday")]
    [InlineData("massageType=swedish&minutes=45&therapistId=elena&start=-9998-01-01T00:00Z")]
    [InlineData("massageType=swedish&minutes=45&therapistId=elena&start=9999-12-31T23:59Z")]
    [InlineData("massageType=swedish&minutes=61&therapistId=elena&start=2027-04-15T08:00Z")]
    [InlineData("massageType=nothing&minutes=45&therapistId=elena&start=2027-04-15T08:00Z")]
    [InlineData("massageType=swedish&minutes=45&therapistId=nobody&start=2027-04-15T08:00Z")]
    [InlineData("massageType=active-release&minutes=45&therapistId=tom&start=2027-04-15T08:00Z")]
    public async Task An_address_that_is_not_whole_leads_back_to_the_search_with_what_it_said(string query)
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/times/confirm?" + query);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe("Find a time");
        page.Text.ShouldContain("Please choose a time first.");
        if (query.Contains("minutes=45", StringComparison.Ordinal))
        {
            page.Document.QuerySelector<IHtmlSelectElement>("#minutes")!.Value.ShouldBe("45");
        }
    }

    [Theory]
    [InlineData("2027-04-15T08:07Z", "does not offer a massage at that time")]
    [InlineData("2027-04-06T07:30:00Z", "too soon")]
    [InlineData("2020-04-15T08:00Z", "too soon")]
    [InlineData("2029-04-17T08:00Z", "cannot be booked yet")]
    [InlineData("2027-04-15T10:00:00%2B02:00", "")]
    public async Task A_start_that_is_not_offered_says_why(string start, string why)
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/times/confirm?massageType=swedish&minutes=60&therapistId=elena&start=" + start);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe(why.Length == 0 ? "Confirm your session" : "That time is not free");
        page.Text.ShouldContain(why);
    }
}
