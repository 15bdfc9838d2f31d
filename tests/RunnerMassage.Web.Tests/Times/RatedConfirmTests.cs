using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Shared.Planning;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Times;

public sealed class RatedConfirmTests
{
    private static readonly LocalDate Wednesday = new(2027, 4, 14);
    private static readonly Instant WednesdayNoon = Instant.FromUtc(2027, 4, 14, 10, 0);
    private static readonly Instant ThursdayNoon = Instant.FromUtc(2027, 4, 15, 10, 0);

    [Fact]
    public async Task An_ideal_time_says_why_and_the_session_keeps_it_when_training_changes()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Hard("Tempo", Wednesday, new LocalTime(18, 0)));
        var mara = await app.SignInAsync("mara");
        var confirm = await mara.GetAsync(Walk.ConfirmAddress("elena", ThursdayNoon, "deep-tissue"));
        confirm.Text.ShouldContain("Ideal Thursday is one day after your tempo: the ideal moment.");
        confirm.Document.QuerySelector("#Anyway").ShouldBeNull();

        var done = await confirm.SubmitAsync(Walk.Form);
        var path = done.Address[..^"/booked".Length];
        (await mara.GetAsync(path)).Document.QuerySelector(".timeline")!.TextContent.ShouldContain("Tempo");
        await app.TrainsAsync("mara");
        var session = await mara.GetAsync(path);
        session.Document.QuerySelector(".timeline").ShouldBeNull();
        session.Text.ShouldContain("Thursday is one day after your tempo: the ideal moment.");
        session.Text.ShouldContain("by the rules \u201cGuidance to the letter\u201d, version 1");

        var admin = await (await app.SignInAsync("sofia")).GetAsync(session.Address);
        admin.Document.QuerySelector("main .rating")!.TextContent.ShouldBe("Ideal");
        admin.Text.ShouldNotContain("tempo");
        (await (await app.SignInAsync("elena")).GetAsync(session.Address)).Text.ShouldContain("one day after your tempo");
    }

    [Fact]
    public async Task A_time_that_is_advised_against_is_booked_only_with_the_box_ticked()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Hard("Tempo", Wednesday, new LocalTime(18, 0), 45));
        var mara = await app.SignInAsync("mara");
        var confirm = await mara.GetAsync(Walk.ConfirmAddress("elena", WednesdayNoon, "deep-tissue"));
        confirm.Heading.ShouldBe("Confirm your session");
        confirm.Text.ShouldContain("This time is advised against Your tempo follows soon after (5 hours between)");
        confirm.Document.GetElementById("Anyway")!.GetAttribute("aria-describedby")!.ShouldContain("timing-why");

        var refused = await confirm.SubmitAsync(Walk.Form, ("Note", "Calves."));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Anyway").ShouldBe("Please read the reason, and tick this box if you want the time all the same.");
        refused.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Calves.");
        (await mara.GetAsync("/sessions")).Document.QuerySelectorAll(".session-card").ShouldBeEmpty();

        var done = await refused.SubmitAsync(Walk.Form, ("Anyway", "true"));
        done.Heading.ShouldBe("Your session is booked");
        (await mara.GetAsync(done.Address[..^"/booked".Length])).Document.QuerySelector("main .rating")!.TextContent.ShouldBe("Avoid");
    }

    [Fact]
    public async Task What_fits_better_is_offered_a_light_massage_a_later_time_and_a_workout_to_move()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Hard("Tempo", Wednesday, new LocalTime(18, 0), 45));
        var mara = await app.SignInAsync("mara");
        var confirm = await mara.GetAsync(Walk.ConfirmAddress("elena", WednesdayNoon, "deep-tissue"));
        var offers = confirm.Document.QuerySelectorAll(".timing-instead li");
        offers.Length.ShouldBe(3);
        offers[0].TextContent.ShouldContain("Swedish, ");
        offers[1].TextContent.ShouldContain("The next good time: Thursday 15 April, 12:00");
        offers[2].TextContent.ShouldMatch("If you moved your tempo from Wednesday 14 April to (Tuesday 13|Thursday 15) April, .* would become ideal");
        foreach (var link in offers.Take(2).Select(offer => offer.QuerySelector<IHtmlAnchorElement>("a")!))
        {
            var better = await mara.GetAsync(link.Href);
            better.Heading.ShouldBe("Confirm your session");
            better.Document.QuerySelector("#Anyway").ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_blocked_time_has_no_form_and_a_forged_one_is_refused()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara");
        var mara = await app.SignInAsync("mara");
        var address = Walk.ConfirmAddress("elena", WednesdayNoon, "deep-tissue");
        var before = await mara.GetAsync(address);
        await app.TrainsAsync("mara", Runners.Race("Marathon", Wednesday.PlusDays(1), new LocalTime(9, 0), 42.2));
        var blocked = await mara.GetAsync(address);
        blocked.Heading.ShouldBe("That time does not suit your training");
        blocked.Document.QuerySelector(Walk.Form).ShouldBeNull();
        blocked.Text.ShouldContain("This time cannot be booked online It is too close to the marathon");
        blocked.Document.QuerySelectorAll(".timing-instead li").ShouldNotBeEmpty();

        var refused = await before.SubmitAsync(Walk.Form);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Heading.ShouldBe("That time does not suit your training");
    }

    [Fact]
    public async Task What_the_planner_was_told_rates_a_strangers_times_and_goes_into_the_training_list_at_booking()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara");
        var stranger = Remembering(app, app.Visit());
        (await stranger.GetAsync("/times?massageType=deep-tissue&minutes=60&date=2027-04-15")).Text.ShouldContain("Thursday is one day after your hard workout: the ideal moment.");
        (await stranger.GetAsync(Walk.ConfirmAddress("elena", WednesdayNoon, "deep-tissue"))).Text.ShouldContain("This time is advised against");

        var mara = Remembering(app, await app.SignInAsync("mara"));
        var confirm = await mara.GetAsync(Walk.ConfirmAddress("elena", ThursdayNoon, "deep-tissue"));
        confirm.Document.QuerySelector<IHtmlInputElement>("#KeepPlan")!.IsChecked.ShouldBeTrue();
        confirm.Text.ShouldContain("Hard run, Wed 14 Apr. Race, Sun 2 May. Soreness 3 of 10");
        var done = await confirm.SubmitAsync(Walk.Form);
        done.Heading.ShouldBe("Your session is booked", done.Text);
        (await mara.GetAsync(done.Address[..^"/booked".Length])).Document.QuerySelector("main .rating")!.TextContent.ShouldBe("Ideal");
        (await TrainingAsync(app)).ShouldBe([(EffortLevel.Hard, Wednesday), (EffortLevel.Race, new LocalDate(2027, 5, 2))]);

        // The same form again adds nothing.
        (await confirm.SubmitAsync(Walk.Form)).Address.ShouldBe(done.Address);
        (await TrainingAsync(app)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_does_not_want_to_keep_it_is_rated_by_the_training_list_alone()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara");
        var mara = Remembering(app, await app.SignInAsync("mara"));
        var confirm = await mara.GetAsync(Walk.ConfirmAddress("elena", ThursdayNoon, "deep-tissue"));
        var done = await confirm.SubmitAsync(Walk.Form, ("KeepPlan", "no"));
        (await mara.GetAsync(done.Address[..^"/booked".Length])).Document.QuerySelector("main .rating")!.TextContent.ShouldBe("Good");
        (await TrainingAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_move_to_a_time_that_is_advised_against_needs_the_box_too()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara");
        var mara = await app.SignInAsync("mara");
        var done = await (await mara.GetAsync(Walk.ConfirmAddress("elena", ThursdayNoon, "deep-tissue"))).SubmitAsync(Walk.Form);
        var path = done.Address[..^"/booked".Length];
        await app.TrainsAsync("mara", Runners.Hard("Tempo", Wednesday, new LocalTime(18, 0), 45));

        var times = await mara.GetAsync(path + "/move?date=2027-04-14&sort=fit");
        times.Document.QuerySelectorAll("#times a.time .rating").ShouldAllBe(rating => rating.TextContent == "Avoid");
        var confirm = await mara.GetAsync(Walk.TimesOn(times)[0]);
        var refused = await confirm.SubmitAsync(Walk.Form);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Anyway").ShouldNotBeEmpty();
        (await refused.SubmitAsync(Walk.Form, ("Anyway", "true"))).Text.ShouldContain("The session is moved to Wednesday 14 April 2027");

        // An admin moves sessions too, but a runner's training is no business of theirs.
        var admin = await (await app.SignInAsync("sofia")).GetAsync(path + "/move?date=2027-04-15");
        admin.Document.QuerySelector("#times .times-why")!.TextContent.ShouldBe("Recommended for the runner\u2019s training.");
        admin.Text.ShouldNotContain("tempo");
    }

    private static Visitor Remembering(WebApp app, Visitor visitor)
    {
        var context = new DefaultHttpContext();
        app.Services.GetRequiredService<PlannerMemory>().Write(context, new PlannerAnswers
        {
            AnsweredAt = WebApp.DefaultNow,
            NextRun = new PlannedRun(Wednesday, new LocalTime(18, 0), IsRace: false),
            Race = new PlannedRun(new LocalDate(2027, 5, 2), new LocalTime(9, 0), IsRace: true, DistanceKm: 21.1),
            Soreness = 3,
        });
        visitor.Client.DefaultRequestHeaders.Add("Cookie", context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        return visitor;
    }

    private static async Task<IReadOnlyList<(EffortLevel Level, LocalDate Date)>> TrainingAsync(WebApp app)
    {
        var id = await app.AccountAsync("mara");
        var entries = await app.WithAsync<TrainingRepository, IReadOnlyList<Scheduling.Training.TrainingEntry>>(training =>
            training.ListAsync(id, new LocalDate(2027, 1, 1), new LocalDate(2027, 12, 31), TestContext.Current.CancellationToken));
        return [.. entries.Select(entry => (entry.Level, entry.Date))];
    }
}
