using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>
/// Finds the times that pages let people choose from. It asks the same finder that the booking asks, so every time shown can be had,
/// and rates them by the same rules. A month is one load of facts; only where it holds nothing is there a second.
/// </summary>
public sealed class TimeFinder(IAvailabilityReader reader, TimingKnowledgeReader knowledge, IClock clock)
{
    /// <summary>Most days that one load of facts spans.</summary>
    public const int MostDays = 62;

    /// <summary>How many of the best times of a month are offered first.</summary>
    private const int BestTimes = 3;

    /// <summary>The month and day that the search asks for, or the nearest that make sense.</summary>
    public async Task<TimeChoices> FindAsync(TimeSearch search, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(search.Zone).Date;
        var last = today.PlusDays(search.HorizonDays);
        var month = Within(search.Month ?? search.Date?.ToYearMonth() ?? today.ToYearMonth(), today, last);
        var found = await MonthAsync(search, month, today, last, now, cancellationToken);
        LocalDate? next = null;
        if (found.Times.Count == 0)
        {
            next = await NextFreeAsync(search, LocalDate.Max(today, month.ToDateInterval().End.PlusDays(1)), last, now, cancellationToken);
            if (next is { } free && search is { Month: null, Date: null })
            {
                (month, next) = (free.ToYearMonth(), null);
                found = await MonthAsync(search, month, today, last, now, cancellationToken);
            }
        }

        var times = found.Times;
        var firstFree = (times.FirstOrDefault(time => time.IsBookable) ?? (times is [var first, ..] ? first : null))?.Date;
        var selected = search.Date is { } date && date.ToYearMonth() == month && date >= today ? date : firstFree;
        var ofDay = times.Where(time => time.Date == selected).Select(found.Explained).ToList();
        if (ofDay.Count == 0 && selected is { } empty && times.Count > 0)
        {
            next = times.FirstOrDefault(time => time.Date > empty)?.Date
                ?? await NextFreeAsync(search, month.ToDateInterval().End.PlusDays(1), last, now, cancellationToken)
                ?? times[^1].Date;
        }

        return new TimeChoices
        {
            Month = month,
            Counts = CountsOf(times, month),
            Ratings = found.IsRated ? RatingsOf(times, month) : [],
            IsRated = found.IsRated,
            Training = found.Training,
            Fit = search.Fit,
            Best = found.Best(BestTimes),
            Today = today,
            LastDate = last,
            Selected = selected,
            Times = search.Fit.ByFit ? [.. ofDay.OrderBy(time => time.Rating).ThenBy(time => time.Start)] : ofDay,
            NextGood = ofDay.TrueForAll(time => time.Rating > TimingRating.Acceptable)
                ? times.FirstOrDefault(time => time.Date > selected && time.Rating <= TimingRating.Good)
                : null,
            NextFree = next,
            Others = ofDay.Count == 0 && selected is { } day ? await OthersAsync(search, day, now, cancellationToken) : [],
        };
    }

    /// <summary>Why a start of <see cref="TimeSearch.TherapistId"/> cannot be had; empty where it can.</summary>
    public async Task<IReadOnlyList<Refusal>> WhyNotAsync(TimeSearch search, Instant start, CancellationToken cancellationToken)
    {
        var date = start.InZone(search.Zone).Date;
        if (search.TherapistId is not { } therapistId
            || await reader.LoadAsync(search.ToRequest(date, date), cancellationToken) is not { } facts)
        {
            return [new Refusal.UnknownValue(RequestField.TherapistId)];
        }

        SlotDecision.Find(facts, therapistId, start, search.Minutes, clock.GetCurrentInstant(), out var refusals);
        return refusals;
    }

