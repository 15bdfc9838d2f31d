using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>New passwords: by a link in a mail, or because one knows the old one.</summary>
public sealed class PasswordTests
{
    private const string New = "other words than before";

    [Fact]
    public async Task Asking_for_a_link_answers_the_same_for_a_known_and_an_unknown_address()
    {
        var hasher = new CountingHasher();
        await using var app = Open(demo: false, hasher);
        await app.AddAccountAsync();
        var answers = new List<(string Text, int Hashes)>();
        foreach (var email in (string[])[Nora, "nobody@example.org"])
        {
            var form = await app.Visit().GetAsync("/account/forgot");
            hasher.Count = 0;
            var page = await form.SubmitAsync(Form, ("Input.Email", email));
            answers.Add((page.Text.Replace(email, "?", StringComparison.Ordinal), hasher.Count));
        }

        answers[0].ShouldBe(answers[1]);
        answers[0].Text.ShouldContain("If ? has an account here");
        (await app.MailKindsAsync()).ShouldBe([MailKinds.ConfirmAddress, MailKinds.ResetPassword], ignoreOrder: true);
    }

    [Fact]
    public async Task A_link_leads_to_a_new_password_and_ends_all_sign_ins()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var elsewhere = app.Visit();
        await elsewhere.SignInAsync(Nora, Password);
        var program = ApiCaller.Stranger(app);
        await program.SignInAsync(Nora, Password);
        (await program.GetAsync("/api/v1/sessions")).Status.ShouldBe(200);

        await (await app.Visit().GetAsync("/account/forgot")).SubmitAsync(Form, ("Input.Email", Nora));
        var older = await app.LinkInMailAsync(MailKinds.ResetPassword);
        app.Clock.AdvanceSeconds(1);
        await (await app.Visit().GetAsync("/account/forgot")).SubmitAsync(Form, ("Input.Email", Nora));
        var link = await app.LinkInMailAsync(MailKinds.ResetPassword);
        link.ShouldNotBe(older);
        var page = await app.Visit().GetAsync(link);
        page.Text.ShouldContain(Nora);
        var refused = await page.SubmitAsync(ResetForm, ("Input.Password", "sunshine2024"));
        refused.ErrorOf("Input.Password").ShouldContain("Many people use this password");
        refused = await refused.SubmitAsync(ResetForm, ("Input.Password", "Nora2027nora"));
        refused.ErrorOf("Input.Password").ShouldContain("Your name or address");
        var signIn = await refused.SubmitAsync(ResetForm, ("Input.Password", New));
        signIn.Text.ShouldContain("Your new password holds.");
        (await app.MailKindsAsync()).ShouldContain(MailKinds.PasswordChanged);

        (await signIn.SubmitAsync(Form, ("Input.Password", New))).Text.ShouldContain("Signed in as");
        (await app.Visit().SignInAsync(Nora, Password)).Text.ShouldContain("is not right");
        (await app.Visit().GetAsync(link)).Heading.ShouldBe("This link is over");
        (await app.Visit().GetAsync(older)).Heading.ShouldBe("This link is over");
        app.Clock.AdvanceSeconds(60);
        (await elsewhere.GetAsync("/sessions")).Heading.ShouldBe("Sign in");
        (await program.GetAsync("/api/v1/sessions")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_link_to_a_new_password_also_confirms_the_address_and_ends_the_pause()
    {
        await using var app = Open(demo: false);
        await app.Visit().RegisterAsync(Nora);
        for (var i = 0; i < 10; i++)
        {
            await app.Visit().SignInAsync(Nora, "not the right one");
        }

        await (await app.Visit().GetAsync("/account/forgot")).SubmitAsync(Form, ("Input.Email", Nora));
        await (await app.Visit().GetAsync(await app.LinkInMailAsync(MailKinds.ResetPassword))).SubmitAsync(ResetForm, ("Input.Password", New));
        (await app.Visit().SignInAsync(Nora, New)).Text.ShouldContain("Signed in as");
    }

    [Fact]
    public async Task Changing_the_password_asks_for_the_present_one_and_ends_the_other_sign_ins_only()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var (here, elsewhere) = (app.Visit(), app.Visit());
        await here.SignInAsync(Nora, Password);
        await elsewhere.SignInAsync(Nora, Password);

        var form = await here.GetAsync("/account/password");
        var wrong = await form.SubmitAsync(ResetForm, ("Input.Present", "not the right one"), ("Input.Password", New));
        wrong.ErrorOf("Input.Present").ShouldContain("not your present password");
        var done = await wrong.SubmitAsync(ResetForm, ("Input.Present", Password), ("Input.Password", New));
        done.Address.ShouldBe("/account");
        (await app.MailKindsAsync()).ShouldContain(MailKinds.PasswordChanged);

        app.Clock.AdvanceSeconds(60);
        (await here.GetAsync("/sessions")).Heading.ShouldBe("My sessions");
        (await elsewhere.GetAsync("/sessions")).Heading.ShouldBe("Sign in");
        (await app.Visit().SignInAsync(Nora, New)).Text.ShouldContain("Signed in as");
    }

    [Fact]
    public async Task Guessing_the_present_password_on_a_borrowed_screen_is_slowed_down()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var visitor = app.Visit();
        await visitor.SignInAsync(Nora, Password);
        var form = await visitor.GetAsync("/account/password");
        for (var i = 0; i < 6; i++)
        {
            form = await form.SubmitAsync(ResetForm, ("Input.Present", $"guess number {i}"), ("Input.Password", New));
        }

        form = await form.SubmitAsync(ResetForm, ("Input.Present", Password), ("Input.Password", New));
        form.ErrorOf("Input.Present").ShouldContain("has to wait");
        app.Clock.AdvanceMinutes(15);
        (await form.SubmitAsync(ResetForm, ("Input.Present", Password), ("Input.Password", New))).Address.ShouldBe("/account");
    }

    [Fact]
    public async Task A_password_is_hashed_anew_when_the_cost_rises_and_nobody_is_signed_out_by_it()
    {
        await using var app = Open(demo: true);
        var clicked = await app.SignInAsync("mara");
        await clicked.GetAsync("/sessions");
        var before = await app.UserAsync("mara@demo.example");
        await app.WithAsync<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Identity.PasswordHasherOptions>, int>(options =>
        {
            options.Value.IterationCount = 2000;
            return Task.FromResult(0);
        });
        await app.Visit().SignInAsync("mara@demo.example", "run-easy-massage");

        var after = await app.UserAsync("mara@demo.example");
        after.PasswordHash.ShouldNotBe(before.PasswordHash);
        after.SecurityStamp.ShouldBe(before.SecurityStamp);
        app.Clock.AdvanceSeconds(60);
        (await clicked.GetAsync("/sessions")).Heading.ShouldBe("My sessions");
        (await app.Visit().SignInAsync("mara@demo.example", "run-easy-massage")).Text.ShouldContain("Signed in as Mara Lind");
    }
}
