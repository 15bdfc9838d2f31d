using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>Every cookie that the site sets, over https and on a developer's machine.</summary>
public sealed class CookieTests
{
    [Theory]
    [InlineData("https://clinic.example", true)]
    [InlineData("http://localhost", false)]
    public async Task Cookies_are_for_this_host_alone_and_out_of_reach_for_scripts(string address, bool secure)
    {
        await using var app = new WebApp();
        var visitor = new Visitor(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) }));
        var set = new List<string>();
        async Task<VisitedPage> Look(Task<VisitedPage> visit)
        {
            var page = await visit;
            set.AddRange(page.Response.Headers.TryGetValues("Set-Cookie", out var values) ? values : []);
            return page;
        }

        await Look((await Look(visitor.GetAsync("/account/register"))).SubmitAsync(
            Form, ("Input.Email", Nora), ("Input.Password", Password), ("Input.Terms", "true")));
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Email"] = Nora,
            ["Input.Password"] = Password,
            ["__RequestVerificationToken"] = (await visitor.GetAsync("/account/sign-in")).Document
                .QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };
        using var content = new FormUrlEncodedContent(form);
        var entered = await visitor.Client.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);
        set.AddRange(entered.Headers.GetValues("Set-Cookie"));
        var left = await visitor.GetAsync("/account");
        left.Heading.ShouldBe("My account");

        set.Select(NameOf).Distinct().ShouldBe(
            new[] { "runner-massage", "runner-massage-device", "runner-massage-form", "runner-massage-message" }.Select(name => secure ? "__Host-" + name : name), ignoreOrder: true);
        foreach (var cookie in set)
        {
            cookie.ShouldContain("; path=/", Case.Insensitive);
            cookie.ShouldContain("; httponly", Case.Insensitive);
            cookie.ShouldContain("; samesite=", Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
            cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(secure, cookie);
        }
    }

    [Fact]
    public async Task The_session_cookie_is_another_one_after_each_sign_in()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var cookies = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            var token = (await visitor.GetAsync("/account/sign-in")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var content = new FormUrlEncodedContent([new("person", "mara"), new("__RequestVerificationToken", token)]);
            var entered = await visitor.Client.PostAsync("/account/sign-in?handler=Demo", content, TestContext.Current.CancellationToken);
            cookies.Add(entered.Headers.GetValues("Set-Cookie").Single(cookie => NameOf(cookie) == "runner-massage")).ShouldBeTrue();
        }
    }

    private static string NameOf(string cookie) => cookie[..cookie.IndexOf('=', StringComparison.Ordinal)];
}
