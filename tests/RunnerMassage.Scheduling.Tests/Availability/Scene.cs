using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Tests.Availability;

/// <summary>A clinic at a moment, and what is asked of it; turned into facts as a reader of the database would.</summary>
internal sealed record Scene
{
    public static readonly LocalDate Monday = new(2027, 4, 5);

    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public LocalDate From { get; init; } = Monday;

    public LocalDate To { get; init; } = Monday;

    public Instant Now { get; init; } = Instant.FromUtc(2027, 4, 1, 8, 0);

    public int Minutes { get; init; } = 60;

    public TimingClass Class { get; init; } = TimingClass.Light;

    public bool NeedsCertificate { get; init; }

    public IReadOnlyList<TherapistOffer> Therapists { get; init; } = [Offer()];

    public IReadOnlyList<TakenTime> Sessions { get; init; } = [];

    public IReadOnlyList<Interval> RunnerBusy { get; init; } = [];

    public SlotQuery Query => new(Minutes, From, To, Now);

    /// <summary>A therapist who works 8:00-12:00 every day, quarter-hour grid and buffer, with a room of their own.</summary>
    public static TherapistOffer Offer(string id = "elena", int from = 8 * 60, int to = 12 * 60) => new()
    {
        Id = id,
        Name = id,
        BufferMinutes = 15,
        LeadTimeMinutes = 0,
        BookingHorizonDays = 365,
        SlotIntervalMinutes = 15,
        DailyHandsOnMinutes = 480,
        DailyDeepSessions = 8,
        RoomIds = ["room-" + id],
        WeeklyHours = Daily((from, to)),
        Exceptions = [],
    };

    public static List<WorkingHours> Daily(params (int From, int To)[] ranges) =>
        [.. from day in Enum.GetValues<IsoDayOfWeek>()
            where day != IsoDayOfWeek.None
            from range in ranges
            select new WorkingHours { Day = day, StartMinute = range.From, EndMinute = range.To }];

    public Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value.InZoneStrictly(Zone).ToInstant();

    /// <summary>The same scene with one more session, by therapist, local start, minutes and their default buffer and room.</summary>
    public Scene Booked(string therapist, string local, int minutes, int buffer = 15, string? room = null, bool deep = false) =>
        this with { Sessions = [.. Sessions, new TakenTime(therapist, room ?? "room-" + therapist, At(local), minutes, buffer, deep)] };

    /// <summary>The facts of all therapists and days, or as a booking loads them: one therapist and one day.</summary>
    public AvailabilityFacts Facts(string? therapist = null, LocalDate? date = null)
    {
        var (from, to) = (date ?? From, date ?? To);
        var first = Zone.AtStartOfDay(from).ToInstant() - MassageSession.LongestOccupation;
        var end = Zone.AtStartOfDay(to.PlusDays(2)).ToInstant();
        var booked = Sessions
            .Where(session => session.Start >= first && session.Start < end)
            .Select(session => session.ToBookedTime(Zone))
            .OrderBy(time => time.TherapistId, StringComparer.Ordinal).ThenBy(time => time.Start)
            .ToArray();
        return new AvailabilityFacts(
            new OfferedType("swedish", "Swedish", Class, [new MassageLength { Minutes = Minutes, Price = 80m }], NeedsCertificate),
            Zone, from, to,
            [.. Therapists.Where(offer => therapist is null || offer.Id == therapist).OrderBy(offer => offer.Id, StringComparer.Ordinal)],
            booked,
            [.. RunnerBusy.Select(busy => new MinuteSpan(MinuteClock.Floor(busy.Start), MinuteClock.Ceiling(busy.End))).OrderBy(s => s.Start)]);
    }

    public Slot[] Find() => SlotFinder.Find(Facts(), Query);

    /// <summary>The starts found, on the local clock: <c>08:15</c>, or <c>Mon 08:15</c> where several days are asked for.</summary>
    public string[] Starts(string? pattern = null)
    {
        pattern ??= From == To ? "HH:mm" : "ddd HH:mm";
        return [.. Find().Select(slot => slot.Start.InZone(Zone).ToString(pattern, CultureInfo.InvariantCulture))];
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{Zone} {From:R} to {To:R}, now {Now}, {Minutes} min {Class}\n");
        foreach (var t in Therapists)
        {
            text.Append(CultureInfo.InvariantCulture, $"{t.Id}: buffer {t.BufferMinutes} lead {t.LeadTimeMinutes} horizon {t.BookingHorizonDays}");
            text.Append(CultureInfo.InvariantCulture, $" grid {t.SlotIntervalMinutes} daily {t.DailyHandsOnMinutes}/{t.DailyDeepSessions}");
            text.Append(CultureInfo.InvariantCulture, $" until {t.QualifiedUntil} rooms {string.Join(',', t.RoomIds)}");
            text.Append(CultureInfo.InvariantCulture, $" hours {string.Join(' ', t.WeeklyHours.Select(h => $"{h.Day}:{h.StartMinute}-{h.EndMinute} {h.Weeks} {h.ValidFrom:R}..{h.ValidTo:R}"))}");
            text.AppendLine(CultureInfo.InvariantCulture, $" but {string.Join(' ', t.Exceptions.Select(e => $"{e.Date:R}:{e.Kind} {e.StartMinute}-{e.EndMinute}"))}");
        }

        text.AppendLine(string.Join('\n', Sessions)).AppendLine(string.Join('\n', RunnerBusy));
        return text.ToString();
    }
}

/// <summary>A session that is booked already.</summary>
internal sealed record TakenTime(string Therapist, string Room, Instant Start, int Minutes, int Buffer, bool Deep = false)
{
    public Instant End => Start + Duration.FromMinutes(Minutes);

    public Instant BusyUntil => End + Duration.FromMinutes(Buffer);

    public BookedTime ToBookedTime(DateTimeZone zone) =>
        new(Therapist, Room, MinuteClock.Floor(Start), MinuteClock.Floor(BusyUntil), Minutes, Deep, Start.InZone(zone).Date);
}
