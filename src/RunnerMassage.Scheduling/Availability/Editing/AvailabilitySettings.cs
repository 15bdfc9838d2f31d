using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Scheduling.Availability.Editing;

/// <summary>What a therapist sets besides hours.</summary>
/// <param name="BufferMinutes">Minutes after a session in which therapist and room stay busy.</param>
/// <param name="LeadTimeMinutes">A session can be booked up to this many minutes before it starts.</param>
/// <param name="BookingHorizonDays">A session can be booked up to this many days ahead.</param>
/// <param name="SlotIntervalMinutes">Starts are offered every so many minutes, counted from the opening of each range of hours.</param>
/// <param name="DailyHandsOnMinutes">Most hands-on minutes on one local date.</param>
/// <param name="DailyDeepSessions">Most deep sessions on one local date.</param>
public sealed record AvailabilitySettings(
    int BufferMinutes, int LeadTimeMinutes, int BookingHorizonDays, int SlotIntervalMinutes, int DailyHandsOnMinutes, int DailyDeepSessions)
{
    /// <summary>The settings of a therapist.</summary>
    public static AvailabilitySettings Of(Therapist therapist) => new(
        therapist.BufferMinutes, therapist.LeadTimeMinutes, therapist.BookingHorizonDays, therapist.SlotIntervalMinutes,
        therapist.DailyHandsOnMinutes, therapist.DailyDeepSessions);

    /// <summary>Writes the settings into a therapist.</summary>
    public void ApplyTo(Therapist therapist)
    {
        therapist.BufferMinutes = BufferMinutes;
        therapist.LeadTimeMinutes = LeadTimeMinutes;
        therapist.BookingHorizonDays = BookingHorizonDays;
        therapist.SlotIntervalMinutes = SlotIntervalMinutes;
        therapist.DailyHandsOnMinutes = DailyHandsOnMinutes;
        therapist.DailyDeepSessions = DailyDeepSessions;
    }
}
