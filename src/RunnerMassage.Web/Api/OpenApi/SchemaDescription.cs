using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using RunnerMassage.Web.Api.Account;
using RunnerMassage.Web.Api.Sessions;

namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>Describes shapes as they travel: NodaTime's types as text, decimals as numbers, requests as strict as the server reads them.</summary>
internal sealed class SchemaDescription : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(RegisterRequest)] = """{"email":"runner@example.org","password":"a few words in a row"}""",
        [typeof(LoginRequest)] = """{"email":"runner@example.org","password":"a few words in a row"}""",
        [typeof(BookSessionRequest)] =
            """{"therapistId":"elena","massageType":"deep-tissue","start":"2026-11-26T10:00:00+01:00","minutes":60,"note":"Left calf, please."}""",
        [typeof(RescheduleSessionRequest)] = """{"start":"2026-11-27T16:00:00+01:00"}""",
        [typeof(CancelSessionRequest)] = """{"reason":"The race has been moved."}""",
    };

    /// <summary>True for types that are described where they are used.</summary>
    public static bool IsInline(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var bare && (bare == typeof(OffsetDateTime) || bare == typeof(LocalDate));

    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(OffsetDateTime))
        {
            AsText(schema, "date-time", "2026-11-26T09:30:00+01:00");
        }
        else if (type == typeof(LocalDate))
        {
            AsText(schema, "date", "2026-11-26");
        }
        else if (type == typeof(decimal))
        {
            schema.Format = null;
        }

        if (schema.Properties is { Count: > 0 })
        {
            // Answers may gain members one day; in requests an unknown one is refused.
            schema.AdditionalPropertiesAllowed = !IsRequest(type);
        }

        if (Examples.TryGetValue(type, out var example))
        {
            schema.Examples = [JsonNode.Parse(example)!];
        }

        // Leaving a member out is the way to say nothing; null is only put up with.
        if (context.JsonPropertyInfo is { } property && IsRequest(property.DeclaringType))
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static void AsText(OpenApiSchema schema, string format, string example)
    {
        schema.Type = JsonSchemaType.String | ((schema.Type ?? JsonSchemaType.String) & JsonSchemaType.Null);
        schema.Format = format;
        schema.Examples = [example];
    }
}
