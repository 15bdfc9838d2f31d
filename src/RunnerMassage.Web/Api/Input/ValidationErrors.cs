using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Input;

/// <summary>Validators' findings as a problem, with the field names that clients use.</summary>
public static class ValidationErrors
{
    /// <summary>The problem for a result that is not valid.</summary>
    public static ApiProblem ToProblem(ValidationResult result) => ApiProblem.Invalid(
        result.Errors
            .GroupBy(error => FieldName(error.PropertyName), error => error.ErrorMessage, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal));

    // Such as efforts[0].distanceKm.
    private static string FieldName(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Validates an endpoint's query parameters.</summary>
/// <typeparam name="T">The parameters, bound together.</typeparam>
public sealed class QueryFilter<T>(IValidator<T> validator) : IEndpointFilter
    where T : class
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.Arguments.OfType<T>().Single();
        var result = await validator.ValidateAsync(query, context.HttpContext.RequestAborted);
        return result.IsValid ? await next(context) : ValidationErrors.ToProblem(result).ToResult();
    }
}
