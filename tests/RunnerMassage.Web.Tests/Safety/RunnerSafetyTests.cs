using System.Net;
using NodaTime;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Tests.Api;
using RunnerMassage.Web.Tests.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Safety;

/// <summary>A runner and the safety questions, over HTTP.</summary>
public sealed class RunnerSafetyTests
{
    private const string Thursday = "2027-04-15";

    [Fact]
    public async Task Before_a_booking_the_questions_are_asked_and_nothing_typed_is_lost()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var address = Walk.ConfirmAddress("elena", await Walk.FreeStartAsync(mara, "elena", Thursday));
        var confirm = await mara.GetAsync(address);
        confirm.Text.ShouldContain("First, is a massage safe for you?");
        var questions = await confirm.PressAsync("button[form=book]", ("Note", "Tight calves."));
        questions.Heading.ShouldBe("A few safety questions");
        questions.Address.ShouldNotContain("Tight");
        var back = await questions.SubmitAsync("#questions", [.. SafetySteps.Fields([])]);
        back.Address.ShouldBe(address);
        back.Document.QuerySelector("#Note")!.TextContent.ShouldContain("Tight calves.");
        back.Text.ShouldNotContain("is a massage safe for you");
        var booked = await back.SubmitAsync(Walk.Form);
        booked.Heading.ShouldBe("Your session is booked");
        (await (await ApiCaller.SignInAsync(app, "mara")).GetAsync("/api/v1/sessions?from=2027-04-15&to=2027-04-16"))
            .Json.AsArray().Single()!["screeningOpen"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_would_rather_tell_in_person_books_with_the_screening_open()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var address = Walk.ConfirmAddress("elena", await Walk.FreeStartAsync(mara, "elena", Thursday));
        var questions = await (await mara.GetAsync(address)).PressAsync("button[form=book]", ("Note", "Kept."));
        var back = await questions.SubmitAsync("#tell");
        back.Address.ShouldBe(address);
        back.Document.QuerySelector("#Note")!.TextContent.ShouldContain("Kept.");
        (await back.SubmitAsync(Walk.Form)).Heading.ShouldBe("Your session is booked");
        var given = (await app.SafetyAsync("mara")).Given.ShouldHaveSingleItem();
        (given.Stored.InPerson, given.Stored.ProtectedAnswers).ShouldBe((true, null));
    }

    [Fact]
    public async Task Later_one_tap_says_that_nothing_is_new()
    {
        await using var app = new WebApp();
        var jonas = await app.SignInAsync("jonas");
        var page = await jonas.GetAsync("/safety?returnUrl=%2Fsessions");
        page.Heading.ShouldBe("Anything new?");
        (await page.SubmitAsync("#nothing")).Address.ShouldBe("/sessions");
        var state = await app.SafetyAsync("jonas");
        (state.IsFresh, state.NeedsAll, state.Given[0].Stored.Occasion).ShouldBe((true, false, ScreeningOccasion.Again));
    }

    [Fact]
    public async Task A_swollen_calf_releases_the_session_without_a_fee_and_the_mail_says_nothing_of_it()
    {
        await using var app = new WebApp();
        await app.SignInAsync("priya");
        // Monday 12 April, after the flight: less than a day before the session, where a cancellation of hers would be late.
        app.Clock.Reset(Instant.FromUtc(2027, 4, 12, 15, 0));
        var priya = await app.SignInAsync("priya");
        var page = await priya.AnswerAsync([SafetyTopic.SwollenLeg]);
        page.Heading.ShouldBe("Please get medical help today");
        page.Document.QuerySelector("a[href='tel:112']").ShouldNotBeNull();
        page.Text.ShouldContain("Tuesday 13 April 2027, 11:00–11:30");
        page.Address.ShouldBe("/safety/result");

        var api = await ApiCaller.SignInAsync(app, "priya");
        var session = (await api.GetAsync("/api/v1/sessions?from=2027-04-13&to=2027-04-14")).Json.AsArray().Single()!;
        session["status"]!.GetValue<string>().ShouldBe("cancelled");
        var mail = await app.MailAsync("priya@demo.example", "Appointment cancelled: Tuesday 13 April 2027, 11:00");
        HealthWords.ShouldHoldNone(mail, await app.MassageTypesAsync());
        mail.Text.ShouldContain("There is nothing to pay.");

        var slots = await api.SlotsAsync();
        slots.ShouldAllBe(slot => slot!["rating"]!.GetValue<string>() == "Blocked");
        var refused = await api.PostAsync("/api/v1/sessions", ApiCaller.Booking(slots[0]!));
        refused.Status.ShouldBe(422);
        refused.Json["code"]!.GetValue<string>().ShouldBe("safety-blocked");
        foreach (var word in (string[])["swollen", "leg", "calf", "urgent", "clot"])
        {
            refused.Text.ShouldNotContain(word, Case.Insensitive);
        }

        var events = await (await ApiCaller.SignInAsync(app, "sofia")).GetAsync("/api/v1/events?limit=500");
        events.Text.ShouldNotContain("swollen", Case.Insensitive);
        events.Json.AsArray()[^1]!["type"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_review_leaves_light_massage_and_says_by_when_it_is_decided()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var page = await mara.AnswerAsync([SafetyTopic.BloodThinner]);
        page.Heading.ShouldBe("Your therapist has a look first");
        page.Text.ShouldContain("decides by Wednesday 7 April 2027, 09:00");
        var api = await ApiCaller.SignInAsync(app, "mara");
        var deep = (await api.SlotsAsync("deep-tissue"))[0]!;
        deep["rating"]!.GetValue<string>().ShouldBe("Blocked");
        (await api.PostAsync("/api/v1/sessions", ApiCaller.Booking(deep, "deep-tissue"))).Json["code"]!.GetValue<string>().ShouldBe("safety-blocked");
        var confirm = await mara.GetAsync($"/times/confirm?massageType=deep-tissue&minutes=60&therapistId=elena&start={Uri.EscapeDataString(deep["start"]!.GetValue<string>())}");
        confirm.Text.ShouldContain("What to do next");
        (await api.BookAsync())["screeningOpen"].ShouldBeNull();
    }

    [Fact]
    public async Task What_time_or_a_doctor_has_to_lift_leaves_the_session_to_be_given_back_without_a_fee()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var page = await priya.AnswerAsync([SafetyTopic.KnownClot]);
        page.Heading.ShouldBe("Please ask your doctor first");
        page.Text.ShouldContain("Tuesday 13 April 2027, 11:00–11:30");
        page = await page.SubmitAsync("form[action$='handler=Release']");
        page.Text.ShouldContain("There is nothing to pay.");
        page.Document.QuerySelector("form[action$='handler=Release']").ShouldBeNull();
    }

