using RunnerMassage.Data.Mail;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>Registering outside the demo, where an address has to be confirmed.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Somebody_registers_confirms_and_signs_in()
    {
        await using var app = Open(demo: false);
        var visitor = app.Visit();
        var sent = await visitor.RegisterAsync(Nora);
        sent.Heading.ShouldBe("Look into your mailbox");
        sent.Text.ShouldContain(Nora);
        (await app.MailKindsAsync()).ShouldBe([MailKinds.ConfirmAddress]);

        var link = await app.LinkInMailAsync(MailKinds.ConfirmAddress);
        var early = await visitor.SignInAsync(Nora, Password);
        early.Text.ShouldContain("Please look into your mailbox first");
        early.Text.ShouldNotContain("Signed in as");

        var page = await visitor.GetAsync(link);
        page.Heading.ShouldBe("Confirm your address");
        (await app.UserAsync(Nora)).EmailConfirmed.ShouldBeFalse("Opening a link changes nothing.");
        var signIn = await page.SubmitAsync(Walk.Form);
        signIn.Text.ShouldContain("Your address is confirmed.");
        (await signIn.SubmitAsync(Form, ("Input.Password", Password))).Text.ShouldContain("Signed in as nora@example.org");
        (await visitor.GetAsync(link)).Heading.ShouldBe("This link is over");
    }

    [Fact]
    public async Task A_link_serves_its_one_purpose()
    {
        await using var app = Open(demo: false);
        await app.Visit().RegisterAsync(Nora);
        var link = await app.LinkInMailAsync(MailKinds.ConfirmAddress);
        var reset = await app.Visit().GetAsync(link.Replace("/account/confirm", "/account/reset", StringComparison.Ordinal));
        reset.Heading.ShouldBe("This link is over");
        app.Clock.AdvanceDays(3);
        (await app.Visit().GetAsync(link)).Heading.ShouldBe("This link is over");
    }

    [Fact]
    public async Task The_wrong_password_of_a_waiting_account_hears_what_every_wrong_password_hears()
    {
        await using var app = Open(demo: false);
        await app.Visit().RegisterAsync(Nora);
        var waiting = await app.Visit().SignInAsync(Nora, "not the right one");
        var nobody = await app.Visit().SignInAsync("nobody@example.org", "not the right one");
        waiting.Text.ShouldBe(nobody.Text);
    }

    [Fact]
    public async Task Registering_and_signing_in_with_that_password_does_not_tell_whether_there_was_an_account()
    {
        var hasher = new CountingHasher();
        await using var app = Open(demo: false, hasher);
        await app.AddAccountAsync("known@example.org", "the owner knows this");
        var heard = new List<(string Registered, string SignedIn, string Again, int[] Hashes)>();
        foreach (var email in (string[])["known@example.org", "other@example.org"])
        {
            hasher.Count = 0;
            var counts = new List<int>();
            var registered = await app.Visit().RegisterAsync(email, "a guess of a stranger");
            counts.Add(hasher.Count);
            var signedIn = await app.Visit().SignInAsync(email, "a guess of a stranger");
            counts.Add(hasher.Count);
            await app.Visit().SignInAsync(email, "yet another guess");
            counts.Add(hasher.Count);
            var again = await signedIn.SubmitAsync(".alert form");
            signedIn.Text.ShouldContain("look into your mailbox first");
            heard.Add((Without(registered, email), Without(signedIn, email), Without(again, email), [.. counts]));
        }

        (heard[0].Registered, heard[0].SignedIn, heard[0].Again).ShouldBe((heard[1].Registered, heard[1].SignedIn, heard[1].Again));
        heard[0].Hashes.ShouldBe(heard[1].Hashes);
        (await app.Visit().SignInAsync("known@example.org", "the owner knows this")).Text.ShouldContain("Signed in as");
        (await app.MailsAsync()).Select(mail => mail.Kind).ShouldBe(
            [MailKinds.ConfirmAddress, MailKinds.AddressTaken, MailKinds.AddressTaken, MailKinds.ConfirmAddress, MailKinds.ConfirmAddress],
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_address_that_was_registered_twice_gets_the_password_that_its_owner_chooses()
    {
        await using var app = Open(demo: false);
        await app.Visit().RegisterAsync(Nora, "what a stranger chose");
        await app.Visit().RegisterAsync(Nora, "what the owner chose");
        var page = await app.Visit().GetAsync(await app.LinkInMailAsync(MailKinds.ConfirmAddress));
        page.Text.ShouldContain("registered more than once");
        var refused = await page.SubmitAsync(Walk.Form, ("Password", "password123"));
        refused.ErrorOf("Password").ShouldContain("Many people use this password");

        await refused.SubmitAsync(Walk.Form, ("Password", "what holds from now on"));
        (await app.Visit().SignInAsync(Nora, "what holds from now on")).Text.ShouldContain("Signed in as");
        (await app.Visit().SignInAsync(Nora, "what a stranger chose")).Text.ShouldContain("is not right");
        (await app.Visit().SignInAsync(Nora, "what the owner chose")).Text.ShouldContain("is not right");
    }

    [Fact]
    public async Task Nobody_can_flood_a_mailbox()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        for (var i = 0; i < 8; i++)
        {
            await (await app.Visit().GetAsync("/account/confirm/again")).SubmitAsync(Form, ("Input.Email", Nora));
            await app.Visit().RegisterAsync(Nora);
            await (await app.Visit().GetAsync("/account/forgot")).SubmitAsync(Form, ("Input.Email", Nora));
        }

        (await app.MailsAsync()).Count.ShouldBeInRange(2, 3);
        app.Clock.AdvanceHours(2);
        await (await app.Visit().GetAsync("/account/forgot")).SubmitAsync(Form, ("Input.Email", Nora));
        (await app.MailKindsAsync()).ShouldContain(MailKinds.ResetPassword);
    }

    private static string Without(VisitedPage page, string email) => $"{page.Address} {page.Text}".Replace(email, "?", StringComparison.Ordinal);
}
