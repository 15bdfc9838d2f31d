using System.Net;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared.Formatting;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Desk;

/// <summary>Booking for clients, on the phone or at the desk.</summary>
public sealed class DeskTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("jonas", "Jonas Okafor")]
    [InlineData("OKA jon", "Jonas Okafor")]
    [InlineData("mara@demo.example", "Mara Lind")]
    [InlineData("030 23125 103", "Priya Raman")]
    [InlineData("+49 (30) 23125-103", "Priya Raman")]
    [InlineData("walter", "Walter Brandl")]
    [InlineData("elena", null)]
    [InlineData("%%%", null)]
    public async Task A_client_is_found_by_name_address_or_number(string text, string? found)
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("elena")).GetAsync("/desk?q=" + Uri.EscapeDataString(text));
        Names(page).ShouldBe(found is null ? [] : [found]);
        page.Text.ShouldContain(found is null ? "Nobody found" : "1 client");
        page.Text.ShouldNotContain("@demo.example/");
        page.Text.ShouldNotContain("23125 103");
    }

    [Fact]
    public async Task Two_letters_find_nobody()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("elena")).GetAsync("/desk?q=an");
        Names(page).ShouldBeEmpty();
        page.Text.ShouldNotContain("Nobody found");
    }

    [Fact]
    public async Task A_therapist_books_for_a_client_who_then_sees_who_did()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var times = await (await elena.GetAsync("/desk?q=mara")).FollowLinkAsync("Mara Lind");
        times.Heading.ShouldBe("A time for Mara Lind");
        times.Document.QuerySelector("select[name=therapistId]").ShouldBeNull();
        var day = await elena.GetAsync(times.Address + "?massageType=swedish&minutes=60&date=2027-04-15");
        day.Text.ShouldContain("Recommended for the runner’s training.");
        day.Text.ShouldNotContain("tempo");
        var confirm = await elena.GetAsync(Walk.TimesOn(day)[0]);
        confirm.Heading.ShouldBe("Book for Mara Lind?");
        confirm.Text.ShouldContain("Thursday 15 April 2027, 10:00–11:00");
        var done = await confirm.SubmitAsync(Walk.Form, ("Note", "Called; left knee."));
        done.Text.ShouldContain("Mara Lind is booked for Thursday 15 April 2027, 10:00. They are told by mail.");
        Booker(done).ShouldStartWith("Elena Brandt");
        (await confirm.SubmitAsync(Walk.Form, ("Note", "Called; left knee."))).Address.ShouldBe(done.Address);

        var own = await (await app.SignInAsync("mara")).GetAsync(done.Address);
        Booker(own).ShouldBe("Elena Brandt on Tuesday 6 April 2027, 09:00, for you");
        own.Text.ShouldContain("Called; left knee.");
        var again = await elena.GetAsync(times.Address + "?massageType=swedish&minutes=60&date=2027-04-16");
        again.Text.ShouldContain("Thursday 15 April 2027, 10:00, Swedish with Elena Brandt");
        again.Text.ShouldContain("tempo", Case.Insensitive, "With a session to come the therapist reads why.");
    }

    [Fact]
    public async Task An_admin_books_with_any_therapist_and_reads_no_reasons()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var jonas = await app.AccountAsync("jonas");
        var times = await sofia.GetAsync($"/desk/{jonas}/times?massageType=deep-tissue&minutes=45&date=2027-04-15");
        times.Document.QuerySelectorAll("select[name=therapistId] option").Length.ShouldBe(3);
        times.Text.ShouldNotContain("track", Case.Insensitive);
        var start = Instant.FromUtc(2027, 4, 15, 14, 0);
        var done = await (await sofia.GetAsync(ConfirmAddress(jonas, "tom", start, "deep-tissue", 45))).SubmitAsync(Walk.Form);
        Booker(done).ShouldStartWith("Sofia Keller");
        done.Text.ShouldContain("Tom Achter");
    }

    [Fact]
    public async Task A_therapist_cannot_book_with_another()
    {
        await using var app = new WebApp();
        var (elena, mara) = (await app.SignInAsync("elena"), await app.AccountAsync("mara"));
        var page = await elena.GetAsync(ConfirmAddress(mara, "tom", Instant.FromUtc(2027, 4, 15, 14, 0)));
        page.Address.ShouldStartWith($"/desk/{mara}/times?");
        page.Text.ShouldContain("Please choose a time first.");
        (await elena.GetAsync($"/desk/{await app.AccountAsync("tom")}/times")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_blocked_time_takes_the_therapist_s_reason()
    {
        await using var app = new WebApp();
        var (tom, jonas) = (await app.SignInAsync("tom"), await app.AccountAsync("jonas"));
        var address = ConfirmAddress(jonas, "tom", Instant.FromUtc(2027, 4, 24, 10, 0), "deep-tissue", 45);
        var day = await tom.GetAsync($"/desk/{jonas}/times?massageType=deep-tissue&minutes=45&date=2027-04-24");
        Walk.TimesOn(day).ShouldContain(link => link.Contains("2027-04-24T10", StringComparison.Ordinal), "Blocked times lead on for a therapist.");
        var asked = await tom.GetAsync(address);
        asked.Text.ShouldContain("The reasons lie in the client’s training");
        asked.Text.ShouldNotContain("marathon", Case.Insensitive);
        var refused = await asked.SubmitAsync(Walk.Form, ("OverrideReason", "  "));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("OverrideReason").ShouldBe("Please write why you book this time all the same.");
        var done = await refused.SubmitAsync(Walk.Form, ("OverrideReason", "Shoulders only, as agreed on the phone."));
        done.Text.ShouldContain("Shoulders only, as agreed on the phone.");
        var id = done.Address["/sessions/".Length..];
        var viewer = new Viewer("sofia", null, IsAdmin: true);
        var session = (await app.WithAsync<SessionRepository, SessionDetails?>(sessions => sessions.FindAsync(viewer, id, Cancelled)))!.Session;
        (session.OverrideReason, session.Status).ShouldBe(("Shoulders only, as agreed on the phone.", SessionStatus.Confirmed));

        var admin = await (await app.SignInAsync("sofia")).GetAsync(done.Address);
        admin.Text.ShouldNotContain("Shoulders only");
    }

    [Fact]
    public async Task An_admin_lifts_no_block()
    {
        await using var app = new WebApp();
        var (sofia, jonas) = (await app.SignInAsync("sofia"), await app.AccountAsync("jonas"));
        var asked = await sofia.GetAsync(ConfirmAddress(jonas, "tom", Instant.FromUtc(2027, 4, 24, 10, 0), "deep-tissue", 45));
        asked.Text.ShouldContain("Only the therapist who will treat can override the rules");
        asked.Document.QuerySelector("main form.form .btn-primary, main form.form .btn-danger").ShouldBeNull();
        asked.Document.QuerySelector("#OverrideReason").ShouldBeNull();
    }

    [Fact]
    public async Task A_time_that_is_advised_against_needs_the_client_s_word()
    {
        await using var app = new WebApp();
        var (elena, mara) = (await app.SignInAsync("elena"), await app.AccountAsync("mara"));
        var asked = await elena.GetAsync(ConfirmAddress(mara, "elena", Instant.FromUtc(2027, 4, 16, 8, 0), "deep-tissue", 60));
        var refused = await asked.SubmitAsync(Walk.Form);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Anyway").ShouldStartWith("Please tell the client");
        (await refused.SubmitAsync(Walk.Form, ("Anyway", "true"))).Text.ShouldContain("Mara Lind is booked for Friday 16 April 2027, 10:00.");
    }

    [Fact]
    public async Task A_time_that_was_taken_meanwhile_gives_way_to_the_nearest_and_keeps_the_note()
    {
        await using var app = new WebApp();
        var (elena, mara) = (await app.SignInAsync("elena"), await app.AccountAsync("mara"));
        var start = Instant.FromUtc(2027, 4, 15, 8, 0);
        var asked = await elena.GetAsync(ConfirmAddress(mara, "elena", start));
        await Walk.BookAsync(await app.SignInAsync("priya"), "elena", start);
        var taken = await asked.SubmitAsync(Walk.Form, ("Note", "Left knee."));
        taken.Status.ShouldBe(HttpStatusCode.Conflict);
        taken.Text.ShouldContain("Thursday 15 April 2027, 10:00 with Elena Brandt cannot be booked That time is taken.");
        taken.Document.GetElementById("Note")!.TextContent.ShouldContain("Left knee.");
        (await taken.SubmitAsync(Walk.Form)).Text.ShouldContain("Mara Lind is booked for Thursday 15 April 2027");
    }

    internal static string ConfirmAddress(string clientId, string therapistId, Instant start, string massageType = "swedish", int minutes = 60) => "/" + Address.Of(
        $"desk/{clientId}/confirm", ("massageType", massageType), ("minutes", $"{minutes}"), ("therapistId", therapistId), ("start", Address.Start(start)));

    private static string Booker(VisitedPage page) =>
        page.Document.QuerySelectorAll("dl.summary > div").Single(row => row.QuerySelector("dt")!.TextContent.Trim() == "Booked by").QuerySelector("dd")!.TextContent.Trim();

    private static IEnumerable<string> Names(VisitedPage page) => page.Document.QuerySelectorAll(".desk-clients strong").Select(name => name.TextContent.Trim());
}
