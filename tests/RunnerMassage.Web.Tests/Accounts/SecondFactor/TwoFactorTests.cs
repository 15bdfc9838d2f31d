using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.SecondFactor.SecondFactorScene;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

public sealed class TwoFactorTests
{
    [Fact]
    public async Task With_an_app_set_up_signing_in_takes_password_and_code()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());

        var visitor = app.Visit();
        var step = await visitor.TypePasswordAsync();
        step.Address.ShouldStartWith("/account/two-factor/sign-in");
        step.Text.ShouldNotContain("Signed in as");
        (await visitor.GetAsync("/sessions")).Address.ShouldStartWith("/account/sign-in");

        var about = await step.SubmitAsync(CodeForm, ("Code", app.NextCode(authenticator)));
        about.Address.ShouldBe("/about");
        about.Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task Looking_at_the_set_up_page_turns_nothing_on_and_a_wrong_code_keeps_the_key()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        var page = await visitor.GetAsync("/account/two-factor/set-up");
        var key = page.Document.QuerySelector("code.key")!.TextContent;
        key.ShouldMatch("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$");
        page.Document.QuerySelector("svg.qr path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        page.Document.QuerySelector("a[href^=otpauth]")!.GetAttribute("href").ShouldBe(
            $"otpauth://totp/{Uri.EscapeDataString("Lane Four")}:nora%40example.org?secret={key.Replace(" ", "", StringComparison.Ordinal)}"
            + $"&issuer={Uri.EscapeDataString("Lane Four")}");

        var refused = await page.SubmitAsync(CodeForm, ("Code", app.WrongCode(new TestAuthenticator(key))));
        refused.ErrorOf("Code").ShouldContain("not the code");
        refused.Document.QuerySelector("code.key")!.TextContent.ShouldBe(key);
        (await app.Visit().TypePasswordAsync()).Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task A_key_that_was_shown_too_long_ago_gives_way_to_a_new_one()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var page = await (await app.SignInByPasswordAsync()).GetAsync("/account/two-factor/set-up");
        var key = page.Document.QuerySelector("code.key")!.TextContent;
        // Proven anew in another tab, so that it is the key that is too old and not the sign-in.
        app.Clock.Advance(Duration.FromMinutes(14));
        var again = await page.SubmitAsync(CodeForm, ("Code", "000000"));
        again.Document.QuerySelector("code.key")!.TextContent.ShouldBe(key);
        app.Clock.Advance(Duration.FromMinutes(17));
        (await again.SubmitAsync(CodeForm, ("Code", new TestAuthenticator(key).CodeAt(app.Clock.GetCurrentInstant()))))
            .Heading.ShouldBe("Is it still you?");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Whoever_wants_to_stay_signed_in_stays_so_past_the_second_step(string stay, bool stays)
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var visitor = app.Visit();
        var step = await (await visitor.GetAsync("/account/sign-in")).SubmitAsync(
            PasswordForm, ("Input.Email", Email), ("Input.Password", Password), ("Input.StaySignedIn", stay));

        var form = step.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>(CodeForm)!;
        using var body = new FormUrlEncodedContent(
        [
            new("Code", app.NextCode(authenticator)),
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")),
        ]);
        var answer = await visitor.Client.PostAsync("/account/two-factor/sign-in", body, TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("runner-massage=", StringComparison.Ordinal));
        cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase).ShouldBe(stays);
    }

    [Fact]
    public async Task A_code_signs_in_once()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());

        // The code that set the app up is used up, too.
        var step = await app.Visit().TypePasswordAsync();
        step = await step.SubmitAsync(CodeForm, ("Code", authenticator.CodeAt(app.Clock.GetCurrentInstant())));
        step.ErrorOf("Code").ShouldContain("used before");

        var code = app.NextCode(authenticator);
        (await step.SubmitAsync(CodeForm, ("Code", code))).Text.ShouldContain("Signed in as Nora");
        var second = await (await app.Visit().TypePasswordAsync()).SubmitAsync(CodeForm, ("Code", code));
        second.ErrorOf("Code").ShouldContain("used before");
        second.Text.ShouldNotContain("Signed in as");
    }

    [Fact]
    public async Task A_code_sent_twice_at_once_signs_in_once()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var steps = new List<VisitedPage>();
        for (var i = 0; i < 4; i++)
        {
            steps.Add(await app.Visit().TypePasswordAsync());
        }

        var code = app.NextCode(authenticator);
        var pages = await Task.WhenAll(steps.Select(step => step.SubmitAsync(CodeForm, ("Code", code))));
        pages.Count(page => page.Text.Contains("Signed in as Nora", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_the_page_says_how_many_are_left()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (_, codes) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());

        var page = await (await app.Visit().TypePasswordAsync()).SubmitAsync(RecoveryForm, ("RecoveryCode", codes[3].ToLowerInvariant()));
        page.Text.ShouldContain("Signed in as Nora");
        page.Text.ShouldContain("9 are left");

        var again = await (await app.Visit().TypePasswordAsync()).SubmitAsync(RecoveryForm, ("RecoveryCode", codes[3]));
        again.ErrorOf("RecoveryCode").ShouldContain("used before");
        again.Document.QuerySelector("details.second-way")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_codes_make_the_account_wait_even_for_the_right_one_but_not_for_a_recovery_code()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, codes) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var step = await app.Visit().TypePasswordAsync();
        for (var i = 0; i < ThrottleRule.SecondFactor.FreeTries; i++)
        {
            step = await step.SubmitAsync(CodeForm, ("Code", app.WrongCode(authenticator)));
            step.ErrorOf("Code").ShouldContain("not right");
        }

        // From another browser as well.
        var other = await app.Visit().TypePasswordAsync();
        (await other.SubmitAsync(CodeForm, ("Code", app.NextCode(authenticator)))).ErrorOf("Code").ShouldContain("too many wrong tries");
        (await other.SubmitAsync(RecoveryForm, ("RecoveryCode", codes[0]))).Text.ShouldContain("Signed in as Nora");

        app.Clock.Advance(Duration.FromMinutes(1));
        step = await app.Visit().TypePasswordAsync();
        (await step.SubmitAsync(CodeForm, ("Code", app.NextCode(authenticator)))).Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task Without_the_password_the_second_step_asks_for_it()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/account/two-factor/sign-in?returnUrl=%2Fabout");
        page.Heading.ShouldBe("Please sign in again");
        page.Document.QuerySelector("form[action*=sign-in]").ShouldBeNull();
        (await page.FollowLinkAsync("Sign in")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task Whoever_waits_at_the_second_step_starts_again_when_the_account_changes()
    {
        await using var app = new WebApp();
        var user = await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var step = await app.Visit().TypePasswordAsync();
        await app.WithAsync<UserManager<AppUser>, IdentityResult>(async users =>
            await users.UpdateSecurityStampAsync((await users.FindByIdAsync(user.Id))!));
        (await step.SubmitAsync(CodeForm, ("Code", app.NextCode(authenticator)))).Heading.ShouldBe("Please sign in again");
    }

    [Fact]
    public async Task New_recovery_codes_need_a_proof_and_end_the_old_ones()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        var (_, old) = await app.SetUpAppAsync(visitor);

        var page = await visitor.GetAsync("/account/two-factor/recovery-codes");
        var refused = await page.SubmitAsync(ProofForm, ("Proof", "not my password"));
        refused.ErrorOf("Proof").ShouldContain("neither your password nor");
        var codes = CodesOn(await refused.SubmitAsync(ProofForm, ("Proof", Password)));
        codes.Intersect(old).ShouldBeEmpty();
        (await visitor.GetAsync("/account/two-factor")).Text.ShouldContain("10 of 10 recovery codes are left");

        var step = await app.Visit().TypePasswordAsync();
        (await step.SubmitAsync(RecoveryForm, ("RecoveryCode", old[0]))).ErrorOf("RecoveryCode").ShouldContain("none of your recovery codes");
        (await step.SubmitAsync(RecoveryForm, ("RecoveryCode", codes[0]))).Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task Turning_it_off_takes_a_code_or_the_password_and_then_the_password_alone_signs_in()
    {
        await using var app = new WebApp();
        var user = await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        var (authenticator, _) = await app.SetUpAppAsync(visitor);

        var page = await visitor.GetAsync("/account/two-factor/turn-off");
        page = await page.SubmitAsync(ProofForm, ("Proof", app.WrongCode(authenticator)));
        page.ErrorOf("Proof").ShouldContain("neither");
        page = await page.SubmitAsync(ProofForm, ("Proof", app.NextCode(authenticator)));
        page.Address.ShouldBe("/account/two-factor");
        page.Text.ShouldContain("is turned off");
        page.Text.ShouldContain("Signed in as Nora");
        (await app.Visit().TypePasswordAsync()).Text.ShouldContain("Signed in as Nora");
        (await app.WithAsync<UserManager<AppUser>, string?>(async users =>
            await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync(user.Id))!))).ShouldBeNull();
    }

    [Fact]
    public async Task Guessing_the_proof_is_slowed_down_too()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        await app.SetUpAppAsync(visitor);
        var page = await visitor.GetAsync("/account/two-factor/turn-off");
        for (var i = 0; i < ThrottleRule.SecondFactor.FreeTries; i++)
        {
            page = await page.SubmitAsync(ProofForm, ("Proof", "not my password"));
        }

        (await page.SubmitAsync(ProofForm, ("Proof", Password))).ErrorOf("Proof").ShouldContain("has to wait");
    }

    [Fact]
    public async Task Long_after_signing_in_a_borrowed_screen_sets_nothing_up_without_the_password()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        app.Clock.Advance(Duration.FromMinutes(16));
        var page = await visitor.GetAsync("/account/two-factor/set-up");
        page.Heading.ShouldBe("Is it still you?");
        (await visitor.GetAsync("/account/passkeys")).Document.QuerySelector("form[data-passkey]").ShouldBeNull();

        page = await page.SubmitAsync(ProofForm, ("Proof", Password));
        page.Heading.ShouldBe("Set up an authenticator app");
        (await visitor.GetAsync("/account/passkeys")).Document.QuerySelector("form[data-passkey]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_by_browsers_or_proxies()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var visitor = await app.SignInByPasswordAsync();
        var page = await visitor.GetAsync("/account/two-factor/set-up");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
