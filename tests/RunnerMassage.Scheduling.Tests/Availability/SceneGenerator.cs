using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Tests.Availability;

/// <summary>
/// Random clinics that get in their own way: a few therapists who share rooms, crowded days, tight limits, and every second period on a
/// clock change. The present never is a whole minute.
/// </summary>
internal static class SceneGenerator
{
    /// <summary>All hours and sessions are multiples of so many minutes, as a bitmap of cells needs it.</summary>
    public const int Cell = 5;

    private static readonly string[] Ids = ["anna", "ben", "carla", "dora"];
    private static readonly string[] Rooms = ["one", "two", "three"];

    /// <summary>A zone and a date at which its clocks change, or a quiet one.</summary>
    private static readonly (string Zone, LocalDate Date)[] Places =
    [
        ("Europe/Berlin", new(2027, 3, 28)), ("Europe/Berlin", new(2027, 10, 31)), ("Europe/Berlin", new(2027, 6, 9)),
        ("America/New_York", new(2027, 3, 14)), ("America/New_York", new(2027, 11, 7)), ("America/New_York", new(2027, 1, 20)),
        ("Australia/Lord_Howe", new(2027, 10, 3)), ("Australia/Lord_Howe", new(2027, 4, 4)), ("Australia/Lord_Howe", new(2027, 7, 1)),
        ("America/Santiago", new(2027, 9, 5)), ("America/Havana", new(2027, 11, 7)), ("Asia/Kathmandu", new(2027, 5, 5)), ("Etc/UTC", new(2027, 2, 3)),
    ];

    public static Gen<Scene> Scenes { get; } = ScenesIn(Cell);

    /// <summary>Hours and sessions begin and end at any minute.</summary>
    public static Gen<Scene> OddScenes { get; } = ScenesIn(1);

    private static Gen<Scene> ScenesIn(int step) =>
        from place in Gen.OneOf(Places)
        from before in Gen.Int[0, 2]
        from days in Gen.Int[1, 4]
        let zone = DateTimeZoneProviders.Tzdb[place.Zone]
        let first = place.Date.PlusDays(-before)
        let midnight = zone.AtStartOfDay(first).ToInstant()
        from nowMinutes in Gen.Frequency((2, Gen.Int[-2000, -1]), (1, Gen.Int[0, 1440]))
        from nowTicks in Gen.Long[1, NodaConstants.TicksPerMinute - 1]
        from minutes in Gen.OneOf(15, 30, 45, 60, 75, 90)
        from deep in Gen.Bool
        from certified in Gen.Int[0, 7]
        from count in Gen.Int[1, Ids.Length]
        from offers in Offer(first, days, step).Array[count]
        from wishes in Wish(midnight, days, step).Array[0, 40]
        select WithSessions(
            new Scene
            {
                Zone = zone,
                From = first,
                To = first.PlusDays(days - 1),
                Now = midnight + Duration.FromMinutes(nowMinutes) + Duration.FromTicks(nowTicks),
                Minutes = minutes,
                Class = deep ? TimingClass.Deep : TimingClass.Light,
                NeedsCertificate = certified == 0,
                Therapists = [.. offers.Select((offer, i) => offer with { Id = Ids[i], Name = Ids[i] })],
            },
            wishes);

    /// <summary>Hours at any time of the day, and often enough at night, when the clocks change.</summary>
    private static Gen<(int From, int To)> Range(int step) =>
        from start in Gen.Frequency((2, Gen.Int[0, 1380 / step]), (1, Gen.Int[0, 180 / step]))
        from length in Gen.Frequency((3, Gen.Int[60 / step, 480 / step]), (1, Gen.Int[1, 1440 / step]))
        select (start * step, Math.Min(1440, (start + length) * step));

