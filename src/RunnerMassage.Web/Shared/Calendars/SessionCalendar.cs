using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Shared.Calendars;

/// <summary>
/// One session for a calendar application. Calendars are often shared with family or employer, so it says an appointment, a place and
/// a time, and nothing of massage or health. Times are in UTC, which every application shows in its own zone.
/// </summary>
public static class SessionCalendar
{
    /// <summary>A file that somebody takes home: no answer is wanted, and nobody is named.</summary>
    /// <param name="session">The session as it is.</param>
    /// <param name="clinic">The clinic.</param>
    /// <param name="page">The session's page, in full.</param>
    /// <param name="now">The present.</param>
    public static string Publish(MassageSession session, Clinic clinic, Uri page, Instant now) =>
        Write(CalendarMethods.Publish, EntryOf(session, clinic, page, now));

    /// <summary>A message that puts the session into the calendar of whom it is mailed to, or changes it there.</summary>
    public static string Request(MassageSession session, Clinic clinic, Uri page, Instant now, CalendarPeople people) =>
        Write(CalendarMethods.Request, With(people, EntryOf(session, clinic, page, now)));

    /// <summary>A message that takes the session out of the calendar of whom it is mailed to.</summary>
    public static string Cancel(MassageSession session, Clinic clinic, Uri page, Instant now, CalendarPeople people) =>
        Write(CalendarMethods.Cancel, Cancelled(With(people, EntryOf(session, clinic, page, now))));

    private static CalendarEvent EntryOf(MassageSession session, Clinic clinic, Uri page, Instant now) => new()
    {
        // The same entry for good: a moved or cancelled session updates it instead of adding another.
        Uid = $"{session.Id}@runner-massage",
        Sequence = session.Version - 1,
        DtStamp = Utc(now),
        Start = Utc(session.Start),
        End = Utc(session.End),
        Summary = $"Appointment at {clinic.Name}",
        Location = clinic.Address,
        Url = page,
        Status = session.Status == SessionStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
    };

    private static CalendarEvent With(CalendarPeople people, CalendarEvent entry)
    {
        entry.Organizer = new Organizer { Value = Mailto(people.Organizer), CommonName = people.OrganizerName };
        entry.Attendees.Add(new Attendee
        {
            Value = Mailto(people.Attendee),
            Role = ParticipationRole.RequiredParticipant,
            ParticipationStatus = EventParticipationStatus.Accepted,
            Rsvp = false,
        });
        return entry;
    }

    private static CalendarEvent Cancelled(CalendarEvent entry)
    {
        entry.Status = EventStatus.Cancelled;
        return entry;
    }

    private static string Write(string method, CalendarEvent entry)
    {
        var calendar = new Ical.Net.Calendar { Method = method, ProductId = "-//RunnerMassage//EN" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static Uri Mailto(string address) => new($"mailto:{address}");

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);
}

/// <summary>Between whom a calendar message goes.</summary>
/// <param name="Organizer">Our address.</param>
/// <param name="OrganizerName">The clinic's name.</param>
/// <param name="Attendee">The address that the message is mailed to.</param>
public sealed record CalendarPeople(string Organizer, string OrganizerName, string Attendee);
