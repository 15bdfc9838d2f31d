using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>Mails about accounts: what they say, and that their links work once, for one thing, for a while.</summary>
public sealed class AccountLetterTests
{
    private const string Mara = "mara@demo.example";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailKinds.ConfirmAddress, null, "Confirm your e-mail address", "/account/confirm?token=")]
    [InlineData(MailKinds.ResetPassword, null, "Choose a new password", "/account/reset?token=")]
    [InlineData(MailKinds.ChangeAddress, "new@runner.example", "Confirm your new e-mail address", "/account/email/confirm?token=")]
    [InlineData(MailKinds.Invite, "new@runner.example", "Your invitation to Lane Four", "/account/invitation?token=")]
    [InlineData(MailKinds.InviteGuest, "new@runner.example", "Your appointments at Lane Four, online", "/account/invitation?token=")]
    [InlineData(MailKinds.AddressTaken, null, "You already have an account", "/account/sign-in")]
    [InlineData(MailKinds.AddressChanged, "old@runner.example", "Your e-mail address was changed", null)]
    [InlineData(MailKinds.PasswordChanged, null, "Your password was changed", "/account/forgot")]
    public async Task Each_kind_says_what_to_do_in_html_and_in_text(string kind, string? address, string subject, string? link)
    {
        await using var app = new WebApp { Settings = { ["Site:Url"] = "https://lanefour.example/booking" } };
        var id = await app.AddAccountMailAsync(kind, "mara", address);

        var mail = await app.MailAsync(address ?? Mara, subject);

        mail.Message.MessageId.ShouldBe($"{id}@lanefour.example");
        mail.Message.From.Mailboxes.Single().ShouldBe(new MimeKit.MailboxAddress("Lane Four", "hello@lanefour.example"));
        mail.Message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        HealthWords.ShouldHoldNone(mail, await app.MassageTypesAsync());
        mail.Text.ShouldContain("Lane Four");
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Html);
        html.QuerySelectorAll("script, img, link, iframe, form").ShouldBeEmpty();
        var targets = html.QuerySelectorAll("a").Select(target => target.GetAttribute("href")!).Distinct().ToList();
        if (link is null)
        {
            targets.ShouldBeEmpty();
            return;
        }

        targets.ShouldHaveSingleItem().ShouldStartWith("https://lanefour.example/booking" + link);
        mail.Text.ShouldContain(targets[0]);
    }

    [Fact]
    public async Task A_link_carries_a_token_of_which_only_the_digest_is_kept()
    {
        await using var app = new WebApp();
        await app.AddAccountMailAsync(MailKinds.ResetPassword, "mara");
        var mail = await app.MailAsync(Mara, "Choose a new password");
        mail.Text.ShouldContain("until Tuesday 6 April 2027, 10:00, Berlin time (CEST)");
        mail.Text.ShouldContain("Hello Mara Lind,");

        var raw = mail.LinkTo("account/reset").Split("token=")[1];
        raw.Length.ShouldBeGreaterThanOrEqualTo(43, "256 bits");
        var token = (await app.WithAsync<LinkTokens, LinkToken?>(tokens => tokens.FindAsync(MailKinds.ResetPassword, raw, Cancelled))).ShouldNotBeNull();
        (token.UserId, token.Email).ShouldBe((await app.AccountAsync("mara"), Mara));
        token.ExpiresAt.ShouldBe(WebApp.DefaultNow + Duration.FromHours(1));
        (await app.WithAsync<LinkTokens, LinkToken?>(tokens => tokens.FindAsync(MailKinds.ConfirmAddress, raw, Cancelled))).ShouldBeNull();

        var stored = await app.WithAsync<RunnerMassageContext, string>(async context =>
            string.Join(' ', await context.LinkTokens.Select(row => row.Hash + row.Data).ToListAsync(Cancelled))
            + string.Join(' ', await context.OutboxMessages.Select(row => row.Data + row.LastError).ToListAsync(Cancelled)));
        stored.ShouldNotContain(raw);
    }

    [Fact]
    public async Task An_invitation_hands_its_terms_on_to_the_token()
    {
        await using var app = new WebApp();
        await app.AddMailAsync(new OutboxMail
        {
            EventKey = "invite:1",
            Kind = MailKinds.Invite,
            Address = "nina@clinic.example",
            Data = """{"role":"therapist"}""",
        });
        var mail = await app.MailAsync("nina@clinic.example", "Your invitation");
        var raw = mail.LinkTo("account/invitation").Split("token=")[1];
        var token = (await app.WithAsync<LinkTokens, LinkToken?>(tokens => tokens.FindAsync(MailKinds.Invite, raw, Cancelled))).ShouldNotBeNull();
        (token.Email, token.Data, token.UserId).ShouldBe(("nina@clinic.example", """{"role":"therapist"}""", null));
        token.ExpiresAt.ShouldBe(WebApp.DefaultNow + Duration.FromDays(7));
    }

    [Fact]
    public async Task What_people_call_themselves_is_escaped_and_never_reaches_strangers()
    {
        const string Name = "<b>Win & run</b> https://evil.example";
        await using var app = new WebApp();
        await app.ChangeUserAsync("mara", user => user.DisplayName = Name);
        await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
        var known = await app.MailAsync(Mara, "Your password was changed");
        known.Html.ShouldContain("Hello &lt;b&gt;Win &amp; run&lt;/b&gt;");
        known.Html.ShouldNotContain("<b>Win");

        await app.ChangeUserAsync("mara", user => user.EmailConfirmed = false);
        foreach (var kind in new[] { MailKinds.ConfirmAddress, MailKinds.AddressTaken })
        {
            await app.AddAccountMailAsync(kind, "mara");
        }

        var mails = (await app.MailsAsync()).Where(mail => mail.Subject != known.Subject).ToList();
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => !mail.Text.Contains("evil", StringComparison.Ordinal) && !mail.Html.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_words_finds_what_it_is_for()
    {
        HealthWords.Finds("Your deep tissue massage").ShouldBeTrue();
        HealthWords.Finds("about your sore knees").ShouldBeTrue();
        HealthWords.Finds("Your appointment is booked").ShouldBeFalse();
    }
}
