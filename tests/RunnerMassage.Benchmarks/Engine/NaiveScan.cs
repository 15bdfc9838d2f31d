using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Benchmarks.Engine;

/// <summary>What one writes first: every start of the grid, tried with LINQ against the sessions of that therapist and day.</summary>
internal sealed class NaiveScan(Workload workload)
{
    private readonly ILookup<(string, LocalDate), BookedTime> _booked = workload.Booked.ToLookup(time => (time.TherapistId, time.Date));

    public List<(string Therapist, int Start)> Find() =>
        (from offer in workload.Offers
         from day in Enumerable.Range(0, workload.Days)
         let date = workload.FirstDay.PlusDays(day)
         let midnight = MinuteClock.Floor(Workload.Zone.AtStartOfDay(date).ToInstant())
         from hours in offer.WeeklyHours
         where hours.Day == date.DayOfWeek
         from step in Enumerable.Range(0, (hours.EndMinute - hours.StartMinute) / offer.SlotIntervalMinutes)
         let start = midnight + hours.StartMinute + (step * offer.SlotIntervalMinutes)
         where start + Workload.Minutes <= midnight + hours.EndMinute
         where !_booked[(offer.Id, date)].Any(time => time.Start < start + Workload.Minutes + offer.BufferMinutes && start < time.BusyUntil)
         select (offer.Id, start)).ToList();
}
