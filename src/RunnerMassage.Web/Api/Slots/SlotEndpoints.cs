using System.Security.Claims;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>The search for free times.</summary>
public static class SlotEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapSlots(this IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/slots", SearchAsync).WithTags("Slots").AllowAnonymous().AddEndpointFilter<QueryFilter<SlotsQuery>>()
        .WithSummary("What can be booked; a signed-in runner's own sessions are left out")
        .Produces<SlotsResponse>().Fails(ProblemCode.Validation);

    private static async Task<IResult> SearchAsync(
        [AsParameters] SlotsQuery query, ClaimsPrincipal user, IAvailabilityReader availability, TherapistRepository therapists,
        IClock clock, CancellationToken cancellationToken)
    {
        var (from, to) = (TextRules.Date(query.From)!.Value, TextRules.Date(query.To)!.Value);
        var minutes = (int)TextRules.Number(query.Minutes)!.Value;
        var request = new AvailabilityRequest
        {
            MassageTypeId = query.MassageType!,
            From = from,
            To = to,
            TherapistId = query.TherapistId,
            RunnerId = user.IsInRole(Roles.Runner) ? user.UserId() : null,
        };
        if (await availability.LoadAsync(request, cancellationToken) is not { } facts)
        {
            return ApiProblem.Invalid("massageType", "There is no such massage type.").ToResult();
        }

        if (facts.Type.PriceOf(minutes) is null)
        {
            return ApiProblem.Invalid("minutes", "The massage type is not offered in that length.").ToResult();
        }

        // One who exists without giving this type has no slots; only then is it worth asking the database which of the two it is.
        if (query.TherapistId is { } id && facts.IndexOfTherapist(id) < 0
            && !(await therapists.ListAsync(cancellationToken)).Any(therapist => therapist.Id == id))
        {
            return ApiProblem.Invalid("therapistId", "There is no such therapist.").ToResult();
        }

        var slots = SlotFinder.Find(facts, new SlotQuery(minutes, from, to, clock.GetCurrentInstant()));
        return TypedResults.Ok(ToResponse(facts, slots, minutes));
    }

    private static SlotsResponse ToResponse(AvailabilityFacts facts, Slot[] slots, int minutes)
    {
        // Therapists are sorted by id, so their index orders them.
        Array.Sort(slots, (a, b) => a.StartMinute != b.StartMinute
            ? a.StartMinute.CompareTo(b.StartMinute)
            : a.Therapist.CompareTo(b.Therapist));
        var length = Duration.FromMinutes(minutes);
        var responses = new SlotResponse[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var (start, therapist) = (slots[i].Start, facts.Therapists[slots[i].Therapist]);
            responses[i] = new SlotResponse(
                start.InZoneOf(facts.Zone), (start + length).InZoneOf(facts.Zone), therapist.Id, therapist.Name,
                NeutralTiming.Rating, NeutralTiming.Windows, NeutralTiming.Reasons);
        }

        return new SlotsResponse(facts.Zone.Id, NeutralTiming.Profile, NeutralTiming.ProfileVersion, responses);
    }
}
