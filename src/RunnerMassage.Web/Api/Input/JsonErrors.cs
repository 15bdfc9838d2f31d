using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Input;

/// <summary>Says in a client's words what is wrong with a JSON text, without names of our types.</summary>
public static class JsonErrors
{
    /// <summary>The field name for what is wrong with the body as a whole.</summary>
    public const string WholeBody = "body";

    /// <summary>The problem for a text that could not be read as the type.</summary>
    public static ApiProblem Explain(JsonException exception, JsonTypeInfo type)
    {
        var member = MemberOf(exception.Path);
        if (member is null)
        {
            return ApiProblem.Invalid(WholeBody, "The body is not well-formed JSON, or not an object.");
        }

        var property = type.Properties.FirstOrDefault(candidate => candidate.Name == member);
        return ApiProblem.Invalid(
            member,
            property is null ? $"The member '{member}' is not known here."
            : exception.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase) ? $"The member '{member}' is given twice."
            : Needed(property.PropertyType));
    }

    private static string Needed(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(OffsetDateTime) ? "An instant in ISO 8601 with an offset is needed, such as 2026-11-26T09:30:00+01:00."
            : type == typeof(int) ? "A whole number is needed."
            : type == typeof(bool) ? "true or false is needed."
            : type == typeof(string) ? "A text is needed."
            : "Another kind of value is needed.";
    }

    // "$.start", "$['odd name']" or "$.list[3].name": the first member tells enough of bodies as flat as these.
    private static string? MemberOf(string? path)
    {
        if (path is null || path.Length < 3)
        {
            return null;
        }

        if (path.StartsWith("$['", StringComparison.Ordinal))
        {
            var end = path.IndexOf("']", StringComparison.Ordinal);
            return end < 0 ? null : path[3..end];
        }

        var rest = path[2..];
        var next = rest.IndexOfAny(['.', '[']);
        return next < 0 ? rest : rest[..next];
    }
}
