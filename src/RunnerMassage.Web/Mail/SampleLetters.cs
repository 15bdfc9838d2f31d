using System.Text.Json;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Mail;

/// <summary>Letters to somebody who does not exist, to look at: written by what writes the real ones, with links that lead nowhere.</summary>
public sealed class SampleLetters(SessionLetters sessions, CommunityLetters community, MailWriter writer, SiteAddress site, IClock clock)
{
    private const string Id = "sample";
    private const string Recipient = "mara@runner.example";
    private const int Minutes = 60;
    private const int StartsAt = 10;

    /// <summary>The letter of a kind in the site's own words.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="clinic">The clinic.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Letter> WriteAsync(string kind, Clinic clinic, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var about = kind is MailKinds.SessionBooked or MailKinds.SessionMoved or MailKinds.SessionCancelled;
        var account = new AppUser { Id = Id, Email = Recipient, DisplayName = "Mara Lind", EmailConfirmed = true };
        var facts = new MailFacts(clinic, account, about ? Session(kind, clinic, now) : null, []);
        var message = new OutboxMessage
        {
            Id = Id,
            EventKey = Id,
            RecipientKey = Id,
            Kind = kind,
            UserId = Id,
            SessionId = about ? Id : null,
            SessionVersion = about ? 1 : null,
            Data = DataOf(kind, facts),
            CreatedAt = now,
        };
        return kind == MailKinds.QuestionAnswered ? Task.FromResult(community.Write(message, facts))
            : about ? Task.FromResult(sessions.Write(message, facts, Recipient))
            : new AccountLetters(new NoTokens(), site, clock).WriteAsync(message, facts, cancellationToken);
    }

    /// <summary>A letter as HTML.</summary>
    public string Html(Letter letter, Clinic clinic) => LetterHtml.Write(letter, writer.FootOf(clinic));

    /// <summary>A letter as plain text.</summary>
    public string Text(Letter letter, Clinic clinic) => LetterText.Write(letter, writer.FootOf(clinic));

    private static string? DataOf(string kind, MailFacts facts) => kind switch
    {
        MailKinds.SessionMoved => MovedFrom(facts.Session!.Session).Write(),
        MailKinds.QuestionAnswered => JsonSerializer.Serialize(new QuestionMailData(Id)),
        _ => null,
    };

    private static SessionMailData MovedFrom(MassageSession session) => new()
    {
        StartBefore = session.Start - Duration.FromDays(1),
        EndBefore = session.End - Duration.FromDays(1),
    };

    private static SessionDetails Session(string kind, Clinic clinic, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb[clinic.TimeZoneId];
        var date = now.InZone(zone).Date.PlusDays(7);
        var start = date.At(new LocalTime(StartsAt, 0)).InZoneLeniently(zone).ToInstant();
        return new SessionDetails(
            new MassageSession
            {
                Id = Id,
                Version = 1,
                RunnerId = Id,
                TherapistId = Id,
                RoomId = Id,
                MassageTypeId = Id,
                Start = start,
                End = start + Duration.FromMinutes(Minutes),
                BusyUntil = start + Duration.FromMinutes(Minutes),
                Date = date,
                Minutes = Minutes,
                Price = 0,
                Status = kind == MailKinds.SessionCancelled ? SessionStatus.Cancelled : SessionStatus.Confirmed,
                BookedAt = now,
                CancelledAt = kind == MailKinds.SessionCancelled ? now : null,
            },
            "Massage", "Elena Brandt", "Room 1", "Mara Lind");
    }

    private sealed class NoTokens : ILetterTokens
    {
        public Task<string> CreateAsync(
            string purpose, string? userId, string? email, string? data, Duration lifetime, CancellationToken cancellationToken) =>
            Task.FromResult("sample");
    }
}
