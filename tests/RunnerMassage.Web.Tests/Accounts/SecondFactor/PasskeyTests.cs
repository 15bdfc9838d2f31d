using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

public sealed class PasskeyTests
{
    private const string AddForm = "form[data-passkey=create]";
    private const string SignInForm = "form[data-passkey=get]";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_is_added_named_and_signs_in_without_address_and_password()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        using var passkey = new TestPasskey();
        var listed = await AddAsync(await app.SignInByPasswordAsync(), passkey, "My phone");
        listed.Text.ShouldContain("“My phone” is added");
        listed.Document.QuerySelector(".passkeys h2")!.TextContent.ShouldBe("My phone");
        listed.Text.ShouldContain("Added on Tuesday 6 April 2027");

        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("Signed in as Nora");
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task The_sign_in_page_brings_a_question_along_for_the_email_field()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        using var passkey = new TestPasskey();
        await AddAsync(await app.SignInByPasswordAsync(), passkey);

        var page = await Browser(app.Visit()).GetAsync("/account/sign-in");
        page.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("autocomplete").ShouldBe("username webauthn");
        var credential = passkey.Get(page.Document.QuerySelector(SignInForm)!.GetAttribute("data-question")!);
        (await page.SubmitAsync(SignInForm, ("credential", credential))).Text.ShouldContain("Signed in as Nora");
    }

    [Fact]
    public async Task A_passkey_counts_as_two_factors()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync(role: Roles.Admin);
        using var passkey = new TestPasskey();
        var visitor = await app.SignInByPasswordAsync();
        var required = await visitor.GetAsync("/admin/rules");
        var added = await AddAsync(visitor, passkey, from: (await required.FollowLinkAsync("Add a passkey")).Address);
        added.Address.ShouldBe("/admin/rules");

        (await SignInAsync(app.Visit(), passkey, "/admin/rules")).Address.ShouldBe("/admin/rules");

        // With the password alone the same admin is asked for the passkey.
        var weak = Browser(await app.SignInByPasswordAsync());
        var stopped = await weak.GetAsync("/admin/rules");
        stopped.Heading.ShouldBe("One more step");
        var question = await QuestionAsync(weak, stopped, SignInForm);
        (await stopped.SubmitAsync(SignInForm, ("state", question.State), ("credential", passkey.Get(question.Options)))).Address.ShouldBe("/admin/rules");
    }

    [Fact]
    public async Task A_passkey_signs_in_past_the_app_but_not_into_a_closed_account()
    {
        await using var app = new WebApp();
        var user = await app.AddAccountAsync();
        using var passkey = new TestPasskey();
        var visitor = await app.SignInByPasswordAsync();
        await AddAsync(visitor, passkey);
        await app.SetUpAppAsync(visitor);
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("Signed in as Nora");

        await app.WithAsync<UserManager<AppUser>, IdentityResult>(async users =>
        {
            var account = (await users.FindByIdAsync(user.Id))!;
            account.DeactivatedAt = app.Clock.GetCurrentInstant();
            return await users.UpdateAsync(account);
        });
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("did not sign you in");
    }

    [Fact]
    public async Task An_answer_is_good_once_for_an_hour_and_for_its_own_question()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        using var passkey = new TestPasskey();
        await AddAsync(await app.SignInByPasswordAsync(), passkey);

        var visitor = Browser(app.Visit());
        var page = await visitor.GetAsync("/account/passkeys/sign-in");
        var (first, second) = (await QuestionAsync(visitor, page, SignInForm), await QuestionAsync(visitor, page, SignInForm));
        (await SubmitAsync(page, second.State, passkey.Get(first.Options))).Text.ShouldContain("did not sign you in");
        var answer = passkey.Get(first.Options);
        (await SubmitAsync(page, first.State, answer)).Text.ShouldContain("Signed in as Nora");
        var thief = Browser(app.Visit());
        page = await thief.GetAsync("/account/passkeys/sign-in");
        (await SubmitAsync(page, first.State, answer)).Text.ShouldContain("did not sign you in");

        var late = await QuestionAsync(thief, page, SignInForm);
        app.Clock.Advance(Duration.FromMinutes(61));
        (await SubmitAsync(page, late.State, passkey.Get(late.Options))).Text.ShouldContain("did not sign you in");
    }

    [Fact]
    public async Task An_unverified_a_foreign_and_an_unknown_passkey_sign_nobody_in()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        using var passkey = new TestPasskey();
        await AddAsync(await app.SignInByPasswordAsync(), passkey);

        passkey.UserVerified = false;
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("did not sign you in");
        (passkey.UserVerified, passkey.Origin) = (true, "https://elsewhere.example");
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("did not sign you in");
        using var unknown = new TestPasskey();
        (await SignInAsync(app.Visit(), unknown)).Text.ShouldContain("did not sign you in");
    }

    [Fact]
    public async Task Somebody_elses_question_adds_no_passkey()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        await app.AddAccountAsync("other@example.org");
        var (visitor, other) = (Browser(await app.SignInByPasswordAsync()), Browser(await app.SignInByPasswordAsync("other@example.org")));
        using var passkey = new TestPasskey();
        var question = await QuestionAsync(other, await other.GetAsync("/account/passkeys"), AddForm);
        var page = await (await visitor.GetAsync("/account/passkeys"))
            .SubmitAsync(AddForm, ("state", question.State), ("credential", passkey.Create(question.Options)), ("name", "Mine"));
        page.Text.ShouldContain("The passkey was not added");
        page.Document.QuerySelector(".passkeys").ShouldBeNull();
        page.Document.QuerySelector("#new-name")!.GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public async Task A_question_needs_the_forms_token()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        await visitor.GetAsync("/account/passkeys/sign-in");
        using var nothing = new FormUrlEncodedContent([]);
        (await visitor.Client.PostAsync("/account/passkeys/sign-in?handler=Question", nothing, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_by_its_owner_only()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        await app.AddAccountAsync("other@example.org");
        using var passkey = new TestPasskey();
        var visitor = await app.SignInByPasswordAsync();
        var page = await AddAsync(visitor, passkey);

        var refused = await page.SubmitAsync("form[action*=Rename]", ("name", "  "));
        refused.Text.ShouldContain("name of at most 60 characters");
        page = await refused.SubmitAsync("form[action*=Rename]", ("name", "Blue key"));
        page.Document.QuerySelector(".passkeys h2")!.TextContent.ShouldBe("Blue key");

        var other = await app.SignInByPasswordAsync("other@example.org");
        using var theirs = new TestPasskey();
        var foreign = await AddAsync(other, theirs);
        foreach (var action in (string[])["Rename", "Remove"])
        {
            (await foreign.SubmitAsync($"form[action*={action}]", ("id", passkey.Id))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        page = await page.SubmitAsync("form[action*=Remove]");
        page.Text.ShouldContain("“Blue key” is removed");
        page.Text.ShouldContain("Signed in as Nora");
        (await SignInAsync(app.Visit(), passkey)).Text.ShouldContain("did not sign you in");
    }

    [Fact]
    public async Task The_domain_can_be_set()
    {
        await using var app = new WebApp { Settings = { ["Passkeys:ServerDomain"] = "massage.example" } };
        var visitor = app.Visit();
        var question = await QuestionAsync(visitor, await visitor.GetAsync("/account/passkeys/sign-in"), SignInForm);
        var options = JsonNode.Parse(question.Options)!;
        options["rpId"]!.GetValue<string>().ShouldBe("massage.example");
        options["userVerification"]!.GetValue<string>().ShouldBe("required");
    }

    /// <summary>Says where requests come from, as browsers do.</summary>
    private static Visitor Browser(Visitor visitor)
    {
        visitor.Client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return visitor;
    }

    private static async Task<VisitedPage> AddAsync(Visitor visitor, TestPasskey passkey, string name = "", string from = "/account/passkeys")
    {
        Browser(visitor);
        var page = await visitor.GetAsync(from);
        var question = await QuestionAsync(visitor, page, AddForm);
        return await page.SubmitAsync(AddForm, ("state", question.State), ("credential", passkey.Create(question.Options)), ("name", name));
    }

    private static async Task<VisitedPage> SignInAsync(Visitor visitor, TestPasskey passkey, string returnUrl = "/about")
    {
        Browser(visitor);
        var page = await visitor.GetAsync("/account/passkeys/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var question = await QuestionAsync(visitor, page, SignInForm);
        return await SubmitAsync(page, question.State, passkey.Get(question.Options));
    }

    private static Task<VisitedPage> SubmitAsync(VisitedPage page, string state, string credential) =>
        page.SubmitAsync(SignInForm, ("state", state), ("credential", credential));

    private static async Task<(string Options, string State)> QuestionAsync(Visitor visitor, VisitedPage page, string selector)
    {
        var form = page.Document.QuerySelector(selector)!;
        using var body = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"))]);
        var address = selector == AddForm ? "/account/passkeys" : "/account/passkeys/sign-in";
        var response = await visitor.Client.PostAsync(address + "?handler=Question", body, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
        return (answer["options"]!.GetValue<string>(), answer["state"]!.GetValue<string>());
    }
}
