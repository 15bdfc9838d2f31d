using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>
/// Turns answers into a plan: the type by its ranking, the times by the timing rules. It finds slots as the search and the booking do,
/// so every time it names can be had.
/// </summary>
public sealed class PlanMaker(
    MassageTypeRepository massageTypes, RuleProfileRepository profiles, KnownTrainingReader training, SessionRepository sessions,
    IAvailabilityReader availability, IClock clock)
{
    private const int TimesOffered = 3;
    private const int AgainstAdviceOffered = 2;
    private const int SessionsShown = 50;

    /// <summary>Makes the plan.</summary>
    /// <param name="answers">What was told.</param>
    /// <param name="format">The clinic's zone and words.</param>
    /// <param name="wanted">Id of the massage type that is wanted whatever the ranking says, or null for the best match.</param>
    /// <param name="runner">The signed-in runner, whose training and sessions count too; null for a stranger.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<Plan> MakeAsync(
        PlannerAnswers answers, ClinicFormat format, string? wanted, Viewer? runner, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var span = PlanSpan.Of(format.DateOf(now), answers);
        var recommendation = MassageTypeRecommendation.For(PlanProfile.Of(answers, span.Today));
        var types = (await massageTypes.ListAsync(cancellationToken)).Where(type => type is { IsMassage: true, Lengths.Count: > 0 }).ToList();
        var profile = await profiles.ActiveAsync(cancellationToken);
        var rated = new List<RatedWeeks>();
        KnownTraining known = KnownTraining.Nothing;
        foreach (var type in types)
        {
            known = await KnownAsync(answers, type.Id, runner, span, format.Zone, cancellationToken);
            var request = new AvailabilityRequest { MassageTypeId = type.Id, From = span.Today, To = span.Last, RunnerId = runner?.UserId };
            var massage = new PlannedMassage(type, PlanProfile.LengthOf(type, recommendation, answers, span.Today));
            if (await availability.LoadAsync(request, cancellationToken) is { } facts)
            {
                rated.Add(new RatedWeeks(massage, facts, profile, known, span.Today, span.Last, now));
            }
        }

        RatedWeeks? Given(string? id) => rated.Find(weeks => weeks.Massage.Type.Id == id && weeks.AnybodyGivesIt);
        var proposal = recommendation.ProposeAmong(id => Given(id) is not null);
        var chosen = Given(wanted) ?? Given(proposal.Type?.MassageTypeId);
        var plan = new Plan
        {
            Recommendation = recommendation,
            TypeNames = types.ToDictionary(type => type.Id, type => type.Name, StringComparer.Ordinal),
            NotToBeHad = [.. proposal.Missing.Where(type => type.Verdict != Verdict.NotAdvised).Select(type => NameOf(types, type.MassageTypeId)).OfType<string>()],
        };
        return chosen is null ? plan : plan with
        {
            Massage = chosen.Massage,
            Frequency = PlanProfile.FrequencyOf(chosen.Massage.Type, answers, span.Today),
            BestRating = chosen.BestDays().Rating,
            BestDays = chosen.BestDays().Days,
            BestTimes = chosen.Best(TimesOffered),
            NoWindow = NoWindowOf(chosen, rated, span, now),
            Timeline = TimelineBuilder.Build(new TimelineInput
            {
                From = span.Monday,
                Weeks = span.Weeks,
                Today = span.Today,
                Format = format,
                Rows = [.. rated.Select(weeks => TimelineRow.Of(weeks.Massage.Type.Name, weeks.Ratings))],
                Efforts = known.Training.Efforts,
                Sessions = await SessionsAsync(runner, span, format.Zone, cancellationToken),
                FreeOf = $"{chosen.Massage.Type.Name}, {chosen.Massage.Length.Minutes} minutes",
                FreeTimes = chosen.FreeTimes(),
            }),
        };
    }

    private static NoWindow? NoWindowOf(RatedWeeks chosen, List<RatedWeeks> all, PlanSpan span, Instant now)
    {
        if (chosen.Best(1, span.Soon) is not [])
        {
            return null;
        }

        var light = chosen.Massage.Type.TimingClass == TimingClass.Light ? null
            : all.Find(weeks => weeks.Massage.Type.TimingClass == TimingClass.Light);
        return new NoWindow(
            span.Soon,
            light?.Best(1, span.Soon) is [var instead] ? instead : null,
            chosen.FirstGoodAfter(span.Soon),
            chosen.MoveFor(span.Soon, now),
            chosen.AdvisedAgainst(span.Soon, AgainstAdviceOffered));
    }

    private async Task<KnownTraining> KnownAsync(
        PlannerAnswers answers, string massageTypeId, Viewer? runner, PlanSpan span, DateTimeZone zone, CancellationToken cancellationToken) =>
        runner is null
            ? answers.ToKnownTraining(zone)
            : answers.AddTo(await training.LoadAsync(new TrainingRequest(runner.UserId, massageTypeId, span.Today, span.Last), zone, cancellationToken), zone);

    private async Task<IReadOnlyList<TimelineSession>> SessionsAsync(
        Viewer? runner, PlanSpan span, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (runner is null)
        {
            return [];
        }

        var from = zone.AtStartOfDay(span.Monday).ToInstant();
        var to = zone.AtStartOfDay(span.Last.PlusDays(1)).ToInstant();
        var booked = await sessions.ListAsync(runner, from, to, therapistId: null, SessionsShown, cancellationToken);
        return [.. booked.Where(session => session.Session.Status != Scheduling.SessionStatus.Cancelled)
            .Select(session => new TimelineSession(session.Session.Start, session.MassageTypeName))];
    }

    private static string? NameOf(List<MassageType> types, string id) => types.Find(type => type.Id == id)?.Name;
}
