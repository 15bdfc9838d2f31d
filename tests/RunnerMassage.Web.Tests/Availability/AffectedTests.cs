using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Availability.AvailabilityWalk;

namespace RunnerMassage.Web.Tests.Availability;

/// <summary>What a change does to booked sessions is seen before it is saved, and each can be moved after it. None ever moves by itself.</summary>
public sealed class AffectedTests
{
    private static readonly Instant Start = Instant.FromUtc(2027, 5, 13, 8, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_that_would_lie_outside_are_named_before_saving_and_moved_after_it()
    {
        await using var app = new WebApp();
        var id = await BookAsync(app);
        var elena = await app.SignInAsync("elena");

        var question = await OffAsync(elena, "2027-05-13", "2027-05-14");
        question.Status.ShouldBe(HttpStatusCode.OK);
        question.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Mara Lind");
        question.Text.ShouldContain("Mara Lind, Thursday 13 May 2027, 10:00–11:00, Swedish");
        (await app.ScheduleAsync()).Version.ShouldBe(0);

        var affected = await question.PressAsync(Save);
        affected.Address.ShouldBe("/availability/affected", affected.Text);
        affected.Text.ShouldContain("Time off on Thu 13 May 2027 – Fri 14 May 2027 is saved. 1 session lies outside your hours now.");
        (await SessionAsync(app, id)).Start.ShouldBe(Start);
        affected.Document.QuerySelectorAll("input[name=Choice]").Length.ShouldBeInRange(3, 16);

        var none = await affected.PressAsync(".affected .btn-primary");
        none.Status.ShouldBe(HttpStatusCode.BadRequest);
        none.Text.ShouldContain("Please choose one of the times.");

        var choice = none.Document.QuerySelector("input[name=Choice]")!.GetAttribute("value")!;
        choice.ShouldStartWith("2027-05-17T");
        var message = "I am at a course that day, sorry.";
        var done = await none.PressAsync(".affected .btn-primary", ("Choice", choice), ("Message", message));
        done.Address.ShouldBe("/availability", done.Text);
        done.Text.ShouldContain("Mara Lind’s session is moved to Monday 17 May 2027, 10:00. A mail tells Mara.");
        (await MailAsync(app, id)).ShouldBe([(MailKinds.SessionBooked, null), (MailKinds.SessionMoved, message)]);
        done.Text.ShouldNotContain("outside these hours");
        var moved = await SessionAsync(app, id);
        (moved.Start, moved.TherapistId, moved.Version).ShouldBe((Instant.FromUtc(2027, 5, 17, 8, 0), "elena", 2));
    }

    [Fact]
    public async Task A_session_can_go_to_another_therapist_and_what_nobody_moves_stays()
    {
        await using var app = new WebApp();
        var id = await BookAsync(app);
        var other = await BookAsync(app, "priya", Start + Duration.FromHours(3));
        await OffDirectlyAsync(app);
        var elena = await app.SignInAsync("elena");
        var index = await elena.GetAsync("/availability");
        index.Text.ShouldContain("2 sessions lie outside these hours");
        var affected = await index.FollowLinkAsync("Look at them");

        var toTom = affected.Document.QuerySelector("article input[value$=' tom']")!.GetAttribute("value")!;
        var left = await affected.PressAsync("article .btn-primary", ("Choice", toTom));
        left.Address.ShouldBe("/availability/affected", left.Text);
        left.Document.QuerySelectorAll("article").Length.ShouldBe(1);
        (await SessionAsync(app, id)).TherapistId.ShouldBe("tom");

        (await left.FollowLinkAsync("Leave it as it is")).Address.ShouldBe("/availability");
        var stays = await SessionAsync(app, other);
        (stays.Status, stays.Start, stays.Version).ShouldBe((SessionStatus.Confirmed, Start + Duration.FromHours(3), 1));
    }

    [Fact]
    public async Task A_session_that_changed_meanwhile_is_not_moved_and_a_time_that_was_taken_is_said()
    {
        await using var app = new WebApp();
        var id = await BookAsync(app);
        await OffDirectlyAsync(app);
        var elena = await app.SignInAsync("elena");
        var affected = await elena.GetAsync("/availability/affected");
        var choice = affected.Document.QuerySelector("input[name=Choice]")!.GetAttribute("value")!;

        await BookAsync(app, "priya", Instant.FromUtc(2027, 5, 17, 8, 0));
        var taken = await affected.PressAsync(".affected .btn-primary", ("Choice", choice));
        taken.Status.ShouldBe(HttpStatusCode.Conflict);
        taken.Text.ShouldContain("That time cannot be had any more. Somebody else has booked that time.");
        taken.Document.QuerySelectorAll("input[name=Choice]").Select(radio => radio.GetAttribute("value")).ShouldNotContain(choice);

        await app.WithAsync<SchedulingService, BookingOutcome>(async scheduling => await scheduling.CancelAsync(
            new CancelSession { Viewer = new Viewer(await app.AccountAsync("mara"), null, false), SessionId = id }, Cancellation));
        var gone = await taken.PressAsync(".affected .btn-primary", ("Choice", taken.Document.QuerySelector("input[name=Choice]")!.GetAttribute("value")!));
        gone.Text.ShouldContain("was moved or cancelled. Nothing was done.");
        gone.Heading.ShouldBe("Sessions outside your hours");
    }

    [Fact]
    public async Task A_session_booked_after_the_question_is_asked_about_too()
    {
        await using var app = new WebApp();
        await BookAsync(app);
        var elena = await app.SignInAsync("elena");
        var question = await OffAsync(elena, "2027-05-13", "");
        await BookAsync(app, "priya", Start + Duration.FromHours(3));

        var again = await question.PressAsync(Save);
        again.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Priya");
        (await app.ScheduleAsync()).Version.ShouldBe(0);
        (await again.PressAsync(Save)).Document.QuerySelectorAll("article").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_limit_that_is_broken_already_is_shown_before_it_is_saved()
    {
        await using var app = new WebApp();
        await BookAsync(app);
        await BookAsync(app, "priya", Start + Duration.FromHours(3));
        var elena = await app.SignInAsync("elena");
        var question = await (await elena.GetAsync("/availability/settings")).PressAsync(Save, ("Values[HandsOn]", "90"));
        question.Document.QuerySelector("#effect")!.TextContent.ShouldContain("On Thursday 13 May 2027 120 hands-on minutes are booked, 30 more than the new limit.");
        (await app.ScheduleAsync()).Settings.DailyHandsOnMinutes.ShouldBe(300);
        var saved = await question.PressAsync(Save);
        saved.Text.ShouldContain("The settings are saved.");
        (await app.ScheduleAsync()).Settings.DailyHandsOnMinutes.ShouldBe(90);
    }

    private static Task OffDirectlyAsync(WebApp app) => app.ChangeAsync(new AvailabilityChange.AddException(
        ExceptionKind.Off, new LocalDate(2027, 5, 13), new LocalDate(2027, 5, 14), null, null));

    private static async Task<VisitedPage> OffAsync(Visitor therapist, string from, string to) =>
        await (await therapist.GetAsync("/availability/exceptions/add")).PressAsync(Save, ("From", from), ("To", to), ("Reason", "Course"));

    private static async Task<string> BookAsync(WebApp app, string person = "mara", Instant? start = null)
    {
        var request = new BookSession
        {
            RunnerId = await app.AccountAsync(person),
            TherapistId = "elena",
            MassageTypeId = "swedish",
            Start = start ?? Start,
            Minutes = 60,
        };
        var outcome = await app.WithAsync<SchedulingService, BookingOutcome>(scheduling => scheduling.BookAsync(request, Cancellation));
        return outcome.ShouldBeOfType<BookingOutcome.Kept>().Session.Id;
    }

    /// <summary>The mails about a session in order: their kinds, and what the clinic says in them.</summary>
    private static Task<List<(string Kind, string? Message)>> MailAsync(WebApp app, string id) => app.WithAsync<RunnerMassageContext, List<(string, string?)>>(
        async context => [.. (await context.OutboxMessages.AsNoTracking().Where(mail => mail.SessionId == id).OrderBy(mail => mail.SessionVersion).ToListAsync(Cancellation))
            .Select(mail => (mail.Kind, SessionMailData.Read(mail.Data).Message))]);

    private static async Task<MassageSession> SessionAsync(WebApp app, string id) => (await app.WithAsync<SessionRepository, SessionDetails?>(
        sessions => sessions.FindAsync(new Viewer("-", null, IsAdmin: true), id, Cancellation)))!.Session;
}
