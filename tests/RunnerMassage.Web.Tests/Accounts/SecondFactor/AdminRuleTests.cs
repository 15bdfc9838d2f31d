using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.SecondFactor.SecondFactorScene;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

public sealed class AdminRuleTests
{
    private const string AdminPage = "/admin/rules";

    [Fact]
    public async Task An_admin_with_a_password_alone_is_led_to_set_a_second_factor_up_and_on_to_where_they_were_going()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync(role: Roles.Admin);
        var visitor = await app.SignInByPasswordAsync();

        var stopped = await visitor.GetAsync(AdminPage);
        stopped.Address.ShouldBe("/account/two-factor/required?returnUrl=%2Fadmin%2Frules");
        stopped.Heading.ShouldBe("Protect your account first");
        (await visitor.GetAsync("/sessions")).Address.ShouldStartWith("/account/two-factor/required");
        (await visitor.GetAsync("/about")).Address.ShouldBe("/about");
        (await visitor.GetAsync("/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);

        var setUp = await stopped.FollowLinkAsync("Set up an app");
        var authenticator = new TestAuthenticator(setUp.Document.QuerySelector("code.key")!.TextContent);
        var codes = await setUp.SubmitAsync(CodeForm, ("Code", authenticator.CodeAt(app.Clock.GetCurrentInstant())));
        (await codes.FollowLinkAsync("I have kept them")).Address.ShouldBe(AdminPage);

        // The next sign-in takes the code, and so opens admin pages at once.
        var next = await (await app.Visit().TypePasswordAsync(returnUrl: AdminPage)).SubmitAsync(CodeForm, ("Code", app.NextCode(authenticator)));
        next.Address.ShouldBe(AdminPage);
    }

    [Fact]
    public async Task Turning_the_only_second_factor_off_closes_admin_pages()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync(role: Roles.Admin);
        var visitor = await app.SignInByPasswordAsync();
        await app.SetUpAppAsync(visitor);
        (await visitor.GetAsync(AdminPage)).Address.ShouldBe(AdminPage);

        var page = await visitor.GetAsync("/account/two-factor/turn-off");
        page.Text.ShouldContain("Admin pages will be closed to you");
        await page.SubmitAsync(ProofForm, ("Proof", Password));
        (await visitor.GetAsync(AdminPage)).Heading.ShouldBe("Protect your account first");
    }

    [Fact]
    public async Task The_strength_of_a_sign_in_survives_the_renewal_of_its_cookie()
    {
        await using var app = new WebApp
        {
            ConfigureServices = services => services.PostConfigure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero),
        };
        await app.AddAccountAsync(role: Roles.Admin);
        var visitor = await app.SignInByPasswordAsync();
        await app.SetUpAppAsync(visitor);
        for (var i = 0; i < 3; i++)
        {
            (await visitor.GetAsync(AdminPage)).Address.ShouldBe(AdminPage);
        }
    }

    [Fact]
    public async Task The_demos_admin_needs_none_and_the_page_says_why()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        (await sofia.GetAsync(AdminPage)).Address.ShouldBe(AdminPage);
        (await sofia.GetAsync("/account/two-factor")).Text.ShouldContain("Not needed here, because this is the demo");
    }

    [Fact]
    public async Task The_api_stops_an_admin_without_a_second_factor_and_lets_one_with_it_pass_even_after_a_refresh()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync(role: Roles.Admin);
        var weak = ApiCaller.Stranger(app);
        await weak.SignInAsync(Email, Password);
        (await weak.GetAsync("/api/v1/events")).ShouldBeProblem(403, "forbidden").Text.ShouldContain("second factor");
        (await weak.GetAsync("/api/v1/sessions")).ShouldBeProblem(403, "forbidden");
        (await weak.GetAsync("/api/v1/massage-types")).Status.ShouldBe(200);

        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var strong = ApiCaller.Stranger(app);
        var answer = await strong.PostAsync(
            "/api/v1/account/login", new { email = Email, password = Password, twoFactorCode = app.NextCode(authenticator) }, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        (await EventsAsync(strong, answer)).Status.ShouldBe(200);

        var refreshed = await strong.PostAsync(
            "/api/v1/account/refresh", new { refreshToken = answer.Json["refreshToken"]!.GetValue<string>() }, key: null);
        (await EventsAsync(strong, refreshed)).Status.ShouldBe(200);
    }

    private static Task<ApiAnswer> EventsAsync(ApiCaller caller, ApiAnswer signedIn) =>
        caller.GetAsync("/api/v1/events", ("Authorization", "Bearer " + signedIn.Json["accessToken"]!.GetValue<string>()));
}
