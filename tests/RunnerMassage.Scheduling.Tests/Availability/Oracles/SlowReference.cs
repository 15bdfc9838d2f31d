using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Tests.Availability.Oracles;

/// <summary>What is offered, by trying every minute of every range of hours against every fact. Slow, and easy to believe.</summary>
internal static class SlowReference
{
    public static IEnumerable<(string Therapist, Instant Start, string Room)> Slots(Scene scene) =>
        from therapist in scene.Therapists.OrderBy(t => t.Id, StringComparer.Ordinal)
        from day in Enumerable.Range(0, Period.DaysBetween(scene.From, scene.To) + 1)
        let date = scene.From.PlusDays(day)
        where IsOpenForBooking(scene, therapist, date)
        from hours in LocalHours.On(therapist, date, scene.Zone)
        from start in MinutesOf(hours.Open)
        where IsOnGrid(scene, therapist, hours.Opening, start)
        let end = start + Duration.FromMinutes(scene.Minutes)
        let busyUntil = end + Duration.FromMinutes(therapist.BufferMinutes)
        where end <= hours.Open.End
        where start >= scene.Now + Duration.FromMinutes(therapist.LeadTimeMinutes)
        where !scene.Sessions.Any(s => s.Therapist == therapist.Id && s.Start < busyUntil && start < s.BusyUntil)
        where !scene.RunnerBusy.Any(busy => busy.Start < end && start < busy.End)
        let room = therapist.RoomIds.FirstOrDefault(room => !scene.Sessions.Any(s => s.Room == room && s.Start < busyUntil && start < s.BusyUntil))
        where room is not null
        select (therapist.Id, start, room);

    private static bool IsOpenForBooking(Scene scene, TherapistOffer therapist, LocalDate date)
    {
        var today = scene.Now.InZone(scene.Zone).Date;
        var thatDay = scene.Sessions.Where(s => s.Therapist == therapist.Id && s.Start.InZone(scene.Zone).Date == date).ToList();
        return (therapist.QualifiedUntil is { } until ? date <= until : !scene.NeedsCertificate)
            && date <= today.PlusDays(therapist.BookingHorizonDays)
            && thatDay.Sum(s => s.Minutes) + scene.Minutes <= therapist.DailyHandsOnMinutes
            && (scene.Class == TimingClass.Light || thatDay.Count(s => s.Deep) < therapist.DailyDeepSessions);
    }

    private static bool IsOnGrid(Scene scene, TherapistOffer therapist, LocalDateTime opening, Instant start) =>
        Period.Between(opening, start.InZone(scene.Zone).LocalDateTime, PeriodUnits.Minutes).Minutes % therapist.SlotIntervalMinutes == 0;

    private static IEnumerable<Instant> MinutesOf(Interval open)
    {
        for (var minute = open.Start; minute < open.End; minute += Duration.FromMinutes(1))
        {
            yield return minute;
        }
    }
}
