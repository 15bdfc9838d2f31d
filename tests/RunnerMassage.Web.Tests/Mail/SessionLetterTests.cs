using Ical.Net.CalendarComponents;
using MimeKit;
using NodaTime;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>Mails about sessions: when, where and with whom, a calendar entry that only ever goes forward, and nothing of health.</summary>
public sealed class SessionLetterTests
{
    private const string Mara = "mara@demo.example";
    private const string When = "Tuesday 20 April 2027";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Booked_moved_and_cancelled_are_told_with_one_calendar_entry_that_rises()
    {
        await using var app = new WebApp { Settings = { ["Site:Url"] = "https://lanefour.example" } };
        var session = await BookAsync(app, At(20, 10));
        var booked = await app.MailAsync(Mara, $"Appointment booked: {When}, 10:00");
        await MoveAsync(app, session, At(20, 14));
        var moved = await app.MailAsync(Mara, $"Appointment moved: {When}, 14:00");
        await CancelAsync(app, session);
        var cancelled = await app.MailAsync(Mara, $"Appointment cancelled: {When}, 14:00");

        var types = await app.MassageTypesAsync();
        foreach (var mail in new[] { booked, moved, cancelled })
        {
            HealthWords.ShouldHoldNone(mail, types);
            mail.Text.ShouldContain("Hello Mara Lind,");
            mail.Text.ShouldContain("With: Elena Brandt");
            mail.Text.ShouldContain($"https://lanefour.example/sessions/{session}");
            mail.Html.ShouldContain("Elena Brandt");
        }

        booked.Text.ShouldContain($"When: {When}, 10:00–11:00, Berlin time (CEST)");
        booked.Text.ShouldContain("Where: Room 1, Lane Four, Laufgasse 4, 10115 Berlin");
        booked.Text.ShouldContain("You can cancel free of charge until Monday 19 April 2027, 10:00, Berlin time (CEST).");
        moved.Text.ShouldContain($"Before: {When}, 10:00–11:00, Berlin time (CEST)");
        cancelled.Text.ShouldContain($"Was to be: {When}, 14:00–15:00, Berlin time (CEST)");

        Entry(booked, "REQUEST", sequence: 0, At(20, 10), session, "CONFIRMED");
        Entry(moved, "REQUEST", sequence: 1, At(20, 14), session, "CONFIRMED");
        Entry(cancelled, "CANCEL", sequence: 2, At(20, 14), session, "CANCELLED");
    }

    [Fact]
    public async Task What_the_clinic_says_is_told_and_escaped()
    {
        await using var app = new WebApp();
        var session = await BookAsync(app, At(20, 10));
        await app.MailsAsync();
        await app.AddMailAsync(new OutboxMail
        {
            EventKey = "said",
            Kind = MailKinds.SessionMoved,
            UserId = await app.AccountAsync("mara"),
            SessionId = session,
            SessionVersion = 1,
            Data = new SessionMailData { Message = "Sorry & thanks" }.Write(),
        });
        var mail = await app.MailAsync(Mara, "Appointment moved");
        mail.Text.ShouldContain("Lane Four writes: Sorry & thanks");
        mail.Html.ShouldContain("Lane Four writes: Sorry &amp; thanks");
        mail.Text.ShouldNotContain("Before:");
    }

    [Fact]
    public async Task A_booking_told_late_is_told_as_it_stands_now()
    {
        await using var app = new WebApp();
        var session = await BookAsync(app, At(20, 10));
        await MoveAsync(app, session, At(20, 14));

        var booked = await app.MailAsync(Mara, $"Appointment booked: {When}, 14:00");
        booked.Text.ShouldContain("It was moved after that; this is the time that holds now.");
        booked.Text.ShouldNotContain("10:00–11:00");
        Entry(booked, "REQUEST", sequence: 1, At(20, 14), session, "CONFIRMED");
        Entry(await app.MailAsync(Mara, "Appointment moved"), "REQUEST", sequence: 1, At(20, 14), session, "CONFIRMED");
    }

    [Fact]
    public async Task What_was_cancelled_in_the_meantime_does_not_come_back_into_the_calendar()
    {
        await using var app = new WebApp();
        var session = await BookAsync(app, At(20, 10));
        await MoveAsync(app, session, At(20, 14));
        await CancelAsync(app, session);

        var mails = await app.MailsAsync();
        mails.Select(mail => mail.Subject).Order(StringComparer.Ordinal).ShouldBe(
        [
            $"Appointment booked and cancelled since: {When}, 14:00",
            $"Appointment cancelled: {When}, 14:00",
            $"Appointment moved and cancelled since: {When}, 14:00",
        ]);
        mails.ShouldAllBe(mail => !mail.Text.Contains("See, move or cancel", StringComparison.Ordinal));
        foreach (var mail in mails)
        {
            Entry(mail, "CANCEL", sequence: 2, At(20, 14), session, "CANCELLED");
        }
    }

