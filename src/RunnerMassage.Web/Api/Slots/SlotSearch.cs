using System.Security.Claims;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Api.Timing;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>What is searched for, whichever way it was asked.</summary>
/// <param name="MassageType">Id of the massage type.</param>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date.</param>
/// <param name="TherapistId">Only this therapist.</param>
/// <param name="Profile">A rule profile, or null for the clinic's.</param>
/// <param name="Efforts">Efforts, or null for the signed-in runner's calendar.</param>
/// <param name="SorenessReports">Soreness reports, or null for the signed-in runner's.</param>
public sealed record SlotSearchInput(
    string MassageType, int Minutes, LocalDate From, LocalDate To, string? TherapistId, string? Profile,
    IReadOnlyList<EffortRequest>? Efforts, IReadOnlyList<SorenessReportRequest>? SorenessReports);

/// <summary>Finds slots and rates them.</summary>
public sealed class SlotSearch(
    IAvailabilityReader availability, TherapistRepository therapists, RuleProfileRepository profiles, KnownTrainingReader training, IClock clock)
{
    /// <summary>The slots, or what is wrong with the question.</summary>
    public async Task<(SlotsResponse? Slots, ApiProblem? Problem)> FindAsync(
        SlotSearchInput input, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var runnerId = user.IsInRole(Roles.Runner) ? user.UserId() : null;
        var request = new AvailabilityRequest
        {
            MassageTypeId = input.MassageType,
            From = input.From,
            To = input.To,
            TherapistId = input.TherapistId,
            RunnerId = runnerId,
        };
        if (await availability.LoadAsync(request, cancellationToken) is not { } facts)
        {
            return (null, ApiProblem.Invalid("massageType", "There is no such massage type."));
        }

        if (facts.Type.PriceOf(input.Minutes) is null)
        {
            return (null, ApiProblem.Invalid("minutes", "The massage type is not offered in that length."));
        }

        // One who exists without giving this type has no slots; only then is it worth asking the database which of the two it is.
        if (input.TherapistId is { } id && facts.IndexOfTherapist(id) < 0
            && !(await therapists.ListAsync(cancellationToken)).Any(therapist => therapist.Id == id))
        {
            return (null, ApiProblem.Invalid("therapistId", "There is no such therapist."));
        }

        var (profile, problem) = await profiles.ForAsync(input.Profile, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        var known = await KnownAsync(input, runnerId, facts.Zone, cancellationToken);
        var slots = SlotFinder.Find(facts, new SlotQuery(input.Minutes, input.From, input.To, clock.GetCurrentInstant()));
        var rater = new SlotRater(profile!, known.Training, facts.Type, facts.Zone, input.Minutes, known.FirstTimeDeep);
        return (ToResponse(facts, slots, rater), null);
    }

    private async Task<KnownTraining> KnownAsync(
        SlotSearchInput input, string? runnerId, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var known = runnerId is null
            ? KnownTraining.Nothing
            : await training.LoadAsync(new TrainingRequest(runnerId, input.MassageType, input.From, input.To), zone, cancellationToken);
        var own = known.Training;
        if (input.Efforts is not null)
        {
            own = own with { Efforts = [.. input.Efforts.Select(effort => effort.ToEffort(zone))] };
        }

        if (input.SorenessReports is not null)
        {
            own = own with { SorenessReports = [.. input.SorenessReports.Select(report => report.ToReport(zone))] };
        }

        return known with { Training = own };
    }

    private static SlotsResponse ToResponse(AvailabilityFacts facts, Slot[] slots, SlotRater rater)
    {
        // Therapists are sorted by id, so their index orders them.
        Array.Sort(slots, (a, b) => a.StartMinute != b.StartMinute
            ? a.StartMinute.CompareTo(b.StartMinute)
            : a.Therapist.CompareTo(b.Therapist));
        var length = Duration.FromMinutes(rater.Minutes);
        var responses = new SlotResponse[slots.Length];
        (int Start, TimingResponse? Response) rated = (int.MinValue, null);
        for (var i = 0; i < slots.Length; i++)
        {
            // Several therapists offer the same start; it is explained once.
            if (slots[i].StartMinute != rated.Start || rated.Response is null)
            {
                rated = (slots[i].StartMinute, TimingResponse.Of(rater.Explain(slots[i].Start)));
            }

            var (start, therapist) = (slots[i].Start, facts.Therapists[slots[i].Therapist]);
            responses[i] = new SlotResponse(
                start.InZoneOf(facts.Zone), (start + length).InZoneOf(facts.Zone), therapist.Id, therapist.Name,
                rated.Response.Rating, rated.Response.Windows, rated.Response.Reasons);
        }

        return new SlotsResponse(facts.Zone.Id, rater.Profile.Id, rater.Profile.Version, responses);
    }
}
