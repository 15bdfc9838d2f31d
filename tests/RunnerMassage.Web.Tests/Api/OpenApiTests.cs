using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RunnerMassage.Web.Api.Problems;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class OpenApiTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly string[] Contract =
    [
        "POST /api/v1/account/register", "POST /api/v1/account/login", "POST /api/v1/account/refresh",
        "GET /api/v1/massage-types", "GET /api/v1/massage-types/{id}", "GET /api/v1/therapists", "GET /api/v1/slots",
        "GET /api/v1/sessions", "GET /api/v1/sessions/{id}", "POST /api/v1/sessions", "POST /api/v1/sessions/{id}/reschedule",
        "POST /api/v1/sessions/{id}/cancel", "GET /api/v1/events",
        "POST /api/v1/slots/search", "POST /api/v1/timing/rate", "POST /api/v1/timing/best-days",
        "POST /api/v1/recommendations/massage-types", "POST /api/v1/recommendations/frequency", "POST /api/v1/training/classify",
    ];

    [Fact]
    public async Task The_document_is_valid_and_tells_every_route_of_the_contract()
    {
        var document = await ReadAsync();
        var routes = document.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method} {path.Key}"));
        routes.Order(StringComparer.Ordinal).ShouldBe(Contract.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_tells_its_summary_its_answer_and_its_problems()
    {
        foreach (var operation in Operations(await ReadAsync()))
        {
            operation.Summary.ShouldNotBeNullOrWhiteSpace();
            operation.OperationId.ShouldNotBeNullOrWhiteSpace();
            operation.Responses!.Keys.ShouldContain(status => status.StartsWith('2'), operation.OperationId);
            foreach (var (status, response) in operation.Responses.Where(response => response.Key[0] is '4' or '5'))
            {
                response.Content!.Keys.ShouldBe([ApiProblem.ContentType], $"{operation.OperationId} {status}");
            }
        }
    }

    [Fact]
    public async Task Bookings_tell_their_header_their_codes_and_that_a_token_is_needed()
    {
        var booking = (await ReadAsync()).Paths["/api/v1/sessions"].Operations![HttpMethod.Post];
        booking.Parameters!.Single(parameter => parameter.Name == "Idempotency-Key").Required.ShouldBeTrue();
        booking.Security!.ShouldHaveSingleItem().Keys.Single().Reference.Id.ShouldBe("bearer");
        booking.Responses!["409"].Description!.ShouldContain("`slot-taken`");
        booking.Responses["201"].Headers!.Keys.Order().ShouldBe(["ETag", "Idempotency-Replayed", "Location"]);
        var schema = booking.RequestBody!.Content!["application/json"].Schema!;
        schema.Required!.Order().ShouldBe(["massageType", "minutes", "start", "therapistId"]);
        schema.AdditionalPropertiesAllowed.ShouldBeFalse();
        var start = schema.Properties!["start"];
        (start.Type, start.Format).ShouldBe((JsonSchemaType.String, "date-time"));
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_and_runs_no_script_but_its_own()
    {
        var stranger = site.Stranger();
        var page = await stranger.GetAsync("/docs/api/");
        page.Status.ShouldBe(200);
        var policy = page.Headers["Content-Security-Policy"];
        var nonce = Regex.Match(policy, "'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["nonce"].Value;
        policy.ShouldNotContain("script-src 'self' 'unsafe-inline'");
        page.Text.ShouldContain($"nonce=\"{nonce}\"");
        page.Text.ShouldNotContain("https://");
        (await stranger.GetAsync("/docs/api/")).Headers["Content-Security-Policy"].ShouldNotBe(policy);
        (await stranger.GetAsync("/docs/api/scalar.js")).Status.ShouldBe(200);
        (await stranger.GetAsync("/docs/api")).Status.ShouldBe(200);
    }

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document) =>
        document.Paths.SelectMany(path => path.Value.Operations!.Values);

    private async Task<OpenApiDocument> ReadAsync()
    {
        var text = (await site.Stranger().GetAsync("/openapi/v1.json")).Text;
        var result = OpenApiDocument.Parse(text, "json", new OpenApiReaderSettings());
        result.Diagnostic!.Errors.ShouldBeEmpty();
        return result.Document!;
    }
}
