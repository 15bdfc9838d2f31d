using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>The problems with which an endpoint may answer, for its description.</summary>
/// <param name="Codes">The kinds of problems.</param>
public sealed record ProblemResponses(IReadOnlyList<ProblemCode> Codes);

/// <summary>A header of an endpoint's good answers, for its description.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Description">What it tells.</param>
public sealed record ResponseHeader(string Name, string Description);

/// <summary>Says with which headers and problems endpoints may answer.</summary>
public static class AnswerDescriptions
{
    /// <summary>Adds problems to an endpoint's description. 401, 403, 429 and 500 go without saying.</summary>
    public static TBuilder Fails<TBuilder>(this TBuilder builder, params ProblemCode[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ProblemResponses(codes));

    /// <summary>Adds a header of good answers to an endpoint's description.</summary>
    public static TBuilder Sends<TBuilder>(this TBuilder builder, string name, string description)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ResponseHeader(name, description));
}
