using RunnerMassage.Data.Mail;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

public sealed class EmailChangeTests
{
    private const string New = "nora.new@example.org";

    [Fact]
    public async Task An_address_changes_once_it_is_confirmed_from_the_new_one_and_the_old_one_is_told()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var (here, elsewhere) = (app.Visit(), app.Visit());
        await here.SignInAsync(Nora, Password);
        await elsewhere.SignInAsync(Nora, Password);
        var form = await here.GetAsync("/account/email");
        (await form.SubmitAsync(Form, ("Input.Email", New), ("Input.Password", "not the right one"))).ErrorOf("Input.Password").ShouldContain("not your password");
        var sent = await form.SubmitAsync(Form, ("Input.Email", New), ("Input.Password", Password));
        sent.Text.ShouldContain($"A mail is on its way to {New}");

        var link = await app.LinkInMailAsync(MailKinds.ChangeAddress, New);
        var page = await here.GetAsync(link);
        (await app.UserAsync(Nora)).ShouldNotBeNull("Opening a link changes nothing.");
        var done = await page.SubmitAsync(Walk.Form);
        done.Address.ShouldBe("/account");
        done.Text.ShouldContain($"Your address is {New} now.");
        (await app.MailsAsync()).Single(mail => mail.Kind == MailKinds.ChangeAddress).Address.ShouldBe(New);
        (await app.MailsAsync()).Single(mail => mail.Kind == MailKinds.AddressChanged).Address.ShouldBe(Nora);

        app.Clock.AdvanceSeconds(60);
        (await here.GetAsync("/sessions")).Heading.ShouldBe("My sessions");
        (await elsewhere.GetAsync("/sessions")).Heading.ShouldBe("Sign in");
        (await app.Visit().SignInAsync(New, Password)).Text.ShouldContain("Signed in as");
        (await app.Visit().SignInAsync(Nora, Password)).Text.ShouldContain("is not right");
        (await here.GetAsync(link)).Heading.ShouldBe("This link is over");
    }

    [Fact]
    public async Task Asking_for_an_address_that_has_an_account_answers_the_same_and_tells_its_owner()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync("taken@example.org");
        await app.AddAccountAsync();
        var visitor = app.Visit();
        await visitor.SignInAsync(Nora, Password);
        var form = await visitor.GetAsync("/account/email");
        var taken = await form.SubmitAsync(Form, ("Input.Email", "taken@example.org"), ("Input.Password", Password));
        var free = await form.SubmitAsync(Form, ("Input.Email", "free@example.org"), ("Input.Password", Password));
        taken.Text.Replace("taken", "?", StringComparison.Ordinal).ShouldBe(free.Text.Replace("free", "?", StringComparison.Ordinal));
        var mails = await app.MailsAsync();
        mails.Single(mail => mail.Kind == MailKinds.AddressTaken).UserId.ShouldBe((await app.UserAsync("taken@example.org")).Id);
        mails.Single(mail => mail.Kind == MailKinds.ChangeAddress).Address.ShouldBe("free@example.org");
    }

    [Fact]
    public async Task An_address_that_somebody_else_has_got_in_the_meantime_stays_theirs()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var visitor = app.Visit();
        await visitor.SignInAsync(Nora, Password);
        await (await visitor.GetAsync("/account/email")).SubmitAsync(Form, ("Input.Email", New), ("Input.Password", Password));
        var link = await app.LinkInMailAsync(MailKinds.ChangeAddress, New);
        await app.Visit().RegisterAsync(New);

        var page = await (await app.Visit().GetAsync(link)).SubmitAsync(Walk.Form);
        page.Text.ShouldContain("Nothing was changed.");
        (await app.UserAsync(Nora)).ShouldNotBeNull();
    }
}
