using System.Net;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>The demo's mailbox, and what admins see of mails.</summary>
public sealed class MailPagesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_shows_its_mails_to_whoever_comes()
    {
        await using var app = new WebApp();
        var stranger = app.Visit();
        (await stranger.GetAsync("/mailbox")).Text.ShouldContain("No mails yet");
        var mara = await app.SignInAsync("mara");
        await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-14"));
        await app.MailsAsync();

        var list = await stranger.GetAsync("/mailbox");
        list.Text.ShouldContain("Appointment booked: Wednesday 14 April 2027");
        var mail = await list.FollowLinkAsync("Appointment booked");
        mail.Text.ShouldContain("mara@demo.example");
        var frame = mail.Document.QuerySelector("iframe")!;
        frame.GetAttribute("sandbox").ShouldBe("allow-top-navigation-by-user-activation");
        mail.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-src 'self'");

        var html = await stranger.GetAsync(frame.GetAttribute("src")!);
        html.Heading.ShouldBe("Appointment booked");
        html.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox ");
        html.Response.Headers.GetValues("X-Frame-Options").Single().ShouldBe("SAMEORIGIN");

        (await mail.FollowLinkAsync("Show as text")).Document.QuerySelector("pre")!.TextContent.ShouldContain("With: Elena Brandt");
        var file = mail.Document.QuerySelectorAll("a").Single(link => link.TextContent.Contains("appointment.ics", StringComparison.Ordinal));
        using var download = await stranger.Client.GetAsync(file.GetAttribute("href"), Cancelled);
        download.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        (await download.Content.ReadAsStringAsync(Cancelled)).ShouldContain("METHOD:REQUEST");
    }

    [Theory]
    [InlineData("/mailbox/nothing")]
    [InlineData("/mailbox/nothing?handler=Html")]
    [InlineData("/mailbox/nothing?handler=File&number=0")]
    [InlineData("/mailbox/..%2Frunnermassage")]
    public async Task A_mail_that_is_not_there_is_not_found(string address)
    {
        await using var app = new WebApp();
        (await app.Visit().GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_demo_has_a_mailbox_to_read()
    {
        await using var app = new WebApp { Demo = false };
        (await app.Visit().GetAsync("/mailbox")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visit().GetAsync("/mailbox/any")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_that_was_given_up_is_sent_again_with_one_button()
    {
        await using var app = new WebApp();
        foreach (var person in new[] { "mara", "jonas" })
        {
            // Nothing can be made of its data.
            await app.AddMailAsync(new OutboxMail
            {
                EventKey = person,
                Kind = MailKinds.SessionBooked,
                UserId = await app.AccountAsync(person),
                SessionId = await AnySessionAsync(app),
                SessionVersion = 1,
                Data = "{",
            });
        }

        (await app.MailsAsync()).ShouldBeEmpty();
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/admin/mail");
        page.Text.ShouldContain("2 mails could not be sent.");
        page.Text.ShouldContain("This is a fault of the program; the log tells more.");
        (await page.SubmitAsync("form[action$=AllAgain]")).Text.ShouldContain("2 mails are on their way again.");
        (await sofia.GetAsync("/admin/mail")).Text.ShouldContain("No mail was given up. 2 are waiting.");
    }

    private static Task<string> AnySessionAsync(WebApp app) => app.WithAsync<RunnerMassageContext, string>(context =>
        context.MassageSessions.Select(session => session.Id).OrderBy(id => id).FirstAsync(Cancelled));
}
