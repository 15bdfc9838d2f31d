using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Hosting;

public sealed class DenyByDefaultTests
{
    /// <summary>All pages that a stranger may open. One that is added is closed until it stands here too.</summary>
    private static readonly string[] PublicPages =
    [
        "/", "/index", "/about", "/account/register", "/account/sign-in", "/account/sign-out", "/error",
        "/account/passkeys/sign-in", "/account/two-factor/sign-in",
        "/health/live", "/health/ready", "/massage-types", "/massage-types/{id}", "/plan", "/privacy", "/status/{code:int:range(400,599)}", "/times", "/times/index", "/times/confirm",
        // accounts: where links in mails lead, and what asks for those mails
        "/account/confirm", "/account/confirm/again", "/account/forgot", "/account/reset", "/account/email/confirm",
        // People who come by a link.
        "/setup/{token}", "/account/invitation",
        // Questions and reviews.
        "/questions/{id}", "/therapists", "/therapists/{id}",
        // mail: the demo's mailbox
        "/mailbox", "/mailbox/{id}",
        // editor: pictures in the guidance
        "/guidance/images/{id:maxlength(64)}",
        // guides, and what search engines ask for
        "/guide", "/guide/{id:maxlength(100)}", "/sitemap.xml", "/robots.txt",
        // choosing
        "/choose", "/choose/result",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/account/register")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/privacy")]
    public async Task A_stranger_may_open_public_pages(string address)
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync(address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Address.ShouldBe(address);
    }

    [Fact]
    public async Task No_other_page_is_open()
    {
        await using var app = new WebApp();
        app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/').ToLowerInvariant())
            .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal) && !route.StartsWith("/openapi/", StringComparison.Ordinal)
                && !route.StartsWith("/docs/", StringComparison.Ordinal))
            .Distinct().ShouldBeSubsetOf(PublicPages);
    }

    [Fact]
    public async Task A_page_that_says_nothing_asks_to_sign_in_and_leads_back()
    {
        await using var app = WithUnmarkedEndpoints();
        var page = await app.Visit().GetAsync("/unmarked?day=2");
        page.Address.ShouldBe("/account/sign-in?returnUrl=%2Funmarked%3Fday%3D2");
    }

    [Fact]
    public async Task An_api_that_says_nothing_answers_401_and_takes_no_cookie()
    {
        await using var app = WithUnmarkedEndpoints();
        var admin = await app.SignInAsync("sofia");
        (await StatusAsync(admin, "/unmarked")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(admin, "/api/unmarked")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(app.Visit(), "/api/unmarked")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string address) =>
        (await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode;

    private static WebApp WithUnmarkedEndpoints() =>
        new() { ConfigureServices = services => services.AddSingleton<IStartupFilter, UnmarkedEndpoints>() };

    /// <summary>Endpoints that say nothing about who may come, chosen before routing gets to choose.</summary>
    private sealed class UnmarkedEndpoints : IStartupFilter
    {
        private static readonly Endpoint Endpoint = new(context => context.Response.WriteAsync("reached"), new EndpointMetadataCollection(), "unmarked");

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Path.Value!.EndsWith("/unmarked", StringComparison.Ordinal))
                {
                    context.SetEndpoint(Endpoint);
                }

                return rest(context);
            });
            next(app);
        };
    }
}
