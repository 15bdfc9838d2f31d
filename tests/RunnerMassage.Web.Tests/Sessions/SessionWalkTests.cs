using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ical.Net;
using NodaTime;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Sessions;

public sealed class SessionWalkTests
{
    [Fact]
    public async Task A_runner_books_moves_and_cancels()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        (await mara.GetAsync("/sessions")).Text.ShouldContain("No sessions yet");

        var search = await mara.GetAsync("/times?massageType=swedish&minutes=60&therapistId=elena&date=2027-04-15");
        var done = await (await mara.GetAsync(Walk.TimesOn(search)[0])).SubmitAsync(Walk.Form, ("Note", "Be kind."));
        done.Text.ShouldContain("See you on Thursday 15 April 2027, 10:00.");
        done.Text.ShouldContain("You can cancel free of charge until Wednesday 14 April 2027, 10:00.");

        var session = await done.FollowLinkAsync("Move or cancel");
        session.Text.ShouldContain("Booked");
        session.Text.ShouldContain("Be kind.");
        var move = await session.FollowLinkAsync("Move");
        move.Text.ShouldContain("Now: Thursday 15 April 2027, 10:00–11:00, with Elena Brandt.");
        Walk.ClockTimesOn(move).ShouldContain("10:15");
        var day = await mara.GetAsync(move.Document.QuerySelectorAll<IHtmlAnchorElement>("a.day").First(link => link.Search.Contains("2027-04-16", StringComparison.Ordinal)).Href);
        var confirm = await mara.GetAsync(Walk.TimesOn(day)[1]);
        confirm.Text.ShouldContain("Thursday 15 April 2027, 10:00–11:00");
        var clock = Walk.ClockTimesOn(day)[1];
        confirm.Text.ShouldContain($"Friday 16 April 2027, {clock}–");
        var moved = await confirm.SubmitAsync(Walk.Form);
        moved.Text.ShouldContain($"The session is moved to Friday 16 April 2027, {clock}.");
        (await confirm.SubmitAsync(Walk.Form)).Heading.ShouldBe("Session on Friday 16 April");

        var question = await moved.FollowLinkAsync("Cancel session");
        question.Text.ShouldContain("Cancelling now is free of charge");
        var cancelled = await question.SubmitAsync(Walk.Form, ("Reason", "Work trip."));
        cancelled.Text.ShouldContain("The session is cancelled.");
        cancelled.Document.QuerySelector(".badge")!.TextContent.Trim().ShouldBe("Cancelled");
        cancelled.Text.ShouldContain("Work trip.");
        (await question.SubmitAsync(Walk.Form, ("Reason", "Work trip."))).Heading.ShouldBe("Session on Friday 16 April");

