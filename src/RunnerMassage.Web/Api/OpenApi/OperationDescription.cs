using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>Completes an operation's description with what its endpoint says of itself: headers, query texts, sign-in, problems.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    private const string ProblemSchema = nameof(ApiProblem);

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        operation.OperationId ??= OperationId(context.Description);
        document.AddComponent(ProblemSchema, await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellationToken));
        DescribeQuery(operation, context.Description);
        operation.Parameters ??= [];
        foreach (var header in metadata.OfType<RequestHeader>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Required = header.Required,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = header.Example,
            });
        }

        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            // A token is welcome, as in the search, which leaves out what the runner has booked.
            operation.Security = [];
        }
        else
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.BearerScheme, document)] = [] }];
        }

        DescribeHeaders(operation, metadata);
        DescribeProblems(operation, metadata, document);
    }

    private static void DescribeHeaders(OpenApiOperation operation, IList<object> metadata)
    {
        var successes = operation.Responses?.Where(response => response.Key.StartsWith('2')).Select(response => response.Value) ?? [];
        foreach (var response in successes.OfType<OpenApiResponse>())
        {
            foreach (var header in metadata.OfType<ResponseHeader>())
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                response.Headers[header.Name] = new OpenApiHeader
                {
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }
    }

    private static void DescribeQuery(OpenApiOperation operation, ApiDescription description)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var text = description.ParameterDescriptions.Where(candidate => candidate.Name == parameter.Name)
                .Select(candidate => (candidate.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo)
                .SelectMany(info => info?.GetCustomAttributes(typeof(QueryTextAttribute), inherit: false) ?? [])
                .OfType<QueryTextAttribute>().FirstOrDefault();
            if (text is null)
            {
                continue;
            }

            parameter.Required = text.Required;
            parameter.Schema = SchemaOf(text.Kind);
            parameter.Example = text.Kind == QueryTextKind.Number
                ? JsonValue.Create(long.Parse(text.Example, CultureInfo.InvariantCulture))
                : JsonValue.Create(text.Example);
        }
    }

    private static OpenApiSchema SchemaOf(QueryTextKind kind) => kind switch
    {
        QueryTextKind.Number => new OpenApiSchema { Type = JsonSchemaType.Integer },
        QueryTextKind.Date => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        QueryTextKind.DateOrInstant => new OpenApiSchema
        {
            AnyOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ],
        },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeProblems(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        var codes = metadata.OfType<ProblemResponses>().SelectMany(problems => problems.Codes)
            .Append(ProblemCode.TooManyRequests).Append(ProblemCode.InternalError);
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            codes = codes.Append(ProblemCode.Unauthenticated);
            codes = metadata.OfType<AuthorizationPolicy>().Any() ? codes.Append(ProblemCode.Forbidden) : codes;
        }

        operation.Responses ??= [];
        foreach (var byStatus in codes.Distinct().GroupBy(code => code.Status).OrderBy(group => group.Key))
        {
            operation.Responses[byStatus.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(" ", byStatus.Select(code => $"`{code.Code}`: {code.Title}")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [ApiProblem.ContentType] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema, document),
                        Example = JsonSerializer.SerializeToNode(ApiProblem.Of(byStatus.First()), ApiJson.Options),
                    },
                },
            };
        }
    }

    private static string OperationId(ApiDescription description)
    {
        var words = description.RelativePath!["api/v1/".Length..].Split(['/', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.StartsWith('{') ? "One" : char.ToUpperInvariant(word[0]) + word[1..]);
        return description.HttpMethod!.ToLowerInvariant() + string.Concat(words);
    }
}
