using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.MassageTypes;

/// <summary>What the clinic offers.</summary>
public static class MassageTypeEndpoints
{
    private const string Path = "/api/v1/massage-types";

    /// <summary>Adds the endpoints.</summary>
    public static void MapMassageTypes(this IEndpointRouteBuilder app)
    {
        var types = app.MapGroup("").WithTags("Massage types").AllowAnonymous();
        types.MapGet(Path, ListAsync).WithSummary("All massage types, in the clinic's order").Produces<MassageTypeResponse[]>();
        types.MapGet(Path + "/{id:maxlength(100)}", GetAsync).WithSummary("One massage type").Produces<MassageTypeResponse>().Fails(ProblemCode.NotFound);
    }

    private static async Task<IResult> ListAsync(
        MassageTypeRepository types, GuideReader guides, ClinicRepository clinics, IClock clock, CancellationToken cancellationToken)
    {
        var clinic = await clinics.GetAsync(cancellationToken);
        var texts = await guides.TextsOfTypesAsync(clock.GetCurrentInstant(), cancellationToken);
        return TypedResults.Ok((await types.ListAsync(cancellationToken))
            .Select(type => MassageTypeResponse.Of(type, texts.GetValueOrDefault(type.Id), clinic)));
    }

    private static async Task<IResult> GetAsync(
        string id, MassageTypeRepository types, GuideReader guides, ClinicRepository clinics, IClock clock, CancellationToken cancellationToken)
    {
        if (await types.FindAsync(id, cancellationToken) is not { } type)
        {
            return ApiProblem.Of(ProblemCode.NotFound, "There is no such massage type.").ToResult();
        }

        var guide = await guides.FindAsync(id, clock.GetCurrentInstant(), cancellationToken);
        return TypedResults.Ok(MassageTypeResponse.Of(type, guide?.Version.Text, await clinics.GetAsync(cancellationToken)));
    }
}

/// <summary>A kind of massage that the clinic offers.</summary>
public sealed record MassageTypeResponse
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary><c>deep</c> where it needs days of its own before hard running, <c>light</c> where not, <c>none</c> for what is no massage.</summary>
    public required string TimingClass { get; init; }

    /// <summary>How firm it is, from 1 to 5.</summary>
    public required int Pressure { get; init; }

    /// <summary>One sentence on whom it is for.</summary>
    public required string Summary { get; init; }

    /// <summary>The published guide: what it is, how it feels, when and when not; Markdown, empty until somebody has written it.</summary>
    public required string Guidance { get; init; }

    /// <summary>ISO 4217 code of the currency of the prices.</summary>
    public required string Currency { get; init; }

    /// <summary>The lengths that can be booked, with their prices.</summary>
    public required IReadOnlyList<DurationResponse> Durations { get; init; }

    /// <summary>The type as clients see it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="guide">The Markdown of its guide, or null where there is none yet.</param>
    /// <param name="clinic">Whose currency the prices are in.</param>
    public static MassageTypeResponse Of(MassageType type, string? guide, Clinic clinic) => new()
    {
        Id = type.Id,
        Name = type.Name,
        TimingClass = type.TimingClass switch
        {
            Scheduling.Timing.TimingClass.Deep => "deep",
            Scheduling.Timing.TimingClass.None => "none",
            _ => "light",
        },
        Pressure = type.Pressure,
        Summary = type.Summary,
        Guidance = guide ?? "",
        Currency = clinic.Currency,
        Durations = [.. type.Lengths.OrderBy(length => length.Minutes).Select(length => new DurationResponse(length.Minutes, length.Price))],
    };
}

/// <summary>A length that can be booked.</summary>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="Price">Price in the clinic's currency.</param>
public sealed record DurationResponse(int Minutes, decimal Price);
