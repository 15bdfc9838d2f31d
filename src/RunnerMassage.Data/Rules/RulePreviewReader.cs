using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Rules;

/// <summary>
/// Shows what other parameters would do: rates the coming sessions and the free slots of the next two weeks under both. The number of
/// statements depends on the number of massage types alone, and what is rated is bounded; the preview says what was left out.
/// </summary>
public sealed class RulePreviewReader(RunnerMassageContext context, IAvailabilityReader availability, KnownTrainingReader training)
{
    /// <summary>Most coming sessions that are rated, the earliest first.</summary>
    public const int MostSessions = 500;

    /// <summary>Most runners for whom free slots are rated.</summary>
    public const int MostRunners = 40;

    /// <summary>So many days of free slots are rated, today included.</summary>
    public const int SlotDays = 14;

    /// <summary>Rates under both profiles.</summary>
    /// <param name="before">The parameters as they are.</param>
    /// <param name="after">The parameters as they would be.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<RulePreview> LoadAsync(RuleProfile before, RuleProfile after, Instant now, CancellationToken cancellationToken)
    {
        var clinic = await context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb[clinic.TimeZoneId];
        var sessions = await SessionsAsync(before, after, zone, now, cancellationToken);
        var slots = await SlotsAsync(before, after, zone, now, cancellationToken);
        return new RulePreview(sessions, slots);
    }

    private async Task<RuleEffects> SessionsAsync(
        RuleProfile before, RuleProfile after, DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        var coming = context.MassageSessions.AsNoTracking()
            .Where(session => session.Status == SessionStatus.Confirmed && session.Start > now);
        var all = await coming.CountAsync(cancellationToken);
        var sessions = await (
            from session in coming.OrderBy(session => session.Start).ThenBy(session => session.Id).Take(MostSessions)
            join type in context.MassageTypes on session.MassageTypeId equals type.Id
            join runner in context.Users on session.RunnerId equals runner.Id
            orderby session.Start, session.Id
            select new { session.Id, session.RunnerId, session.MassageTypeId, session.TimingClass, session.Start, session.Minutes, session.Date, Type = type.Name, Runner = runner.DisplayName ?? runner.Email })
            .ToListAsync(cancellationToken);
        var effects = new RuleEffects.Collector(all - sessions.Count);
        if (sessions.Count == 0)
        {
            return effects.Done();
        }

        var known = await training.LoadAsync(
            sessions.ConvertAll(session => session.RunnerId), sessions[0].Date, sessions[^1].Date, zone, cancellationToken);
        foreach (var session in sessions)
        {
            var (efforts, firstTime) = known.Of(
                new TrainingRequest(session.RunnerId, session.MassageTypeId, session.Date, session.Date, session.Id));
            var question = new TimingQuestion(
                session.MassageTypeId, session.TimingClass, session.Start, session.Minutes, session.Date, firstTime);
            effects.Add(
                TimingRules.RateOnly(question, before, efforts).Rating,
                TimingRules.RateOnly(question, after, efforts).Rating,
                (session.RunnerId, session.MassageTypeId, session.Date),
                (from, to) => new RuleEffect(
                    session.Runner ?? "", session.Type, session.Start, session.Date, from, to, TimingRules.Rate(question, after, efforts)));
        }

        return effects.Done();
    }

    private async Task<RuleEffects> SlotsAsync(
        RuleProfile before, RuleProfile after, DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        var from = now.InZone(zone).Date;
        var to = from.PlusDays(SlotDays - 1);
        var runners = await RunnersAsync(from, to, cancellationToken);
        var effects = new RuleEffects.Collector(Math.Max(0, runners.All - runners.Taken.Count));
        if (runners.Taken.Count == 0)
        {
            return effects.Done();
        }

        var known = await training.LoadAsync(runners.Taken.ConvertAll(runner => runner.Id), from, to, zone, cancellationToken);
        foreach (var type in await context.MassageTypes.AsNoTracking().Where(type => type.Active).OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancellationToken))
        {
            var request = new AvailabilityRequest { MassageTypeId = type.Id, From = from, To = to };
            if (type.Lengths.Count > 0 && await availability.LoadAsync(request, cancellationToken) is { } facts)
            {
                RateSlots(effects, before, after, facts, UsualLength(type), new SlotQuery(UsualLength(type), from, to, now), runners.Taken, known);
            }
        }

        return effects.Done();
    }

    private static void RateSlots(
        RuleEffects.Collector effects, RuleProfile before, RuleProfile after, AvailabilityFacts facts, int minutes, SlotQuery query,
        List<(string Id, string Name)> runners, TrainingOfRunners known)
    {
        var slots = AnyTherapist.Spread(facts, SlotFinder.Find(facts, query));
        foreach (var (id, name) in runners)
        {
            var (efforts, firstTime) = known.Of(new TrainingRequest(id, facts.Type.Id, query.From, query.To));
            var under = new SlotRater(before, efforts, facts.Type, facts.Zone, minutes, firstTime);
            var then = new SlotRater(after, efforts, facts.Type, facts.Zone, minutes, firstTime);
            foreach (var slot in slots)
            {
                var date = facts.DateOf(slot.Day);
                effects.Add(
                    under.Rate(slot.StartMinute).Rating,
                    then.Rate(slot.StartMinute).Rating,
                    (id, facts.Type.Id, date),
                    (was, becomes) => new RuleEffect(name, facts.Type.Name, slot.Start, date, was, becomes, then.Explain(slot.Start)));
            }
        }
    }

    /// <summary>Runners who train around these days, those with the nearest entries first.</summary>
    private async Task<(List<(string Id, string Name)> Taken, int All)> RunnersAsync(LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var (first, last) = (from.PlusDays(-KnownTrainingReader.ReachDays), to.PlusDays(KnownTrainingReader.ReachDays));
        var trains =
            from entry in context.TrainingEntries.AsNoTracking()
            where entry.Date >= first && entry.Date <= last
            group entry by entry.RunnerId;
        var all = await trains.CountAsync(cancellationToken);
        var ids = trains.Select(runner => new { Id = runner.Key, Nearest = runner.Max(entry => entry.Date) })
            .OrderBy(runner => runner.Nearest).ThenBy(runner => runner.Id).Take(MostRunners);
        var taken = await (
            from runner in ids
            join user in context.Users on runner.Id equals user.Id
            select new { runner.Id, Name = user.DisplayName ?? user.Email }).ToListAsync(cancellationToken);
        return ([.. taken.Select(runner => (runner.Id, runner.Name ?? "")).OrderBy(runner => runner.Item2, StringComparer.Ordinal)], all);
    }

    private static int UsualLength(MassageType type) => type.Lengths.MinBy(length => Math.Abs(length.Minutes - 60))!.Minutes;
}
