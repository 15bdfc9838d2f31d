using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Input;

/// <summary>A part of a request that was read before its endpoint runs, and may be at fault.</summary>
public interface IApiInput
{
    /// <summary>What is wrong with it, or null.</summary>
    ApiProblem? Problem { get; }
}

/// <summary>
/// Answers with the first problem among an endpoint's inputs, in the order of its parameters. An endpoint that lists the idempotency key
/// before the body so checks the key first, whatever the body looks like.
/// </summary>
public sealed class ApiInputFilter : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IApiInput { Problem: { } problem })
            {
                return ValueTask.FromResult<object?>(problem.ToResult());
            }
        }

        return next(context);
    }
}

/// <summary>A request header that an endpoint reads, for the documentation.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Required">True where the endpoint refuses to work without it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Example">A value as a client may send it.</param>
public sealed record RequestHeader(string Name, bool Required, string Description, string Example);