    [Fact]
    public async Task A_mail_that_comes_after_the_session_says_so()
    {
        await using var app = new WebApp();
        var session = await BookAsync(app, At(20, 10));
        app.Clock.Reset(At(20, 12));
        var mail = await app.MailAsync(Mara, "Appointment booked");
        mail.Text.ShouldContain("This mail comes late: the time has passed.");
        mail.Text.ShouldNotContain("free of charge");
    }

    [Fact]
    public async Task Nobody_is_written_to_who_has_no_address()
    {
        await using var app = new WebApp();
        var session = await BookAsync(app, At(20, 10));
        await app.ChangeUserAsync("mara", user => user.Email = null);
        (await app.MailsAsync()).ShouldBeEmpty();
        (await app.WithAsync<OutboxOverview, OutboxCounts>(outbox => outbox.CountAsync(Instant.MinValue, Cancelled))).ShouldBe(new OutboxCounts(0, 0, 0));
    }

    private static void Entry(SentMail mail, string method, int sequence, Instant start, string session, string status)
    {
        var alternative = mail.Message.BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar");
        alternative.ContentType.Parameters["method"].ShouldBe(method);
        mail.Message.Attachments.ShouldHaveSingleItem().ContentDisposition!.FileName.ShouldEndWith(".ics");
        var texts = mail.Calendars;
        texts.Count.ShouldBe(2);
        texts[0].ShouldBe(texts[1]);
        texts[0].ShouldContain($"DTSTART:{start.ToDateTimeUtc():yyyyMMdd'T'HHmmss'Z'}");
        texts[0].ShouldNotContain("VTIMEZONE");

        var calendar = Ical.Net.Calendar.Load(texts[0])!;
        calendar.Method.ShouldBe(method);
        var entry = calendar.Events.ShouldHaveSingleItem().ShouldBeOfType<CalendarEvent>();
        (entry.Uid, entry.Sequence, entry.Status).ShouldBe(($"{session}@runner-massage", sequence, status));
        entry.Organizer!.Value!.ShouldBe(new Uri("mailto:hello@lanefour.example"));
        entry.Attendees.ShouldHaveSingleItem().Value.ShouldBe(new Uri($"mailto:{Mara}"));
    }

    /// <summary>A time in April 2027, in Berlin.</summary>
    private static Instant At(int day, int hour) => new LocalDateTime(2027, 4, day, hour, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();

    /// <summary>Books for Mara with a note, which no mail may repeat.</summary>
    private static async Task<string> BookAsync(WebApp app, Instant start)
    {
        var outcome = await app.WithAsync<SchedulingService, BookingOutcome>(async scheduling => await scheduling.BookAsync(
            new BookSession
            {
                RunnerId = await app.AccountAsync("mara"),
                TherapistId = "elena",
                MassageTypeId = "deep-tissue",
                Minutes = 60,
                Start = start,
                Note = "A sore knee, and the left calf hurts",
                AcknowledgeAvoid = true,
            },
            Cancelled));
        return outcome.ShouldBeOfType<BookingOutcome.Kept>().Session.Id;
    }

    private static async Task MoveAsync(WebApp app, string session, Instant start) =>
        (await app.WithAsync<SchedulingService, BookingOutcome>(async scheduling => await scheduling.RescheduleAsync(
            new RescheduleSession { Viewer = await MaraAsync(app), SessionId = session, Start = start, AcknowledgeAvoid = true }, Cancelled)))
        .ShouldBeOfType<BookingOutcome.Kept>();

    private static async Task CancelAsync(WebApp app, string session) =>
        (await app.WithAsync<SchedulingService, BookingOutcome>(async scheduling => await scheduling.CancelAsync(
            new CancelSession { Viewer = await MaraAsync(app), SessionId = session, Reason = "My knee hurts" }, Cancelled)))
        .ShouldBeOfType<BookingOutcome.Kept>();

    private static async Task<Viewer> MaraAsync(WebApp app) => new(await app.AccountAsync("mara"), TherapistId: null, IsAdmin: false);
}
