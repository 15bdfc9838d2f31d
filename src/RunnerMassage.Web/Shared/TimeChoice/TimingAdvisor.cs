using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>
/// Rates one time as the diary will rate it, and says what to do where it does not fit: a light massage near that day, the next good time
/// of the wanted type, or a hard workout whose move would make a wanted time ideal.
/// </summary>
public sealed class TimingAdvisor(
    IAvailabilityReader reader, TimingKnowledgeReader knowledge, MassageTypeRepository massageTypes, IClock clock)
{
    /// <summary>How many days around the wanted one a light massage may lie.</summary>
    private const int DaysAround = 2;

    /// <summary>The advice, or null where nothing is known of the runner or the massage type does not exist.</summary>
    public async Task<TimingAdvice?> AdviseAsync(TimeSearch search, Instant start, CancellationToken cancellationToken)
    {
        var date = start.InZone(search.Zone).Date;
        var known = await knowledge.ReadAsync(search, date, date, cancellationToken);
        if (known.IsEmpty || await reader.LoadAsync(search.ToRequest(date, date), cancellationToken) is not { } facts)
        {
            return null;
        }

        var result = known.RaterFor(facts, search.Minutes).Explain(start);
        return new TimingAdvice(result, TimingWords.Sentence(result, date))
        {
            Instead = result.Rating <= TimingRating.Acceptable || result.Reasons.Any(reason => reason.Code == TimingReasonCode.RedFlag)
                ? TimingAlternatives.None
                : await InsteadAsync(search, start, facts.Type, cancellationToken),
        };
    }

    private async Task<TimingAlternatives> InsteadAsync(
        TimeSearch search, Instant wanted, OfferedType type, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (date, today) = (wanted.InZone(search.Zone).Date, now.InZone(search.Zone).Date);
        var last = today.PlusDays(search.HorizonDays);
        var to = LocalDate.Min(date.PlusDays(TimeFinder.MostDays - 1), last);
        if (date < today || date > last || await reader.LoadAsync(search.ToRequest(date, to), cancellationToken) is not { } facts)
        {
            return TimingAlternatives.None;
        }

        var known = await knowledge.ReadAsync(search, date, to, cancellationToken);
        var times = FoundTimes.Of(facts, new SlotQuery(search.Minutes, date, to, now), known).Times;
        var nearest = times.Where(time => time.Date <= date.PlusDays(1)).OrderBy(time => Math.Abs((time.Start - wanted).TotalMinutes));
        var questions = nearest.Select(time => new TimingQuestion(
            type.Id, type.TimingClass, time.Start, search.Minutes, time.Date, known.Known.FirstTimeDeep));
        return new TimingAlternatives(
            type.TimingClass == TimingClass.Deep ? await LightAsync(search, wanted, now, cancellationToken) : null,
            Later(times, wanted, search.Zone),
            WorkoutMove.Find(known.Profile, known.Known.Training, questions, now, search.Zone));
    }

    /// <summary>The first later day with a good time, and of that day the time nearest to the wanted time of day.</summary>
    private static FreeTime? Later(IReadOnlyList<FreeTime> times, Instant wanted, DateTimeZone zone)
    {
        var good = times.Where(time => time.Start > wanted && time.Rating <= TimingRating.Good).ToList();
        var clockTime = wanted.InZone(zone).TimeOfDay;
        return good.Where(time => time.Date == good[0].Date)
            .MinBy(time => Math.Abs(Period.Between(clockTime, time.Start.InZone(zone).TimeOfDay, PeriodUnits.Minutes).Minutes));
    }

    private async Task<LightTime?> LightAsync(TimeSearch search, Instant wanted, Instant now, CancellationToken cancellationToken)
    {
        var light = (await massageTypes.ListAsync(cancellationToken))
            .FirstOrDefault(type => type.TimingClass == TimingClass.Light && type.Lengths.Count > 0);
        if (light is null)
        {
            return null;
        }

        var length = light.Lengths.MinBy(length => Math.Abs(length.Minutes - search.Minutes))!;
        var (date, today) = (wanted.InZone(search.Zone).Date, now.InZone(search.Zone).Date);
        var (from, to) = (LocalDate.Max(today, date.PlusDays(-DaysAround)), date.PlusDays(DaysAround));
        var lightSearch = search with { MassageTypeId = light.Id, Minutes = length.Minutes, TherapistId = null };
        if (await reader.LoadAsync(lightSearch.ToRequest(from, to), cancellationToken) is not { } facts)
        {
            return null;
        }

        var known = await knowledge.ReadAsync(lightSearch, from, to, cancellationToken);
        var found = FoundTimes.Of(facts, new SlotQuery(length.Minutes, from, to, now), known);
        return found.Best(1, wanted.InZone(search.Zone).TimeOfDay) is [var best] ? new LightTime(light, length, best) : null;
    }
}

/// <summary>What the rules say of one time.</summary>
/// <param name="Result">The rating and its reasons.</param>
/// <param name="Sentence">Why, in one sentence.</param>
public sealed record TimingAdvice(TimingResult Result, string Sentence)
{
    /// <summary>What to do where the time is advised against or blocked.</summary>
    public TimingAlternatives Instead { get; init; } = TimingAlternatives.None;

    /// <summary>The rating.</summary>
    public TimingRating Rating => Result.Rating;

    /// <summary>True where the time can be booked only by saying so.</summary>
    public bool NeedsWord => Rating == TimingRating.Avoid;

    /// <summary>True where the time cannot be booked online.</summary>
    public bool IsBlocked => Rating == TimingRating.Blocked;
}

/// <summary>A time that is advised against or blocked, as the partial _TimingRefused tells it. Addresses begin without a slash.</summary>
/// <param name="Advice">What the rules say.</param>
/// <param name="Format">Words for dates and times.</param>
/// <param name="TimeAddress">Address that goes on with another time of the same massage.</param>
/// <param name="LightAddress">Address that goes on with a light massage, or null where the massage type stays.</param>
/// <param name="ShowsReasons">False for staff whom the runner's training is no business of.</param>
public sealed record RefusedTiming(
    TimingAdvice Advice, ClinicFormat Format, Func<FreeTime, string> TimeAddress, Func<LightTime, string>? LightAddress, bool ShowsReasons = true);

/// <summary>What to do instead; each may be missing.</summary>
/// <param name="Light">A light massage near that day.</param>
/// <param name="Later">The next good time of the wanted type.</param>
/// <param name="Move">A hard workout whose move by a day makes a wanted time ideal.</param>
public sealed record TimingAlternatives(LightTime? Light, FreeTime? Later, WorkoutMove? Move)
{
    /// <summary>Nothing to offer.</summary>
    public static TimingAlternatives None { get; } = new(null, null, null);

    /// <summary>True where there is nothing to offer.</summary>
    public bool IsEmpty => this is { Light: null, Later: null, Move: null };
}

/// <summary>A time of a light massage.</summary>
/// <param name="Type">The massage type.</param>
/// <param name="Length">The length and its price.</param>
/// <param name="Time">The time.</param>
public sealed record LightTime(MassageType Type, MassageLength Length, FreeTime Time);
