using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Today;

/// <summary>A part of the day: a session, or the time between two.</summary>
public abstract record DayItem
{
    private DayItem()
    {
    }

    /// <summary>A session that stands.</summary>
    /// <param name="Card">The session.</param>
    public sealed record Visit(ClientCard Card) : DayItem;

    /// <summary>Time between hands-on times.</summary>
    /// <param name="From">When the session before ends, or null before the first.</param>
    /// <param name="To">When the next one starts, or null after the last.</param>
    /// <param name="Now">The present, where it lies in this gap.</param>
    public sealed record Gap(Instant? From, Instant? To, Instant? Now) : DayItem
    {
        /// <summary>How long it is in words, or what it leads to where it has no beginning or no end.</summary>
        public string Text => (From, To, Now) switch
        {
            ({ } from, { } to, { } now) => $"{DayWords.Length(to - now)} of {DayWords.Length(to - from)} left until the next session",
            ({ } from, { } to, null) => $"{DayWords.Length(to - from)} between sessions",
            (null, { } to, { } now) => $"{DayWords.Length(to - now)} until the first session",
            _ => "No more sessions on this day",
        };
    }
}

/// <summary>A therapist's day from the first session to the last.</summary>
/// <param name="Items">Sessions and the time between them, in order.</param>
/// <param name="Cancelled">Sessions that were given up.</param>
public sealed record DayPlan(IReadOnlyList<DayItem> Items, IReadOnlyList<ClientCard> Cancelled)
{
    /// <summary>Sessions that stand.</summary>
    public IEnumerable<ClientCard> Cards => Items.OfType<DayItem.Visit>().Select(visit => visit.Card);

    /// <summary>5 sessions, 4 h 15 min of hands-on time; 2 done, 1 no-show.</summary>
    public string Summary
    {
        get
        {
            var cards = Cards.ToList();
            var (done, missed) = (cards.Count(card => card.State == SessionState.Done), cards.Count(card => card.State == SessionState.NoShow));
            string[] told = [.. done > 0 ? [$"{done} done"] : (string[])[], .. missed > 0 ? [$"{missed} no-show"] : (string[])[]];
            var hands = DayWords.Length(Duration.FromMinutes(cards.Sum(card => card.Session.Minutes)));
            return $"{cards.Count} {(cards.Count == 1 ? "session" : "sessions")}, {hands} of hands-on time{(told.Length > 0 ? "; " + string.Join(", ", told) : "")}.";
        }
    }

    /// <summary>Puts the sessions of one day in order. The present is marked where it lies on that day.</summary>
    /// <param name="sessions">The day's sessions, the earliest first.</param>
    /// <param name="date">The day.</param>
    /// <param name="now">The present.</param>
    /// <param name="format">Words for dates and times, in the clinic's zone.</param>
    public static DayPlan Of(IReadOnlyList<DaySession> sessions, LocalDate date, Instant now, ClinicFormat format)
    {
        var cards = sessions.Select(session => new ClientCard(session, now, format)).ToLookup(card => card.Session.Status == SessionStatus.Cancelled);
        var isToday = format.DateOf(now) == date;
        var items = new List<DayItem>();
        Instant? end = null;
        foreach (var card in cards[false])
        {
            Add(end, card.Session.Start);
            items.Add(new DayItem.Visit(card));
            end = card.Session.End;
        }

        if (end is not null)
        {
            Add(end, null);
        }

        return new DayPlan(items, [.. cards[true]]);

        void Add(Instant? from, Instant? to)
        {
            Instant? present = isToday && !(now < from) && !(now >= to) ? now : null;
            if (present is not null || (from is { } start && to > start))
            {
                items.Add(new DayItem.Gap(from, to, present));
            }
        }
    }
}
