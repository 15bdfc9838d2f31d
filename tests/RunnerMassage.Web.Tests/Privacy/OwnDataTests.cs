using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Tests.People;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Privacy;

public sealed class OwnDataTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_archive_holds_everything_in_the_clear_as_json_and_as_safe_tables()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-22"), "=1+1 left knee");
        var page = await mara.GetAsync("/account/data");
        var token = page.Document.QuerySelector("main form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await mara.Client.PostAsync(
            "/account/data", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Cancellation);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
        archive.Entries.Select(entry => entry.Name).ShouldBe(
            ["data.json", "account.csv", "sessions.csv", "training.csv", "soreness.csv", "safety-answers.csv", "safety-pauses.csv", "preferences.csv", "consents.csv", "sign-ins.csv",
                "passkeys.csv", "comments.csv", "reports.csv", "reviews.csv", "log.csv", "README.txt"],
            ignoreOrder: true);

        var json = JsonDocument.Parse(await ReadAsync(archive, "data.json")).RootElement;
        var session = json.GetProperty("sessions")[0];
        session.GetProperty("note").GetString().ShouldBe("=1+1 left knee");
        session.GetProperty("start").GetString().ShouldEndWith("+02:00");
        session.GetProperty("minutes").GetInt32().ShouldBe(60);
        json.GetProperty("account")[0].GetProperty("email").GetString().ShouldBe("mara@demo.example");
        json.GetProperty("training").GetArrayLength().ShouldBeGreaterThan(1);
        json.GetProperty("consents").GetArrayLength().ShouldBe(3);
        json.GetProperty("log")[0].GetProperty("action").GetString().ShouldBe("data.exported");
        (await ReadAsync(archive, "sessions.csv")).ShouldContain("\"'=1+1 left knee\"");
        (await ReadAsync(archive, "README.txt")).ShouldContain("Mara Lind");
        foreach (var entry in archive.Entries)
        {
            (await ReadAsync(archive, entry.Name)).ShouldNotContain("Jonas", customMessage: entry.Name);
        }

        (await app.LoggedAsync()).ShouldBe(["Client data.exported "]);
    }

    [Fact]
    public async Task Deleting_says_what_happens_asks_the_password_and_leaves_nothing_of_the_person()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var id = await app.AccountAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-22"), "Left knee");
        var question = await mara.GetAsync("/account/delete");
        question.Text.ShouldContain("Thursday 22 April 2027");
        question.Text.ShouldContain("This cannot be undone.");
        var wrong = await question.SubmitAsync(Walk.Form, ("password", "not the password"));
        wrong.Text.ShouldContain("Nothing was deleted.");
        (await app.LoggedAsync()).ShouldBeEmpty();

        var done = await question.SubmitAsync(Walk.Form, ("password", DemoPeople.Password));
        done.Text.ShouldContain("Your account is deleted, and your coming sessions are cancelled.");
        (await mara.GetAsync("/sessions")).Address.ShouldStartWith("/account/sign-in");
        (await app.Visit().SignInAsync("mara@demo.example")).Address.ShouldBe("/account/sign-in");
        var session = await SessionAsync(app, path.Split('/')[^1]);
        (session.Status, session.Note, session.RatingReasons).ShouldBe((SessionStatus.Cancelled, null, null));
        (await (await app.SignInAsync("sofia")).GetAsync(path)).Text.ShouldContain(AccountEraser.NameOfDeleted);
        await app.WithAsync<RunnerMassageContext, int>(async context =>
        {
            var user = await context.Users.AsNoTracking().SingleAsync(row => row.Id == id, Cancellation);
            (user.Email, user.PasswordHash, user.DeletedAt).ShouldBe((null, null, WebApp.DefaultNow));
            (await context.TrainingEntries.CountAsync(entry => entry.RunnerId == id, Cancellation)).ShouldBe(0);
            return await context.Consents.CountAsync(consent => consent.UserId == id, Cancellation);
        });
        (await app.LoggedAsync()).ShouldBe(["Client account.deleted "]);
    }

    [Fact]
    public async Task Therapists_and_the_last_admin_are_told_what_to_do_instead()
    {
        await using var app = new WebApp();
        (await (await app.SignInAsync("elena")).GetAsync("/account/delete")).Text.ShouldContain("Ask an admin to end your role as a therapist");
        var last = await (await app.SignInAsync("sofia")).GetAsync("/account/delete");
        last.Text.ShouldContain("You are the only admin");
        last.Document.QuerySelector(Walk.Form).ShouldBeNull();
    }

    [Fact]
    public async Task A_deletion_that_fails_halfway_is_finished_later_and_lets_nobody_in_meanwhile()
    {
        var broken = new BrokenDiary();
        await using var app = new WebApp
        {
            ConfigureServices = services =>
            {
                var real = services.Last(service => service.ServiceType == typeof(IDiary));
                services.Replace(ServiceDescriptor.Singleton<IDiary>(provider => broken.Around((IDiary)real.ImplementationFactory!(provider))));
            },
        };
        var mara = await app.SignInAsync("mara");
        var id = await app.AccountAsync("mara");
        var paths = new[]
        {
            await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-22")),
            await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-26")),
        };
        broken.DecisionsLeft = 1;
        (await (await mara.GetAsync("/account/delete")).SubmitAsync(Walk.Form, ("password", DemoPeople.Password))).Text.ShouldContain("Your account is deleted");
        (await StatusesAsync(app, paths)).ShouldBe([SessionStatus.Cancelled, SessionStatus.Confirmed]);
        (await app.Visit().SignInAsync("mara@demo.example")).Address.ShouldBe("/account/sign-in");
        (await app.WithAsync<AccountEraser, IReadOnlyList<string>>(eraser => eraser.ListUnfinishedAsync(Cancellation))).ShouldBe([id]);

        broken.DecisionsLeft = int.MaxValue;
        (await app.WithAsync<AccountDeletion, bool>(deletion => deletion.FinishAsync(id, Cancellation))).ShouldBeTrue();
        (await StatusesAsync(app, paths)).ShouldBe([SessionStatus.Cancelled, SessionStatus.Cancelled]);
        (await app.WithAsync<AccountEraser, IReadOnlyList<string>>(eraser => eraser.ListUnfinishedAsync(Cancellation))).ShouldBeEmpty();
        (await app.FindAccountAsync("mara@demo.example")).ShouldBeNull();
    }

    [Fact]
    public async Task Health_data_goes_with_its_consent_and_booking_goes_on_without_it()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var id = await app.AccountAsync("mara");
        await (await mara.GetAsync("/training")).SubmitAsync("#check-in", ("Soreness", "4"));
        (await SorenessAsync(app, id)).ShouldBe(1);

        var question = await (await mara.GetAsync("/account/consents")).FollowLinkAsync("Take it back: Data about your health");
        question.Text.ShouldContain("All your soreness reports and answers to safety questions are deleted at once.");
        (await question.SubmitAsync(Walk.Form)).Text.ShouldContain("taken back, and what was kept because of it is deleted");
        (await SorenessAsync(app, id)).ShouldBe(0);
        await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-22"));

        var asked = await (await mara.GetAsync("/training")).SubmitAsync("#check-in", ("Soreness", "4"));
        (asked.Status, asked.ErrorOf("Consent")).ShouldBe((HttpStatusCode.BadRequest, "Please agree first, or leave it: times are then rated without your soreness."));
        (await SorenessAsync(app, id)).ShouldBe(0);
        await asked.SubmitAsync("#check-in", ("Soreness", "4"), ("Consent", "true"));
        (await SorenessAsync(app, id)).ShouldBe(1);
        (await app.LoggedAsync()).ShouldBe(["Client consent.withdrawn health-data", "Client consent.given health-data, version 1"]);
    }

    [Fact]
    public async Task Training_goes_with_its_consent_and_is_asked_for_before_it_is_kept_again()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var id = await app.AccountAsync("mara");
        await (await mara.GetAsync("/account/consents/training-data/withdraw")).SubmitAsync(Walk.Form);
        (await TrainingAsync(app, id)).ShouldBe(0);
        (await mara.GetAsync("/account/consents/training-data/withdraw")).Heading.ShouldBe("Nothing to take back");
        (await mara.GetAsync("/account/consents/terms/withdraw")).Status.ShouldBe(HttpStatusCode.NotFound);

        var form = await mara.GetAsync("/training/entry");
        var asked = await form.SubmitAsync(Walk.Form, ("What", "Hard"), ("Date", "2027-04-10"));
        asked.ErrorOf("Consent").ShouldContain("Please agree first");
        (await TrainingAsync(app, id)).ShouldBe(0);
        (await asked.SubmitAsync(Walk.Form, ("Consent", "true"))).Text.ShouldContain("added");
        (await TrainingAsync(app, id)).ShouldBe(1);
        (await mara.GetAsync("/training/entry")).Document.QuerySelector("input[name=Consent]").ShouldBeNull();

        await (await mara.GetAsync("/account/consents/health-data/withdraw")).SubmitAsync(Walk.Form);
        (await (await mara.GetAsync("/account/consents")).SubmitAsync("form:has(input[name=kind])", ("version", "0"))).Text.ShouldContain("The text has changed");
    }

    private static Task<int> SorenessAsync(WebApp app, string id) => app.WithAsync<RunnerMassageContext, int>(context =>
        context.SorenessReports.CountAsync(report => report.RunnerId == id, Cancellation));

    private static Task<int> TrainingAsync(WebApp app, string id) => app.WithAsync<TrainingRepository, int>(async training =>
        (await training.ListAsync(id, new LocalDate(2020, 1, 1), new LocalDate(2040, 1, 1), Cancellation)).Count);

    private static Task<MassageSession> SessionAsync(WebApp app, string id) => app.WithAsync<RunnerMassageContext, MassageSession>(context =>
        context.MassageSessions.AsNoTracking().SingleAsync(session => session.Id == id, Cancellation));

    private static async Task<IEnumerable<SessionStatus>> StatusesAsync(WebApp app, string[] paths)
    {
        var statuses = new List<SessionStatus>();
        foreach (var path in paths)
        {
            statuses.Add((await SessionAsync(app, path.Split('/')[^1])).Status);
        }

        return statuses;
    }

    private static async Task<string> ReadAsync(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(await archive.GetEntry(name)!.OpenAsync(Cancellation));
        return await reader.ReadToEndAsync(Cancellation);
    }

    /// <summary>A diary that breaks after so many decisions.</summary>
    private sealed class BrokenDiary : IDiary
    {
        private IDiary _real = null!;

        public int DecisionsLeft { get; set; } = int.MaxValue;

        public BrokenDiary Around(IDiary real)
        {
            _real = real;
            return this;
        }

        public Task<BookingOutcome> DecideAsync(DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken) =>
            DecisionsLeft-- > 0 ? _real.DecideAsync(entry, decide, cancellationToken) : throw new IOException("The disk is full.");
    }
}
