using System.Net;
using NodaTime;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Web.Tests.Availability;
using RunnerMassage.Web.Tests.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Administration;

/// <summary>The clinic's settings, the words of its mails, and races nearby.</summary>
public sealed class ClinicPagesTests
{
    private static readonly Instant Start = Instant.FromUtc(2027, 5, 13, 8, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_time_zone_and_currency_say_what_they_do_before_they_hold()
    {
        await using var app = new WebApp();
        var session = await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Start);
        var sofia = await app.SignInAsync("sofia");
        var refused = await (await sofia.GetAsync("/admin/clinic")).SubmitAsync("#clinic", ("Values[Currency]", "euro"), ("Values[LateCancelHours]", "-1"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Currency").ShouldContain("4");
        refused.ErrorOf("LateCancelHours").ShouldContain("0 to 720");

        var question = await refused.SubmitAsync("#clinic", ("Values[Currency]", "CHF"), ("Values[LateCancelHours]", "24"), ("Values[TimeZoneId]", "Europe/London"));
        var effect = question.Document.QuerySelector("#effect")!.TextContent;
        effect.ShouldContain("09:00 stays 09:00, from now on London time");
        effect.ShouldContain("€79 becomes CHF");
        (await sofia.GetAsync(session)).Text.ShouldContain("10:00–11:00");
        (await question.SubmitAsync("#clinic")).Address.ShouldBe("/admin/clinic");
        (await sofia.GetAsync(session)).Text.ShouldContain("Thursday 13 May 2027, 09:00–10:00");
    }

    [Fact]
    public async Task The_terms_are_previewed_as_they_read_at_booking_and_two_editors_lose_nothing()
    {
        await using var app = new WebApp();
        var (sofia, other) = (await app.SignInAsync("sofia"), await app.SignInAsync("sofia"));
        var (mine, theirs) = (await sofia.GetAsync("/admin/clinic"), await other.GetAsync("/admin/clinic"));
        var preview = await mine.PressAsync("button[value=preview]", ("Values[CancellationTerms]", "Then <u>all</u> of it is due."), ("Values[LateCancelHours]", "48"));
        preview.Text.ShouldContain("Then <u>all</u> of it is due.");
        preview.Document.QuerySelector("u").ShouldBeNull();
        await theirs.SubmitAsync("#clinic", ("Values[Phone]", "+49 30 999"));
        var conflict = await preview.SubmitAsync("#clinic");
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("+49 30 999");
        var saved = await (await conflict.PressAsync("button[value='theirs:Phone']")).SubmitAsync("#clinic");
        if (saved.Document.QuerySelector("#effect") is not null)
        {
            saved = await saved.SubmitAsync("#clinic");
        }

        saved.Text.ShouldContain("The clinic’s settings are saved");
        var clinic = await app.WithAsync<ClinicEditor, Scheduling.Clinics.Clinic>(editor => editor.LoadAsync(Cancellation));
        (clinic.Phone, clinic.CancellationTerms, clinic.LateCancelHours, clinic.Version).ShouldBe(("+49 30 999", "Then <u>all</u> of it is due.", 48, 3));
    }

    [Fact]
    public async Task Own_words_are_previewed_kept_used_in_mails_and_given_up_again()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var page = await (await sofia.GetAsync("/admin/mail-texts")).FollowLinkAsync("Session booked");
        var preview = await page.PressAsync(
            "#text button[value=preview]", ("Values[Subject]", "See you on {date}"), ("Values[Body]", "Lovely, {name}: {when} with {therapist}.\n\n<b>Bring</b> shorts."));
        preview.Document.QuerySelector("#preview-subject")!.TextContent.ShouldStartWith("See you on ");
        preview.Document.QuerySelector("pre")!.TextContent.ShouldContain("with Elena Brandt.\n\n<b>Bring</b> shorts.\n\nWhen: ");
        var html = await sofia.GetAsync(preview.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        html.Document.QuerySelector("b").ShouldBeNull();
        html.Text.ShouldContain("<b>Bring</b> shorts.");
        html.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox;");
        (await preview.SubmitAsync("#text")).Text.ShouldContain("written with your words");

        await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Start);
        var mail = await app.MailAsync("mara@demo.example", "See you on Thursday 13 May 2027");
        var text = mail.Message.TextBody!;
        text.ShouldContain("Lovely, Mara Lind: Thursday 13 May 2027, 10:00, Berlin time (CEST) with Elena Brandt.");
        text.ShouldContain("You can cancel free of charge until");
        mail.Message.HtmlBody!.ShouldContain("&lt;b&gt;Bring");

        var reset = await (await sofia.GetAsync("/admin/mail-texts/session-booked")).SubmitAsync("#reset");
        reset.Text.ShouldContain("The site’s own words are used again.");
        (await reset.SubmitAsync("#undo")).Document.QuerySelector("#Subject")!.GetAttribute("value").ShouldBe("See you on {date}");
    }

    [Fact]
    public async Task Every_kind_of_mail_can_be_previewed()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        foreach (var kind in Data.Mail.MailKinds.All)
        {
            var page = await sofia.GetAsync($"/admin/mail-texts/{kind}");
            page.Status.ShouldBe(HttpStatusCode.OK, kind);
            page.Document.QuerySelector("pre")!.TextContent.ShouldContain("Lane Four", Case.Sensitive, kind);
        }
    }

