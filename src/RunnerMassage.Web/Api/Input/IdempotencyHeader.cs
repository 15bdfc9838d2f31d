using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Input;

/// <summary>The <c>Idempotency-Key</c> header that every change needs.</summary>
public sealed class IdempotencyHeader : IApiInput, IBindableFromHttpContext<IdempotencyHeader>, IEndpointParameterMetadataProvider
{
    /// <summary>The header's name.</summary>
    public const string Name = "Idempotency-Key";

    private const int LongestKey = 255;

    private readonly string? _key;

    private IdempotencyHeader(string? key, ApiProblem? problem) => (_key, Problem) = (key, problem);

    /// <summary>The client's key; only where there is no <see cref="Problem"/>.</summary>
    public string Key => _key ?? throw new InvalidOperationException("A header with a problem has no key.");

    /// <inheritdoc />
    public ApiProblem? Problem { get; }

    /// <inheritdoc />
    public static ValueTask<IdempotencyHeader?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var values = context.Request.Headers[Name];
        var key = values.Count == 1 ? values[0]!.Trim() : null;
        var problem = values.Count > 1 ? Missing("Send the Idempotency-Key header once.")
            : string.IsNullOrEmpty(key) ? Missing("Send a random Idempotency-Key header, and the same one again when you repeat the request.")
            : key.Length > LongestKey ? Missing("An Idempotency-Key has at most 255 characters.")
            : null;
        return ValueTask.FromResult<IdempotencyHeader?>(new(key, problem));
    }

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new RequestHeader(
        Name, Required: true,
        "Random text of at most 255 characters. The same request with the same key is answered as it was the first time, for 24 hours.",
        "6f1f8a0e-3f0b-4a52-9d6e-5a2f3f1c9b77"));

    private static ApiProblem Missing(string detail) => ApiProblem.Of(ProblemCode.IdempotencyKeyMissing, detail);
}
