using System.Reflection;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using RunnerMassage.Web.Api.Problems;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace RunnerMassage.Web.Api.Input;

/// <summary>Marks a body that consists of optional members only and may be left out altogether.</summary>
public interface IMayBeLeftOut;

/// <summary>
/// A JSON body, read and validated. It is read here and not by the framework so that an endpoint can look at the idempotency key first,
/// and so that what is wrong is told by field.
/// </summary>
/// <typeparam name="T">The body's shape.</typeparam>
public sealed class JsonBody<T> : IApiInput, IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? _value;

    private JsonBody(T value) => _value = value;

    private JsonBody(ApiProblem problem) => Problem = problem;

    /// <summary>The body; only where there is no <see cref="Problem"/>.</summary>
    public T Value => _value ?? throw new InvalidOperationException("A body with a problem has no value.");

    /// <inheritdoc />
    public ApiProblem? Problem { get; }

    static async ValueTask<JsonBody<T>?> IBindableFromHttpContext<JsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        var empty = request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null);
        if (empty)
        {
            return typeof(T).IsAssignableTo(typeof(IMayBeLeftOut))
                ? new(Activator.CreateInstance<T>())
                : new(ApiProblem.Invalid(JsonErrors.WholeBody, "A JSON body is needed."));
        }

        if (!request.HasJsonContentType())
        {
            return new(ApiProblem.Of(ProblemCode.UnsupportedMediaType));
        }

        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            var value = await request.ReadFromJsonAsync<T>(options, context.RequestAborted);
            return value is null
                ? new(ApiProblem.Invalid(JsonErrors.WholeBody, "A JSON object is needed, not null."))
                : await ValidateAsync(value, context);
        }
        catch (JsonException exception)
        {
            return new(JsonErrors.Explain(exception, options.GetTypeInfo(typeof(T))));
        }
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyDescription());

    private static async Task<JsonBody<T>> ValidateAsync(T value, HttpContext context)
    {
        var result = await context.RequestServices.GetRequiredService<IValidator<T>>().ValidateAsync(value, context.RequestAborted);
        return result.IsValid ? new(value) : new(ValidationErrors.ToProblem(result));
    }

    /// <summary>
    /// Tells the documentation of the body. It names no content types because routing would answer 415 by them before anybody is
    /// asked who they are.
    /// </summary>
    private sealed class BodyDescription : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes => [];

        public Type RequestType => typeof(T);

        public bool IsOptional => typeof(T).IsAssignableTo(typeof(IMayBeLeftOut));
    }
}