    [Fact]
    public async Task Areas_and_allergies_are_noted_and_allow_everything()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var page = await mara.AnswerAsync([SafetyTopic.SkinOrVeins, SafetyTopic.Allergy], more: ("Areas[SkinOrVeins]", "Knees"));
        page.Heading.ShouldBe("Some areas are left out");
        page.Text.ShouldContain("keeps away from your knees");
        page.Text.ShouldContain("We note your allergy");
        (await (await ApiCaller.SignInAsync(app, "mara")).BookAsync("deep-tissue"))["status"]!.GetValue<string>().ShouldBe("confirmed");
    }

    [Fact]
    public async Task What_is_missing_or_in_the_future_is_said_and_the_rest_is_kept()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("mara")).GetAsync("/safety");
        page = await page.SubmitAsync("#questions", ("Answers[Illness]", "yes"), ("SymptomsEndedOn", "2027-04-07"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("SymptomsEndedOn").ShouldContain("not in the future");
        page.ErrorOf("Pregnancy").ShouldBe("Please answer yes or no.");
        page.ErrorOf("Illness").ShouldBe("");
        page.Document.QuerySelector("input[name='Answers[Illness]'][value=yes]")!.HasAttribute("checked").ShouldBeTrue();
        (await app.SafetyAsync("mara")).Given.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_consent_nothing_is_kept_and_it_is_asked_for_right_there()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        await (await mara.GetAsync("/account/consents/health-data/withdraw")).SubmitAsync("main form");
        var page = await mara.AnswerAsync([SafetyTopic.Allergy]);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("Consent").ShouldContain("Please agree first");
        (await app.SafetyAsync("mara")).Given.ShouldBeEmpty();
        (await page.SubmitAsync("#questions", ("Consent", "true"))).Heading.ShouldBe("We note your allergy");
    }

    [Fact]
    public async Task After_a_year_the_consent_is_asked_for_anew()
    {
        await using var app = new WebApp();
        await (await app.SignInAsync("mara")).AnswerAsync([SafetyTopic.Minor]);
        app.Clock.Advance(Duration.FromDays(366));
        var mara = await app.SignInAsync("mara");
        var page = await mara.AnswerAsync([SafetyTopic.Allergy]);
        page.ErrorOf("Consent").ShouldContain("Please agree first");
        (await app.SafetyAsync("mara")).Given.Count.ShouldBe(1);
        (await page.SubmitAsync("#questions", ("Consent", "true"))).Heading.ShouldBe("We note your allergy");
        (await mara.GetAsync("/safety?all=true")).Document.QuerySelector("[name=Consent]").ShouldBeNull();
        (await app.SafetyAsync("mara")).Given.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Own_answers_can_be_seen_taken_along_and_deleted()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        await mara.AnswerAsync([SafetyTopic.Cancer]);
        var page = await mara.GetAsync("/safety/answers");
        page.Text.ShouldContain("Are you being treated for cancer?");
        (await page.SubmitAsync("#delete")).Text.ShouldContain("Please tick the box first");
        page = await page.SubmitAsync("#delete", ("sure", "true"));
        page.Text.ShouldNotContain("cancer");
        (await app.SafetyAsync("mara")).Holding.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Very_strong_soreness_leads_to_the_questions_about_it()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var page = await (await mara.GetAsync("/training")).SubmitAsync("#check-in", ("Soreness", "9"));
        page.Heading.ShouldBe("That is very sore");
        page.Document.QuerySelectorAll("fieldset.question").Length.ShouldBe(5);
        page = await page.SubmitAsync("#questions",
            [.. SafetyQuestions.AfterSoreness.Select(question => ($"Answers[{question.Topic}]", question.Topic == SafetyTopic.DarkUrine ? "yes" : "no"))]);
        page.Heading.ShouldBe("Please get medical help today");
        (await app.SafetyAsync("mara")).NeedsAll.ShouldBeTrue();
    }

    [Fact]
    public async Task Logs_tell_nothing_of_answers()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using (var app = new WebApp(folder) { Settings = { ["Serilog:MinimumLevel:Default"] = "Debug", ["Serilog:MinimumLevel:Override:Microsoft"] = "Information" } })
        {
            await (await app.SignInAsync("mara")).AnswerAsync([SafetyTopic.Pregnancy, SafetyTopic.SkinOrVeins], more: ("Areas[SkinOrVeins]", "Knees"));
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        log.ShouldContain("/safety");
        foreach (var word in (string[])["Pregnan", "SkinOrVeins", "Knees"])
        {
            log.ShouldNotContain(word);
        }

        Directory.Delete(folder, recursive: true);
    }
}