    [Fact]
    public async Task Unknown_placeholders_and_names_of_massages_are_refused_by_name()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/admin/mail-texts/session-booked");
        var refused = await page.SubmitAsync("#text", ("Values[Subject]", "Your deep  TISSUE hour"), ("Values[Body]", "{massage} and {complaint}"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Subject").ShouldContain("Please leave out Deep tissue");
        refused.ErrorOf("Body").ShouldContain("{massage}, {complaint}");
        refused.Document.QuerySelector("#Subject")!.GetAttribute("value").ShouldBe("Your deep  TISSUE hour");
        (await sofia.GetAsync("/admin/mail-texts/confirm-address")).Text.ShouldNotContain("{name}", Case.Insensitive, "whoever registers may call themselves anything");
        (await sofia.GetAsync("/admin/mail-texts/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Extra_hours_open_on_the_days_after_a_race_and_are_taken_back()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var wrong = await (await sofia.GetAsync("/admin/races/add")).SubmitAsync("#race", ("Values[Name]", "Spring run"), ("Values[Distance]", "far"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.ErrorOf("Date").ShouldBe("Please enter its date.");
        var race = await wrong.SubmitAsync("#race", ("Values[Date]", "2027-05-09"), ("Values[Distance]", "21,1"), ("Values[Runners]", "5000"));
        race.Heading.ShouldBe("Spring run");
        race.Document.QuerySelectorAll("#hours legend").Select(day => day.TextContent).ShouldBe(["Monday 10 May 2027", "Tuesday 11 May 2027"]);

        var before = (await app.ScheduleAsync()).Version;
        var none = await race.SubmitAsync(
            "#hours", ("Values[Open-elena-2027-05-10]", "true"), ("Values[From-elena-2027-05-10]", "20:00"), ("Values[To-elena-2027-05-10]", "19:00"));
        none.Status.ShouldBe(HttpStatusCode.BadRequest);
        none.ErrorOf("elena-2027-05-10").ShouldBe("The end must come after the start.");
        var open = await none.SubmitAsync("#hours", ("Values[To-elena-2027-05-10]", "22:00"), ("Values[Open-elena-2027-05-11]", "true"));
        open.Text.ShouldContain("Extra hours are open: 2.");
        (await app.ScheduleAsync()).Version.ShouldBe(before + 2);
        (await app.ScheduleAsync()).Groups.Count(group => group.Kind == ExceptionKind.Extra && group.Reason == "After Spring run").ShouldBe(2);
        (await app.StartsAsync("2027-05-10")).ShouldContain("21:00");

        var start = Instant.FromUtc(2027, 5, 10, 19, 0);
        await Walk.BookAsync(await app.SignInAsync("mara"), "elena", start);
        var question = await open.SubmitAsync("form[action$='TakeBack']");
        question.Text.ShouldContain("sessions are booked in these hours");
        question.Text.ShouldContain("Mara Lind");
        (await app.ScheduleAsync()).Version.ShouldBe(before + 2);
        (await question.SubmitAsync("#take-back-all-the-same")).Address.ShouldBe("/availability/affected?therapistId=elena");
        var left = await (await sofia.GetAsync(race.Address)).SubmitAsync("#remove");
        left.Text.ShouldContain("Take them back first");
        var free = await (await sofia.GetAsync(race.Address)).SubmitAsync("form[action$='TakeBack']");
        free.Text.ShouldContain("are taken back");
        (await free.SubmitAsync("#remove")).Text.ShouldContain("Spring run is removed.");
    }
}