    /// <summary>
    /// Free times near one that cannot be had: of the same day those nearest to it, then of each of the next days the nearest one. One
    /// press books them, so none is among them that is advised against.
    /// </summary>
    public async Task<IReadOnlyList<FreeTime>> NearestAsync(
        TimeSearch search, Instant wanted, int onSameDay, int onLaterDays, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(search.Zone).Date;
        var from = LocalDate.Max(wanted.InZone(search.Zone).Date, today);
        var last = today.PlusDays(search.HorizonDays);
        var found = await TimesAsync(search, from, LocalDate.Min(from.PlusDays(MostDays - 1), last), now, cancellationToken);
        var times = found.Times.Where(time => time.Rating <= TimingRating.Acceptable).ToList();
        var clockTime = wanted.InZone(search.Zone).TimeOfDay;
        long Distance(FreeTime time) =>
            Math.Abs((time.Start.InZone(search.Zone).TimeOfDay - clockTime).ToDuration().BclCompatibleTicks);
        var sameDay = times.Where(time => time.Date == from).OrderBy(Distance).Take(onSameDay).OrderBy(time => time.Start);
        var later = times.Where(time => time.Date > from).GroupBy(time => time.Date).Take(onLaterDays)
            .Select(day => day.MinBy(Distance)!);
        return [.. sameDay, .. later];
    }

    private Task<FoundTimes> MonthAsync(
        TimeSearch search, YearMonth month, LocalDate today, LocalDate last, Instant now, CancellationToken cancellationToken)
    {
        var days = month.ToDateInterval();
        return TimesAsync(search, LocalDate.Max(days.Start, today), LocalDate.Min(days.End, last), now, cancellationToken);
    }

    private async Task<LocalDate?> NextFreeAsync(
        TimeSearch search, LocalDate from, LocalDate last, Instant now, CancellationToken cancellationToken)
    {
        while (from <= last)
        {
            var to = LocalDate.Min(from.PlusDays(MostDays - 1), last);
            if ((await TimesAsync(search, from, to, now, cancellationToken)).Times.FirstOrDefault(time => time.IsBookable) is { } first)
            {
                return first.Date;
            }

            from = to.PlusDays(1);
        }

        return null;
    }

    private async Task<IReadOnlyList<OtherTherapist>> OthersAsync(
        TimeSearch search, LocalDate day, Instant now, CancellationToken cancellationToken)
    {
        if (search.TherapistId is null
            || await reader.LoadAsync((search with { TherapistId = null }).ToRequest(day, day), cancellationToken) is not { } facts)
        {
            return [];
        }

        return [.. SlotFinder.Find(facts, new SlotQuery(search.Minutes, day, day, now)).CountBy(slot => slot.Therapist)
            .Select(count => new OtherTherapist(facts.Therapists[count.Key].Id, facts.Therapists[count.Key].Name, count.Value))];
    }

    private async Task<FoundTimes> TimesAsync(
        TimeSearch search, LocalDate from, LocalDate to, Instant now, CancellationToken cancellationToken) =>
        to < from || await reader.LoadAsync(search.ToRequest(from, to), cancellationToken) is not { } facts
            ? FoundTimes.None
            : FoundTimes.Of(
                facts, new SlotQuery(search.Minutes, from, to, now), await knowledge.ReadAsync(search, from, to, cancellationToken), search.Fit.Worst);

    private static int[] CountsOf(IReadOnlyList<FreeTime> times, YearMonth month)
    {
        var counts = new int[month.ToDateInterval().Length];
        foreach (var time in times.Where(time => time.IsBookable))
        {
            counts[time.Date.Day - 1]++;
        }

        return counts;
    }

    private static TimingRating?[] RatingsOf(IReadOnlyList<FreeTime> times, YearMonth month)
    {
        var ratings = new TimingRating?[month.ToDateInterval().Length];
        foreach (var time in times)
        {
            ref var best = ref ratings[time.Date.Day - 1];
            best = best is { } known && known <= time.Rating ? known : time.Rating;
        }

        return ratings;
    }

    private static YearMonth Within(YearMonth month, LocalDate today, LocalDate last) =>
        month.CompareTo(today.ToYearMonth()) < 0 ? today.ToYearMonth()
        : month.CompareTo(last.ToYearMonth()) > 0 ? last.ToYearMonth()
        : month;
}
