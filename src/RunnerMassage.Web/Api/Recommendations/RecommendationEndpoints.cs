using Microsoft.AspNetCore.Http.HttpResults;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Recommendations;

/// <summary>Which massage and how often; nothing is stored.</summary>
public static class RecommendationEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapRecommendations(this IEndpointRouteBuilder app)
    {
        var recommendations = app.MapGroup("/api/v1/recommendations").WithTags("Recommendations").AllowAnonymous()
            .AddEndpointFilter<ApiInputFilter>().Fails(ProblemCode.Validation, ProblemCode.UnsupportedMediaType);
        recommendations.MapPost("/massage-types", MassageTypes).WithSummary("Which massage suits a runner").Produces<MassageTypesResponse>();
        recommendations.MapPost("/frequency", FrequencyAsync).WithSummary("How often, and what the budget allows").Produces<FrequencyResponse>();
    }

    private static Ok<MassageTypesResponse> MassageTypes(JsonBody<MassageTypesRequest> body)
    {
        var recommendation = MassageTypeRecommendation.For(body.Value.ToProfile());
        return TypedResults.Ok(new MassageTypesResponse(
            [.. recommendation.Ranking.Select(type => new RankedTypeResponse(type.MassageTypeId, type.Score, Word(type.Verdict), type.Minutes))],
            [.. recommendation.Removed.Select(type => new RemovedTypeResponse(type.MassageTypeId, Code(type.Reason)))],
            recommendation.MovementTherapistAdvised));
    }

    private static async Task<IResult> FrequencyAsync(
        JsonBody<FrequencyRequest> body, MassageTypeRepository types, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var prices = request.Prices is { } given
            ? given.Select(length => new LengthPrice(length.Minutes!.Value, length.Price!.Value))
            : (await types.ListAsync(cancellationToken)).Where(type => type.IsMassage).SelectMany(type => type.Lengths)
                .GroupBy(length => length.Minutes, (minutes, lengths) => new LengthPrice(minutes, lengths.Min(length => length.Price)));
        var advice = FrequencyRecommendation.For(
            request.TrainingDaysPerWeek!.Value, request.WeeklyKm!.Value, request.Peak ?? false, request.TreatmentPlan ?? false,
            request.MonthlyBudget, [.. prices]);
        return TypedResults.Ok(new FrequencyResponse(advice.SessionsPer30Days, advice.AffordableSessions, advice.Minutes));
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.BestMatch => "best match",
        Verdict.Reasonable => "reasonable",
        _ => "not advised for this",
    };

    private static string Code(RemovalReason reason) => reason switch
    {
        RemovalReason.RedFlag => "red-flag",
        RemovalReason.AcuteInjury => "acute-injury",
        RemovalReason.Soreness => "soreness",
        RemovalReason.RaceTooClose => "race-too-close",
        _ => "review",
    };
}

/// <summary>Which massage suits a runner.</summary>
/// <param name="Ranking">The types that remain, the best first.</param>
/// <param name="Removed">The types that are out of the question for now.</param>
/// <param name="MovementTherapistAdvised">True where a movement therapist should look for the cause.</param>
public sealed record MassageTypesResponse(
    IReadOnlyList<RankedTypeResponse> Ranking, IReadOnlyList<RemovedTypeResponse> Removed, bool MovementTherapistAdvised);

/// <summary>A massage type with its score.</summary>
/// <param name="MassageType">Id of the type.</param>
/// <param name="Score">The score.</param>
/// <param name="Verdict">What it means: <c>best match</c>, <c>reasonable</c> or <c>not advised for this</c>.</param>
/// <param name="Minutes">Recommended hands-on minutes.</param>
public sealed record RankedTypeResponse(string MassageType, int Score, string Verdict, int Minutes);

/// <summary>A massage type that is out of the question for now.</summary>
/// <param name="MassageType">Id of the type.</param>
/// <param name="Reason"><c>red-flag</c>, <c>acute-injury</c>, <c>soreness</c>, <c>race-too-close</c> or <c>review</c>.</param>
public sealed record RemovedTypeResponse(string MassageType, string Reason);

/// <summary>How often.</summary>
/// <param name="SessionsPer30Days">Sessions in rolling 30 days; 0 means as one likes.</param>
/// <param name="AffordableSessions">How many of them the budget allows.</param>
/// <param name="Minutes">The longest length that still gives that number; null where there is nothing to book.</param>
public sealed record FrequencyResponse(int SessionsPer30Days, int AffordableSessions, int? Minutes);
