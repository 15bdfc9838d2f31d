using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Calendars;

/// <summary>A session as it was read: what is shown, and what the search for free time goes by.</summary>
internal sealed record BookedSession(CalendarSession Shown, string TherapistId, string RoomId, int Minutes, TimingClass TimingClass)
{
    public BookedTime ToBookedTime() => new(
        TherapistId, RoomId, MinuteClock.Floor(Shown.Start), MinuteClock.Ceiling(Shown.BusyUntil), Minutes,
        TimingClass == TimingClass.Deep, Shown.Date);
}
