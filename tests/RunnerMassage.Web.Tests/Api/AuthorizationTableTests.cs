using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>Asks every endpoint, page or API, as everybody, and holds the answers against <see cref="WhoMayDoWhat.Table"/>.</summary>
public sealed partial class AuthorizationTableTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var endpoints = Endpoints().Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var rows = WhoMayDoWhat.Table.Select(row => row.Endpoint).ToList();
        endpoints.Except(rows, StringComparer.Ordinal).ShouldBeEmpty("Endpoints without a row");
        rows.Except(endpoints, StringComparer.Ordinal).ShouldBeEmpty("Rows without an endpoint");
        rows.ShouldBeUnique();
    }

    [Fact]
    public void Every_handler_of_a_page_has_a_row()
    {
        site.App.CreateClient().Dispose();
        var loader = site.App.Services.GetRequiredService<PageLoader>();
        var posts = site.App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .GroupBy(page => page.RelativePath, StringComparer.Ordinal)
            .Select(page => loader.LoadAsync(page.First(), EndpointMetadataCollection.Empty).GetAwaiter().GetResult())
            .SelectMany(page => page.HandlerMethods
                .Where(handler => !string.Equals(handler.HttpMethod, "Get", StringComparison.OrdinalIgnoreCase))
                .Select(handler => $"GET {RouteOf(page)}: {handler.HttpMethod} {handler.Name}"));
        posts.Order(StringComparer.Ordinal).ShouldBe(WhoMayDoWhat.Posts
            .SelectMany(page => page.Value.Select(handler => $"{page.Key}: Post {handler}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Static_files_are_for_everybody() => AllEndpoints().Where(IsStaticFile)
        .ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() != null);

    [Fact]
    public async Task Everybody_gets_what_the_table_says()
    {
        var session = (await (await site.SignInAsync("mara")).BookAsync())["id"]!.GetValue<string>();
        var jonas = await site.App.AccountAsync("jonas");
        var people = new[] { null, "mara", "jonas", "elena", "tom", "sofia" };
        var clients = await Task.WhenAll(people.Select(SignInBothWaysAsync));
        var wrong = new List<string>();
        foreach (var row in WhoMayDoWhat.Table)
        {
            Access[] expected = [row.Stranger, row.Runner, row.OtherRunner, row.Therapist, row.OtherTherapist, row.Admin];
            for (var i = 0; i < people.Length; i++)
            {
                var got = await AskAsync(clients[i], row, session, jonas);
                if (got != expected[i].ToString())
                {
                    wrong.Add($"{row.Endpoint} as {people[i] ?? "a stranger"}: {got} instead of {expected[i]}");
                }

                foreach (var handler in WhoMayDoWhat.Posts.GetValueOrDefault(row.Endpoint, []))
                {
                    got = await PostAsync(clients[i], row, handler, session, jonas, expected[i]);
                    if (got != expected[i].ToString())
                    {
                        wrong.Add($"{row.Endpoint} posting '{handler}' as {people[i] ?? "a stranger"}: {got} instead of {expected[i]}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>
    /// Posts an empty form. To whoever must be refused with a good antiforgery token, so that nothing but the authorization stands in the way;
    /// to others without, so that nothing happens.
    /// </summary>
    private static async Task<string> PostAsync(
        HttpClient client, WhoMayDoWhat row, string handler, string session, string jonas, Access expected)
    {
        var path = PathOf(row, session, jonas);
        var address = handler.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (expected != Access.Yes)
        {
            var page = await new Visitor(client).GetAsync("/account/sign-in");
            fields["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(address, form, Cancelled);
        return AccessOf(response, row);
    }

    private static string PathOf(WhoMayDoWhat row, string session, string jonas) =>
        row.Path.Replace("{session}", session, StringComparison.Ordinal).Replace("{jonas}", jonas, StringComparison.Ordinal);

    private static async Task<string> AskAsync(HttpClient client, WhoMayDoWhat row, string session, string jonas)
    {
        var method = new HttpMethod(row.Endpoint[..row.Endpoint.IndexOf(' ', StringComparison.Ordinal)]);
        using var request = new HttpRequestMessage(method, PathOf(row, session, jonas));
        if (method == HttpMethod.Post)
        {
            // Well-formed, and for a version that no session has: whoever gets through changes nothing.
            request.Content = new StringContent(
                row.Path.EndsWith("/reschedule", StringComparison.Ordinal) ? """{"start":"2027-04-20T10:00:00+02:00"}""" : "{}",
                Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", ApiCaller.NewKey());
            request.Headers.Add("If-Match", "\"999\"");
        }

        using var response = await client.SendAsync(request, Cancelled);
        return AccessOf(response, row);
    }

    private static string AccessOf(HttpResponseMessage response, WhoMayDoWhat row)
    {
        var location = response.Headers.Location?.ToString() ?? "";
        var access = (int)response.StatusCode switch
        {
            401 => Access.SignIn,
            302 when location.Contains("/account/sign-in", StringComparison.Ordinal) => Access.SignIn,
            403 => Access.Forbidden,
            302 when location.Contains("/account/denied", StringComparison.Ordinal) => Access.Forbidden,
            404 when !row.Path.StartsWith("/status/", StringComparison.Ordinal) => Access.Hidden,
            _ => Access.Yes,
        };
        return access == Access.Yes && (int)response.StatusCode >= 500 && row.Path != "/error" ? response.StatusCode.ToString() : access.ToString();
    }

    /// <summary>A client with the cookie that pages ask for and the token that the API asks for.</summary>
    private async Task<HttpClient> SignInBothWaysAsync(string? person)
    {
        if (person is null)
        {
            return site.App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        }

        var client = (await site.App.SignInAsync(person)).Client;
        var signedIn = await new ApiCaller(client).SignInAsync($"{person}@demo.example", DemoPeople.Password);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Json["accessToken"]!.GetValue<string>());
        return client;
    }

    private IEnumerable<RouteEndpoint> AllEndpoints()
    {
        site.App.CreateClient().Dispose();
        return site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
    }

    private IEnumerable<RouteEndpoint> Endpoints() => AllEndpoints()
        // Only in development, for files that are newer than the build.
        .Where(endpoint => !IsStaticFile(endpoint) && endpoint.RoutePattern.RawText != "{**path:file}");

    private static bool IsStaticFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET"} {RouteOf(endpoint.RoutePattern.RawText)}";

    private static string RouteOf(PageActionDescriptor page) => RouteOf(page.AttributeRouteInfo!.Template);

    private static string RouteOf(string? template)
    {
        var route = Constraint().Replace(template ?? "", "}").Trim('/');
        route = route.EndsWith("Index", StringComparison.OrdinalIgnoreCase) ? route[..^5].TrimEnd('/') : route;
        return $"/{(route.Contains('{', StringComparison.Ordinal) ? route : route.ToLowerInvariant())}";
    }

    // Neither "{id:maxlength(100)}" nor "{code:int:range(400,599)}" is what the row is about.
    [GeneratedRegex(@":[^}]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Constraint();
}
