using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

public sealed class SignInListTests
{
    private const string Firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

    [Fact]
    public async Task The_owner_sees_when_with_what_and_from_where_somebody_signed_in()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var phone = app.VisitFrom("203.0.113.9");
        phone.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        await phone.SignInAsync(Nora, Password);
        app.Clock.AdvanceHours(2);
        await ApiCaller.Stranger(app).SignInAsync(Nora, Password);

        (await phone.GetAsync("/account")).Text.ShouldContain("Last: Tuesday 6 April 2027, 11:00");
        var page = await phone.GetAsync("/account/sign-ins");
        page.Text.ShouldContain("Berlin time (CEST)");
        page.Text.ShouldContain("Tuesday 6 April 2027, 09:00 Firefox on Android, with the password, from 203.0.113.x");
        page.Document.QuerySelectorAll("main time").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_browsers_and_programs_within_a_minute()
    {
        await using var app = Open(demo: false);
        await app.AddAccountAsync();
        var (here, elsewhere, program) = (app.Visit(), app.Visit(), ApiCaller.Stranger(app));
        await here.SignInAsync(Nora, Password);
        await elsewhere.SignInAsync(Nora, Password);
        var tokens = await program.SignInAsync(Nora, Password);

        var page = await (await here.GetAsync("/account/sign-ins")).SubmitAsync(Walk.Form);
        page.Heading.ShouldBe("Sign in");
        page.Text.ShouldContain("You are signed out everywhere.");
        (await here.GetAsync("/sessions")).Heading.ShouldBe("Sign in");

        app.Clock.AdvanceSeconds(60);
        (await elsewhere.GetAsync("/sessions")).Heading.ShouldBe("Sign in");
        (await program.GetAsync("/api/v1/sessions")).ShouldBeProblem(401, "unauthenticated");
        var refresh = new { refreshToken = tokens.Json["refreshToken"]!.GetValue<string>() };
        (await program.PostAsync("/api/v1/account/refresh", refresh, key: null)).ShouldBeProblem(401, "unauthenticated");
        (await here.SignInAsync(Nora, Password)).Text.ShouldContain("Signed in as");
    }

    [Theory]
    [InlineData(Firefox, "Firefox on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome on Linux")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari on a Mac")]
    [InlineData("curl/8.14.1", "A program")]
    [InlineData("", "An unknown device")]
    [InlineData(null, "An unknown device")]
    public void Devices_are_told_in_words(string? userAgent, string words) => RunnerMassage.Web.Accounts.DeviceWords.From(userAgent).ShouldBe(words);
}