    private static Gen<TherapistOffer> Offer(LocalDate first, int days, int step) =>
        from hours in Hours(first, days, step).Array[1, 3]
        from dayOff in Gen.Int[1, 12]
        from exceptions in Exception(first, days, step).Array[0, 3]
        from buffer in Gen.OneOf(0, 5, 10, 15, 30)
        from lead in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 3000]))
        from horizon in Gen.Frequency((1, Gen.Int[0, 4]), (3, Gen.Const(60)))
        from interval in Gen.OneOf(5, 10, 15, 20, 25, 30, 45, 60)
        from handsOn in Gen.Frequency((1, Gen.Int[30, 180]), (2, Gen.Const(1440)))
        from deep in Gen.Frequency((1, Gen.Int[0, 2]), (2, Gen.Const(9)))
        from certificate in Gen.Int[-1, 12]
        from rooms in Gen.OneOf(Rooms).Array[0, 3]
        select new TherapistOffer
        {
            Id = "",
            Name = "",
            BufferMinutes = buffer,
            LeadTimeMinutes = lead,
            BookingHorizonDays = horizon,
            SlotIntervalMinutes = interval,
            DailyHandsOnMinutes = handsOn,
            DailyDeepSessions = deep,
            QualifiedUntil = certificate > 4 ? null : first.PlusDays(certificate),
            RoomIds = rooms.Length == 0 ? [] : [.. rooms.Distinct()],
            WeeklyHours = [.. hours.SelectMany(daily => daily).Where(range => (int)range.Day != dayOff)],
            Exceptions = exceptions,
        };

    /// <summary>A range on every weekday; now and then for some dates or every other week only.</summary>
    public static Gen<List<WorkingHours>> Hours(LocalDate first, int days, int step) =>
        from range in Range(step)
        from weeks in Gen.Frequency((4, Gen.Const(WeekCycle.Every)), (1, Gen.Const(WeekCycle.A)), (1, Gen.Const(WeekCycle.B)))
        from begins in Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[-3, days].Select(day => (int?)day)))
        from lasts in Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[-3, days].Select(day => (int?)day)))
        select Scene.Daily((range.From, range.To)).ConvertAll(daily => new WorkingHours
        {
            Day = daily.Day,
            StartMinute = daily.StartMinute,
            EndMinute = daily.EndMinute,
            Weeks = weeks,
            ValidFrom = begins is { } begun ? first.PlusDays(begun) : null,
            ValidTo = lasts is { } ended ? first.PlusDays(ended) : null,
        });

    /// <summary>An exception of any kind on one of the days, with or without minutes.</summary>
    public static Gen<AvailabilityException> Exception(LocalDate first, int days, int step) =>
        from day in Gen.Int[0, days - 1]
        from kind in Gen.OneOf(ExceptionKind.Instead, ExceptionKind.Off, ExceptionKind.Extra)
        from closed in Gen.Frequency((1, Gen.Const(true)), (2, Gen.Const(false)))
        from range in Range(step)
        select new AvailabilityException
        {
            Date = first.PlusDays(day),
            Kind = kind,
            StartMinute = closed ? null : range.From,
            EndMinute = closed ? null : range.To,
        };

    private static Gen<(int Who, int Room, Instant Start, int Minutes, int Buffer, bool Deep, bool Mine)> Wish(
        Instant midnight, int days, int step) =>
        from who in Gen.Int[0, Ids.Length - 1]
        from room in Gen.Int[0, Rooms.Length - 1]
        from start in Gen.Int[-600 / step, (days + 1) * 1440 / step]
        from minutes in Gen.Int[15 / step, 120 / step]
        from buffer in Gen.Int[0, 30 / step]
        from deep in Gen.Bool
        from mine in Gen.Int[0, 5]
        select (who, room, midnight + Duration.FromMinutes(start * step), minutes * step, buffer * step, deep, mine == 0);

    /// <summary>Keeps the wishes that the database would have kept: no therapist, room or runner twice at a time.</summary>
    private static Scene WithSessions(
        Scene scene, (int Who, int Room, Instant Start, int Minutes, int Buffer, bool Deep, bool Mine)[] wishes)
    {
        var kept = new List<TakenTime>();
        var mine = new List<Interval>();
        foreach (var wish in wishes)
        {
            var booking = new TakenTime(Ids[wish.Who], Rooms[wish.Room], wish.Start, wish.Minutes, wish.Buffer, wish.Deep);
            var hands = new Interval(booking.Start, booking.End);
            var clash = kept.Exists(other => (other.Therapist == booking.Therapist || other.Room == booking.Room)
                && other.Start < booking.BusyUntil && booking.Start < other.BusyUntil);
            if (!clash && !(wish.Mine && mine.Exists(other => other.Start < hands.End && hands.Start < other.End)))
            {
                kept.Add(booking);
                mine.AddRange(wish.Mine ? [hands] : []);
            }
        }

        return scene with { Sessions = kept, RunnerBusy = mine };
    }
}
