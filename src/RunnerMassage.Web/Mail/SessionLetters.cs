using NodaTime;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared.Calendars;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Puts the mails about sessions into words: when, where and with whom, and nothing of massage or health, since mails are read on shared
/// screens. Every change is told, but always with what is true when the mail is written: a booking that was moved before its mail went out
/// is told with the new time, one that was cancelled is told as cancelled, and the calendar entry never goes back to an earlier state.
/// </summary>
public sealed class SessionLetters(SiteAddress site, MailSender sender, IClock clock)
{
    /// <summary>Writes the letter of a mail.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="facts">What is true now.</param>
    /// <param name="recipient">The address that it goes to.</param>
    /// <exception cref="InvalidOperationException">The mail tells of no session.</exception>
    public Letter Write(OutboxMessage message, MailFacts facts, string recipient)
    {
        var details = facts.Session ?? throw new InvalidOperationException($"The session of the mail {message.Id} is not there.");
        var now = clock.GetCurrentInstant();
        var story = new Story(message, facts, details, new ClinicFormat(facts.Clinic));
        return new Letter
        {
            Subject = $"{story.Title}: {story.Format.Moment(story.Session.Start)}",
            Heading = story.Title,
            Name = facts.Account is { EmailConfirmed: true, DisplayName: { Length: > 0 } name } ? name : null,
            Opening = [.. Opening(story, now)],
            Replaceable = story.IsPlain ? 1 : 0,
            Fillings = Fillings(story),
            Facts = [.. Facts(story)],
            Link = new LetterLink(LinkText(story, now), site.Of($"sessions/{story.Session.Id}")),
            Closing = [.. Closing(story, now)],
            Calendar = CalendarOf(story, recipient, now),
        };
    }

    private static IEnumerable<string> Opening(Story story, Instant now)
    {
        yield return story switch
        {
            { Kind: MailKinds.SessionCancelled } => $"{story.Owner} appointment at {story.Clinic} is cancelled.",
            { Kind: MailKinds.SessionBooked, IsCancelled: true } => $"{story.Owner} appointment at {story.Clinic} was booked and has been cancelled since. This mail is late; what holds is that it is cancelled.",
            { Kind: MailKinds.SessionBooked, MovedSince: true } => $"{story.Owner} appointment at {story.Clinic} is booked. It was moved after that; this is the time that holds now.",
            { Kind: MailKinds.SessionBooked } => $"{story.Owner} appointment at {story.Clinic} is booked.",
            { IsCancelled: true } => $"{story.Owner} appointment at {story.Clinic} was moved and has been cancelled since. This mail is late; what holds is that it is cancelled.",
            { MovedSince: true } => $"{story.Owner} appointment at {story.Clinic} was moved more than once. This is the time that holds now.",
            _ => $"{story.Owner} appointment at {story.Clinic} has a new time.",
        };
        if (story.Data.Message is { Length: > 0 } words)
        {
            yield return $"{story.Clinic} writes: {words}";
        }

        if (!story.IsCancelled && story.Session.End <= now)
        {
            yield return "This mail comes late: the time has passed. We are sorry for that.";
        }
    }

    private static Dictionary<string, string> Fillings(Story story) => new(StringComparer.Ordinal)
    {
        [MailPlaceholders.When] = $"{story.Format.Moment(story.Session.Start)}, {story.Format.ZoneName(story.Session.Start)}",
        [MailPlaceholders.Date] = ClinicFormat.FullDate(story.Format.DateOf(story.Session.Start)),
        [MailPlaceholders.Time] = story.Format.Time(story.Session.Start),
        [MailPlaceholders.Therapist] = story.Details.TherapistName,
        [MailPlaceholders.Place] = story.Place,
    };

    private static IEnumerable<(string Name, string Value)> Facts(Story story)
    {
        var (session, format) = (story.Session, story.Format);
        yield return (story.IsCancelled ? "Was to be" : "When", $"{format.When(session.Start, session.End)}, {format.ZoneName(session.Start)}");
        if (story is { Kind: MailKinds.SessionMoved, IsCancelled: false, MovedSince: false }
            && story.Data is { StartBefore: { } start, EndBefore: { } end } && start != session.Start)
        {
            yield return ("Before", $"{format.When(start, end)}, {format.ZoneName(start)}");
        }

        yield return story.IsForRunner ? ("With", story.Details.TherapistName) : ("For", story.Details.RunnerName);
        if (!story.IsCancelled)
        {
            yield return ("Where", story.Place);
        }
    }

    private static string LinkText(Story story, Instant now) =>
        !story.IsCancelled && story.Session.Start > now ? "See, move or cancel it" : "See the appointment";

    private static IEnumerable<string> Closing(Story story, Instant now)
    {
        var (session, clinic) = (story.Session, story.Facts.Clinic);
        var freeUntil = session.Start - Duration.FromHours(clinic.LateCancelHours);
        if (story.IsCancelled)
        {
            yield return "The attached file takes it out of your calendar.";
        }
        else if (session.Start > now)
        {
            yield return "The attached file puts it into your calendar, or changes it there.";
            if (story.IsForRunner && freeUntil > now)
            {
                yield return $"You can cancel free of charge until {story.Format.Moment(freeUntil)}, {story.Format.ZoneName(freeUntil)}.";
            }
        }
    }

    private LetterCalendar? CalendarOf(Story story, string recipient, Instant now)
    {
        var people = new CalendarPeople(sender.Address(story.Facts.Clinic), story.Clinic, recipient);
        var page = new Uri(site.Of($"sessions/{story.Session.Id}"));
        return story.IsCancelled
            ? new LetterCalendar("CANCEL", SessionCalendar.Cancel(story.Session, story.Facts.Clinic, page, now, people))
            : new LetterCalendar("REQUEST", SessionCalendar.Request(story.Session, story.Facts.Clinic, page, now, people));
    }

    /// <summary>What happened, and what is true now.</summary>
    private sealed record Story(OutboxMessage Message, MailFacts Facts, SessionDetails Details, ClinicFormat Format)
    {
        public string Kind => Message.Kind;

        public MassageSession Session => Details.Session;

        public string Clinic => Facts.Clinic.Name;

        public bool IsCancelled => Kind == MailKinds.SessionCancelled || Session.Status == SessionStatus.Cancelled;

        public bool MovedSince => Facts.Since.Contains(SessionChange.Rescheduled);

        public bool IsForRunner => Message.UserId is null || Message.UserId == Session.RunnerId;

        /// <summary>True where the runner is told of what the mail is about and nothing has happened since: all that the clinic's own words know of.</summary>
        public bool IsPlain => IsForRunner && !MovedSince && IsCancelled == (Kind == MailKinds.SessionCancelled);

        public string Owner => IsForRunner ? "Your" : "The";

        public SessionMailData Data { get; } = SessionMailData.Read(Message.Data);

        public string Place => string.Join(", ", new[] { Details.RoomName, Clinic, Facts.Clinic.Address }.Where(part => part.Length > 0));

        public string Title => Kind switch
        {
            MailKinds.SessionCancelled => "Appointment cancelled",
            MailKinds.SessionBooked when IsCancelled => "Appointment booked and cancelled since",
            MailKinds.SessionMoved when IsCancelled => "Appointment moved and cancelled since",
            MailKinds.SessionMoved => "Appointment moved",
            _ => "Appointment booked",
        };
    }
}
