using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Benchmarks.Engine;

/// <summary>
/// A busy clinic, the same in every run: therapists who work 8:00 to 20:00 every day and have eight sessions of 45 minutes a day, with
/// their buffers of 15 minutes, at random gaps of whole five minutes. Asked for: 60 minutes on a grid of 15.
/// </summary>
internal sealed class Workload
{
    public const int Opens = 8 * 60;
    public const int Closes = 20 * 60;
    public const int SessionsPerDay = 8;
    public const int SessionMinutes = 45;
    public const int Buffer = 15;
    public const int Interval = 15;
    public const int Minutes = 60;
    public const int Step = 5;

    public static readonly LocalDate Monday = new(2027, 4, 5);
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    public static readonly OfferedType Type = new("swedish", "Swedish", TimingClass.Light, [new MassageLength { Minutes = Minutes, Price = 80m }]);

    /// <param name="therapists">How many therapists.</param>
    /// <param name="days">How many days.</param>
    /// <param name="firstDay">The first of them; <see cref="Monday"/> where it does not matter.</param>
    public Workload(int therapists, int days, LocalDate? firstDay = null)
    {
        var random = new Random(20270405);
        (FirstDay, Days) = (firstDay ?? Monday, days);
        Offers = [.. Enumerable.Range(0, therapists).Select(Offer)];
        foreach (var offer in Offers)
        {
            for (var day = 0; day < days; day++)
            {
                AddDay(offer, FirstDay.PlusDays(day), random);
            }
        }
    }

    public LocalDate FirstDay { get; }

    public int Days { get; }

    public List<TherapistOffer> Offers { get; }

    /// <summary>Sorted by therapist and start, as a reader delivers them.</summary>
    public List<BookedTime> Booked { get; } = [];

    public SlotQuery Query => new(Minutes, FirstDay, FirstDay.PlusDays(Days - 1), Zone.AtStartOfDay(FirstDay.PlusDays(-1)).ToInstant());

    public AvailabilityFacts Facts() =>
        new(Type, Zone, FirstDay, FirstDay.PlusDays(Days - 1), Offers, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Booked), []);

    private static TherapistOffer Offer(int number) => new()
    {
        Id = $"therapist-{number:000}",
        Name = $"Therapist {number}",
        BufferMinutes = Buffer,
        LeadTimeMinutes = 120,
        BookingHorizonDays = 365,
        SlotIntervalMinutes = Interval,
        DailyHandsOnMinutes = 720,
        DailyDeepSessions = 8,
        RoomIds = [$"room-{number:000}"],
        WeeklyHours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => new WorkingHours { Day = day, StartMinute = Opens, EndMinute = Closes })],
        Exceptions = [],
    };

    /// <summary>Cuts what is free of a day into as many gaps as it takes, at random.</summary>
    private void AddDay(TherapistOffer offer, LocalDate date, Random random)
    {
        var free = (Closes - Opens - (SessionsPerDay * (SessionMinutes + Buffer))) / Step;
        var cuts = Enumerable.Range(0, SessionsPerDay).Select(_ => random.Next(free + 1)).Order().ToArray();
        var midnight = MinuteClock.Floor(Zone.AtStartOfDay(date).ToInstant());
        for (var i = 0; i < SessionsPerDay; i++)
        {
            var start = midnight + Opens + (cuts[i] * Step) + (i * (SessionMinutes + Buffer));
            Booked.Add(new BookedTime(offer.Id, offer.RoomIds[0], start, start + SessionMinutes + Buffer, SessionMinutes, false, date));
        }
    }
}
