using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Input;

/// <summary>The <c>If-Match</c> header with the version of a session that the client has seen.</summary>
public sealed class IfMatchHeader : IApiInput, IBindableFromHttpContext<IfMatchHeader>, IEndpointParameterMetadataProvider
{
    // Versions count from 1, so this is a version that no session has: a tag that can't match is told like one that does not.
    private const int NoVersion = 0;

    private IfMatchHeader(int? expectedVersion, ApiProblem? problem) => (ExpectedVersion, Problem) = (expectedVersion, problem);

    /// <summary>The version that the session must have, or null where any will do.</summary>
    public int? ExpectedVersion { get; }

    /// <inheritdoc />
    public ApiProblem? Problem { get; }

    /// <inheritdoc />
    public static ValueTask<IfMatchHeader?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<IfMatchHeader?>(Read(context.Request.Headers.IfMatch.ToString()));

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new RequestHeader(
        HeaderNames.IfMatch, Required: false,
        "The ETag of the session as you saw it, or *. Where it has changed since, nothing is done and the answer is 412.",
        "\"1\""));

    /// <summary>The entity tag of a version of a session.</summary>
    public static string EntityTag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static IfMatchHeader Read(string header)
    {
        if (header.Length == 0 || header.Trim() == "*")
        {
            return new(expectedVersion: null, problem: null);
        }

        return EntityTagHeaderValue.TryParse(header, out var tag)
            ? new(VersionOf(tag), problem: null)
            : new(expectedVersion: null, ApiProblem.Invalid("If-Match", "If-Match takes one entity tag, such as \"1\" with its quotes, or *."));
    }

    private static int VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : NoVersion;
}
