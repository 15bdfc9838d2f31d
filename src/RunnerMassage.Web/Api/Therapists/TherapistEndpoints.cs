using System.Text.Json;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Api.Therapists;

/// <summary>Who gives massages.</summary>
public static class TherapistEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapTherapists(this IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/therapists", ListAsync).WithTags("Therapists").AllowAnonymous()
        .WithSummary("All therapists, by name").Produces<TherapistResponse[]>();

    private static async Task<IResult> ListAsync(
        CatalogueReader catalogues, ClinicRepository clinics, IClock clock, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var today = clock.GetCurrentInstant().InZone(await clinics.ZoneAsync(cancellationToken)).Date;
        return TypedResults.Ok(catalogue.Therapists.Select(therapist => TherapistResponse.Of(therapist, catalogue.Types, today)));
    }
}

/// <summary>A person who gives massages.</summary>
public sealed record TherapistResponse
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>A few sentences about the therapist.</summary>
    public required string Bio { get; init; }

    /// <summary>Address of a photo below the site's root, or null.</summary>
    public required string? Photo { get; init; }

    /// <summary>Languages spoken, as English names.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary><c>female</c>, <c>male</c> or <c>unspecified</c>, for runners who prefer one.</summary>
    public required string Gender { get; init; }

    /// <summary>Ids of the massage types that the therapist may give today.</summary>
    public required IReadOnlyList<string> MassageTypes { get; init; }

    /// <summary>The therapist as clients see them.</summary>
    /// <param name="therapist">The therapist.</param>
    /// <param name="types">The clinic's massage types.</param>
    /// <param name="today">Today in the clinic's zone; certificates that have ended by then do not count.</param>
    public static TherapistResponse Of(Therapist therapist, IReadOnlyList<MassageType> types, LocalDate today) => new()
    {
        Id = therapist.Id,
        Name = therapist.Name,
        Bio = therapist.Bio,
        Photo = therapist.PhotoPath,
        Languages = therapist.Languages,
        Gender = JsonNamingPolicy.CamelCase.ConvertName(therapist.Gender.ToString()),
        MassageTypes =
        [
            .. types.Where(type => type.MayBeGivenBy(therapist, today)).Select(type => type.Id).Order(StringComparer.Ordinal),
        ],
    };
}
