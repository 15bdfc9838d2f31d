using System.Net;
using RunnerMassage.Web.Hosting;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Hosting;

public sealed class AnswersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/no/such/page")]
    [InlineData("/api/v1/no-such-thing")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string address)
    {
        await using var app = new WebApp();
        var response = await app.Visit().Client.GetAsync(address, Cancel);
        One(response, "Content-Security-Policy").ShouldBe(SecurityHeaders.ContentSecurityPolicy);
        One(response, "X-Content-Type-Options").ShouldBe("nosniff");
        One(response, "Referrer-Policy").ShouldBe("same-origin");
        One(response, "Permissions-Policy").ShouldContain("camera=()");
        One(response, "X-Request-Id").Length.ShouldBe(32);
    }

    [Fact]
    public void Nothing_inline_runs() =>
        SecurityHeaders.ContentSecurityPolicy.ShouldNotContain("unsafe");

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_neighbours()
    {
        await using var app = new WebApp();
        foreach (var (scheme, name) in new[] { ("http", "runner-massage="), ("https", "__Host-runner-massage=") })
        {
            var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri($"{scheme}://localhost") });
            var signedIn = await (await new Visitor(client).GetAsync("/account/sign-in")).SubmitAsync("form:has([value=mara])");
            signedIn.Text.ShouldContain("Signed in as Mara Lind");

            var form = await new Visitor(client).GetAsync("/account/sign-in");
            var token = form.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var response = await client.PostAsync("/account/sign-in?handler=Demo", new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = "mara", ["__RequestVerificationToken"] = token }), Cancel);
            var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(name, StringComparison.Ordinal));
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite=lax");
            cookie.Contains("secure", StringComparison.Ordinal).ShouldBe(scheme == "https");
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_anybody_in_one_word(string address)
    {
        await using var app = new WebApp();
        var response = await app.Visit().Client.GetAsync(address, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_broken_database_is_not_ready_but_alive_and_its_error_page_still_has_our_look()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        await visitor.GetAsync("/");
        foreach (var file in Directory.GetFiles(app.DataFolder, "runnermassage.db*"))
        {
            await File.WriteAllTextAsync(file, "This is no database any more. " + new string('x', 8192), Cancel);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        (await visitor.Client.GetAsync("/health/live", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.Client.GetAsync("/health/ready", Cancel)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await visitor.GetAsync("/about");
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.Heading.ShouldBe("Something went wrong on our side");
        page.Text.ShouldNotContain("SQLite");
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_page_with_a_way_out()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/no/such/page");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("There is no such page");
        page.Document.QuerySelector("main a[href='/']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Pages_are_compressed_but_not_where_a_secret_could_be_measured()
    {
        await using var app = new WebApp();
        (await EncodingAsync(app, "/")).ShouldBe("br");
        (await EncodingAsync(app, "/account/sign-in")).ShouldBe("");
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var app = new WebApp { Settings = { ["RateLimits:Enabled"] = "true" } };
        var client = app.Visit().Client;
        HttpResponseMessage response;
        var tries = 0;
        do
        {
            response = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([]), Cancel);
            tries++;
        }
        while (response.StatusCode == HttpStatusCode.BadRequest && tries < 1000);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("That was a little fast");
        tries.ShouldBeGreaterThan(50, "people who sign in from one office must not stop each other");
        (await client.GetAsync("/account/sign-in", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> EncodingAsync(WebApp app, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost" + address) { Headers = { { "Accept-Encoding", "br" } } };
        return string.Join(',', (await app.Server.CreateClient().SendAsync(request, Cancel)).Content.Headers.ContentEncoding);
    }

    private static string One(HttpResponseMessage response, string header) => response.Headers.GetValues(header).Single();
}
