using System.Numerics;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Tests.Availability.Oracles;

/// <summary>
/// What is offered, as bits: one per cell of five minutes from the evening before the first day. A start is free where as many cells
/// in a row are, found by shifting and masking.
/// </summary>
internal static class BitmapOracle
{
    private const int Cell = SceneGenerator.Cell;
    private const int CellsBefore = 24 * 60 / Cell;

    public static IEnumerable<(string Therapist, Instant Start)> Slots(Scene scene)
    {
        var origin = scene.Zone.AtStartOfDay(scene.From).ToInstant() - Duration.FromMinutes(CellsBefore * Cell);
        int CellOf(Instant instant) => (int)Math.Ceiling((instant - origin).TotalMinutes / Cell);
        var massage = scene.Minutes / Cell;
        var runnerBusy = Or(scene.RunnerBusy.Select(busy => Run(CellOf(busy.Start), CellOf(busy.End))));
        foreach (var therapist in scene.Therapists.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            var needed = massage + (therapist.BufferMinutes / Cell);
            var free = FreeFor(massage, runnerBusy)
                & FreeFor(needed, Busy(scene, CellOf, session => session.Therapist == therapist.Id))
                & Or(therapist.RoomIds.Select(room => FreeFor(needed, Busy(scene, CellOf, session => session.Room == room))));
            var starts = free & Offered(scene, therapist, massage, CellOf);
            for (var cell = 0; cell < (int)starts.GetBitLength(); cell++)
            {
                if (!(starts >> cell).IsEven)
                {
                    yield return (therapist.Id, origin + Duration.FromMinutes(cell * Cell));
                }
            }
        }
    }

    /// <summary>The starts of the hours, grid, limits and booking window, whatever is booked.</summary>
    private static BigInteger Offered(Scene scene, TherapistOffer therapist, int massage, Func<Instant, int> cellOf)
    {
        var soonest = cellOf(scene.Now + Duration.FromMinutes(therapist.LeadTimeMinutes));
        var lastDay = scene.Now.InZone(scene.Zone).Date.PlusDays(therapist.BookingHorizonDays);
        var offered = BigInteger.Zero;
        for (var date = scene.From; date <= scene.To; date = date.PlusDays(1))
        {
            var sessions = scene.Sessions.Where(s => s.Therapist == therapist.Id && s.Start.InZone(scene.Zone).Date == date).ToList();
            var full = sessions.Sum(s => s.Minutes) + scene.Minutes > therapist.DailyHandsOnMinutes
                || (scene.Class == TimingClass.Deep && sessions.Count(s => s.Deep) >= therapist.DailyDeepSessions);
            if (full || date > lastDay || date > therapist.QualifiedUntil
                || (scene.NeedsCertificate && therapist.QualifiedUntil is null))
            {
                continue;
            }

            foreach (var (opening, open) in LocalHours.On(therapist, date, scene.Zone))
            {
                var (first, end) = (cellOf(open.Start), cellOf(open.End));
                for (var cell = Math.Max(first, soonest); cell + massage <= end; cell++)
                {
                    var local = (open.Start + Duration.FromMinutes((cell - first) * Cell)).InZone(scene.Zone).LocalDateTime;
                    var minutes = ((local.Date - opening.Date).Days * 1440) + ((local.TimeOfDay.Hour - opening.Hour) * 60) + local.Minute - opening.Minute;
                    offered |= minutes % therapist.SlotIntervalMinutes == 0 ? Run(cell, cell + 1) : 0;
                }
            }
        }

        return offered;
    }

    private static BigInteger Busy(Scene scene, Func<Instant, int> cellOf, Func<TakenTime, bool> whose) =>
        Or(scene.Sessions.Where(whose).Select(session => Run(cellOf(session.Start), cellOf(session.BusyUntil))));

    /// <summary>Bits at which a run of so many free cells begins.</summary>
    private static BigInteger FreeFor(int cells, BigInteger busy)
    {
        var all = (BigInteger.One << 4000) - 1;
        var free = all & ~busy;
        var runs = free;
        for (var i = 1; i < cells; i++)
        {
            runs &= free >> i;
        }

        return runs;
    }

    private static BigInteger Run(int from, int to) =>
        from >= to || to <= 0 ? BigInteger.Zero : ((BigInteger.One << (to - Math.Max(0, from))) - 1) << Math.Max(0, from);

    private static BigInteger Or(IEnumerable<BigInteger> bits) => bits.Aggregate(BigInteger.Zero, (all, some) => all | some);
}
