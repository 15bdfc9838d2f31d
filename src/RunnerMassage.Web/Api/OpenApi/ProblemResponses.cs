using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>The problems with which an endpoint may answer, for its description.</summary>
/// <param name="Codes">The kinds of problems.</param>
public sealed record ProblemResponses(IReadOnlyList<ProblemCode> Codes);

/// <summary>Says with which problems endpoints may answer.</summary>
public static class ProblemResponsesExtensions
{
    /// <summary>Adds problems to an endpoint's description. 401, 403, 429 and 500 go without saying.</summary>
    public static TBuilder Fails<TBuilder>(this TBuilder builder, params ProblemCode[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ProblemResponses(codes));
}
