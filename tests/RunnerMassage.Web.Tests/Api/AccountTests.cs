using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class AccountTests : ApiTest
{
    private const string Register = "/api/v1/account/register";
    private const string Login = "/api/v1/account/login";
    private const string Password = "a few words in a row";

    [Fact]
    public async Task Whoever_registers_can_sign_in_and_book()
    {
        var caller = Site.Stranger();
        (await caller.PostAsync(Register, new { email = "nora@example.org", password = Password }, key: null)).Status.ShouldBe(200);
        var answer = await caller.SignInAsync("nora@example.org", Password);
        answer.Json["tokenType"]!.GetValue<string>().ShouldBe("Bearer");
        answer.Json["accessToken"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        answer.Json["refreshToken"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        answer.Json["expiresIn"]!.GetValue<long>().ShouldBePositive();
        (await caller.BookAsync())["status"]!.GetValue<string>().ShouldBe("confirmed");
    }

    [Fact]
    public async Task No_answer_tells_whether_an_address_has_an_account()
    {
        var stranger = Site.Stranger();
        var known = await stranger.PostAsync(Register, new { email = "mara@demo.example", password = Password }, key: null);
        var unknown = await stranger.PostAsync(Register, new { email = "nobody@example.org", password = Password }, key: null);
        (known.Status, known.Text).ShouldBe((unknown.Status, unknown.Text));

        var wrong = (await stranger.PostAsync(Login, new { email = "mara@demo.example", password = Password }, key: null))
            .ShouldBeProblem(401, "unauthenticated");
        var stray = (await stranger.PostAsync(Login, new { email = "stray@example.org", password = Password }, key: null))
            .ShouldBeProblem(401, "unauthenticated");
        wrong.Text.ShouldBe(stray.Text);
    }

    [Fact]
    public async Task A_refresh_token_gives_a_new_access_token()
    {
        var caller = Site.Stranger();
        var signedIn = await caller.SignInAsync("jonas@demo.example", DemoPeople.Password);
        var token = signedIn.Json["refreshToken"]!.GetValue<string>();
        var refreshed = await caller.PostAsync("/api/v1/account/refresh", new { refreshToken = token }, key: null);
        refreshed.Status.ShouldBe(200, refreshed.Text);
        refreshed.Json["accessToken"]!.GetValue<string>().ShouldNotBe(signedIn.Json["accessToken"]!.GetValue<string>());
        (await caller.PostAsync("/api/v1/account/refresh", new { refreshToken = "made up" }, key: null)).ShouldBeProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData(Register, """{"email":"no address","password":"short"}""", "email password")]
    [InlineData(Register, """{"email":"a@example.org","password":"a few words in a row","role":"admin"}""", "role")]
    [InlineData(Register, "{}", "email password")]
    [InlineData(Login, "{}", "email password")]
    [InlineData(Login, """{"email":"a@example.org","password":"x","twoFactorCode":"1"}""", "twoFactorCode")]
    [InlineData("/api/v1/account/refresh", "{}", "refreshToken")]
    public async Task Credentials_that_make_no_sense_are_told_by_field(string path, string body, string fields) =>
        (await Site.Stranger().PostAsync(path, body, key: null)).ShouldBeProblem(400, "validation", fields.Split(' '));

    [Fact]
    public async Task A_made_up_token_signs_nobody_in()
    {
        var answer = (await Site.Stranger().GetAsync("/api/v1/sessions", ("Authorization", "Bearer made-up"))).ShouldBeProblem(401, "unauthenticated");
        answer.Headers["WWW-Authenticate"].ShouldStartWith("Bearer");
    }
}
