using System.Security.Claims;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>The search for free times.</summary>
public static class SlotEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapSlots(this IEndpointRouteBuilder app)
    {
        var slots = app.MapGroup("/api/v1/slots").WithTags("Slots").AllowAnonymous().Fails(ProblemCode.Validation);
        slots.MapGet("", ListAsync).AddEndpointFilter<QueryFilter<SlotsQuery>>()
            .WithSummary("What can be booked, rated against a signed-in runner's training; their own sessions are left out")
            .Produces<SlotsResponse>();
        slots.MapPost("/search", SearchAsync).AddEndpointFilter<ApiInputFilter>()
            .WithSummary("The same, rated against a training calendar that comes with the question")
            .Produces<SlotsResponse>().Fails(ProblemCode.UnsupportedMediaType);
    }

    private static Task<IResult> ListAsync(
        [AsParameters] SlotsQuery query, ClaimsPrincipal user, SlotSearch search, CancellationToken cancellationToken) =>
        FindAsync(
            new SlotSearchInput(
                query.MassageType!, (int)TextRules.Number(query.Minutes)!.Value, TextRules.Date(query.From)!.Value,
                TextRules.Date(query.To)!.Value, query.TherapistId, Profile: null, Efforts: null, SorenessReports: null),
            user, search, cancellationToken);

    private static Task<IResult> SearchAsync(
        JsonBody<SlotSearchRequest> body, ClaimsPrincipal user, SlotSearch search, CancellationToken cancellationToken)
    {
        var request = body.Value;
        return FindAsync(
            new SlotSearchInput(
                request.MassageType!, request.Minutes!.Value, TextRules.Date(request.From)!.Value, TextRules.Date(request.To)!.Value,
                request.TherapistId, request.Profile, request.Efforts, request.SorenessReports),
            user, search, cancellationToken);
    }

    private static async Task<IResult> FindAsync(
        SlotSearchInput input, ClaimsPrincipal user, SlotSearch search, CancellationToken cancellationToken)
    {
        var (slots, problem) = await search.FindAsync(input, user, cancellationToken);
        return problem?.ToResult() ?? TypedResults.Ok(slots);
    }
}