        var list = await mara.GetAsync("/sessions");
        list.Text.ShouldContain("Nothing booked", Case.Insensitive);
        list.Document.QuerySelector("[aria-labelledby=cancelled] .session-card").ShouldNotBeNull();
        (await mara.GetAsync(done.Address)).Address.ShouldNotEndWith("/booked");
    }

    [Fact]
    public async Task The_calendar_file_tells_time_and_place_and_nothing_of_massage()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", "2027-04-15");
        var path = await Walk.BookAsync(mara, "elena", start, "Sore hamstring.");
        var answer = await mara.Client.GetAsync(path + "/calendar.ics", TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var entry = Calendar.Load(text)!.Events.ShouldHaveSingleItem();
        entry.Summary.ShouldBe("Appointment at Lane Four");
        entry.Location.ShouldBe("Laufgasse 4, 10115 Berlin");
        entry.Start!.AsUtc.ShouldBe(start.ToDateTimeUtc());
        entry.End!.AsUtc.ShouldBe((start + Duration.FromMinutes(60)).ToDateTimeUtc());
        entry.Uid.ShouldBe(path["/sessions/".Length..] + "@runner-massage");
        entry.Status.ShouldBe(EventStatus.Confirmed);
        foreach (var word in (string[])["swedish", "hamstring", "elena", "mara", "VTIMEZONE"])
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }

        await (await mara.GetAsync(path + "/cancel")).SubmitAsync(Walk.Form);
        var after = Calendar.Load(await mara.Client.GetStringAsync(path + "/calendar.ics", TestContext.Current.CancellationToken))!.Events.Single();
        after.Uid.ShouldBe(entry.Uid);
        after.Status.ShouldBe(EventStatus.Cancelled);
        after.Sequence.ShouldBe(entry.Sequence + 1);
    }

    [Fact]
    public async Task A_session_that_was_moved_in_another_tab_is_not_moved_again_unseen()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-15"));
        var times = Walk.TimesOn(await mara.GetAsync(path + "/move?date=2027-04-16"));
        var first = await mara.GetAsync(times[0]);
        var second = await mara.GetAsync(times[^1]);
        await first.SubmitAsync(Walk.Form);

        var stale = await second.SubmitAsync(Walk.Form);
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text.ShouldContain("The session was changed since you opened this page");
        stale.Text.ShouldContain("Friday 16 April 2027, 10:00–11:00");
        (await stale.SubmitAsync(Walk.Form)).Text.ShouldContain("The session is moved to Friday 16 April 2027, 17:00.");
    }

    [Fact]
    public async Task A_time_that_was_taken_while_moving_leaves_the_old_one_and_offers_others()
    {
        await using var app = new WebApp();
        var (mara, jonas) = (await app.SignInAsync("mara"), await app.SignInAsync("jonas"));
        var old = await Walk.FreeStartAsync(mara, "elena", "2027-04-15");
        var path = await Walk.BookAsync(mara, "elena", old);
        var wanted = await Walk.FreeStartAsync(mara, "elena", "2027-04-16", index: 3);
        var confirm = await mara.GetAsync($"{path}/move/confirm?therapistId=elena&start={wanted}");
        await Walk.BookAsync(jonas, "elena", wanted);

        var taken = await confirm.SubmitAsync(Walk.Form);
        taken.Status.ShouldBe(HttpStatusCode.Conflict);
        taken.Heading.ShouldBe("That time is not free");
        taken.Text.ShouldContain("Your present time is still yours.");
        (await mara.GetAsync(path)).Text.ShouldContain("Thursday 15 April 2027, 10:00–11:00");
        (await taken.SubmitAsync(Walk.Form)).Text.ShouldContain("The session is moved to Friday 16 April 2027");
    }

    [Fact]
    public async Task A_late_cancellation_is_said_before_it_happens_and_marked_after()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", "2027-04-15");
        var path = await Walk.BookAsync(mara, "elena", start);
        app.Clock.Reset(start - Duration.FromHours(23));

        var question = await mara.GetAsync(path + "/cancel");
        question.Text.ShouldContain("This would be a late cancellation");
        question.Text.ShouldContain("Cancelling was free of charge until Wednesday 14 April 2027, 10:00. Free of charge until 24 hours before the start. After that half the price is due");
        var cancelled = await question.SubmitAsync(Walk.Form);
        cancelled.Text.ShouldContain("It counts as a late cancellation.");
        cancelled.Document.QuerySelector(".badge-late")!.TextContent.Trim().ShouldBe("Cancelled late");
    }

    [Fact]
    public async Task A_session_that_has_begun_or_is_over_can_be_read_but_not_changed()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", "2027-04-15");
        var path = await Walk.BookAsync(mara, "elena", start);
        var (cancel, move) = (await mara.GetAsync(path + "/cancel"), await mara.GetAsync($"{path}/move/confirm?therapistId=elena&start={start + Duration.FromHours(2)}"));

        app.Clock.Reset(start);
        (await mara.GetAsync(path)).Document.QuerySelector(".badge")!.TextContent.Trim().ShouldBe("Under way");
        (await cancel.SubmitAsync(Walk.Form)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await move.SubmitAsync(Walk.Form)).Heading.ShouldBe("This session cannot be moved");

        app.Clock.Reset(start + Duration.FromHours(1));
        var page = await mara.GetAsync(path);
        page.Document.QuerySelector(".badge")!.TextContent.Trim().ShouldBe("Past");
        page.Text.ShouldContain("The session is over, so it can no longer be moved or cancelled.");
        foreach (var address in (string[])["/cancel", "/move", $"/move/confirm?therapistId=elena&start={start}"])
        {
            var fixedPage = await mara.GetAsync(path + address);
            fixedPage.Heading.ShouldContain("cannot be");
            fixedPage.Document.QuerySelector(Walk.Form).ShouldBeNull();
        }
    }
}
