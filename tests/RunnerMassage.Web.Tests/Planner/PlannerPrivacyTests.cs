using NodaTime;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Planner;

public sealed class PlannerPrivacyTests
{
    [Fact]
    public async Task What_is_told_of_health_stands_in_no_address_no_log_and_no_readable_cookie()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using (var app = new WebApp(folder) { Settings = { ["Serilog:MinimumLevel:Default"] = "Information" } })
        {
            var visitor = app.Visit();
            var landing = await visitor.GetAsync("/");
            var page = await landing.SubmitAsync(
                "form.plan-form", PlannerWalk.Fields(("Complaint", "Injury"), ("Soreness", "5"), ("RaceDate", "2027-04-17"), ("RaceName", "Secret Half")));
            page.Address.ShouldBe("/plan");
            page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            page.Text.ShouldContain("Secret Half");
            page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
                .ShouldAllBe(address => !address.Contains("injury", StringComparison.OrdinalIgnoreCase) && !address.Contains("sore", StringComparison.OrdinalIgnoreCase));
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        log.ShouldContain("\"Route\":\"/plan\"");
        foreach (var secret in (string[])["Injury", "Soreness", "Secret Half", "LastRun"])
        {
            log.ShouldNotContain(secret, Case.Insensitive);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_cookie_is_encrypted_for_this_site_alone_and_gone_after_a_day_or_when_asked()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var token = (await visitor.GetAsync("/")).Document.QuerySelector("form.plan-form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Input.Complaint", "Injury"), new("Input.RaceDate", "2027-04-17")]);
        var answer = await visitor.Client.PostAsync("/plan", form, TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("runner-massage-plan=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("max-age=86400");
        cookie.ShouldNotContain("Injury");
        (await visitor.GetAsync("/plan")).Heading.ShouldBe("Your plan");
        (await (await visitor.GetAsync("/plan")).SubmitAsync("form[action$=Forget]")).Heading.ShouldBe("Plan around your running");

        await PlannerWalk.TellAsync(visitor, PlannerWalk.Fields(("Complaint", "Knots")));
        app.Clock.AdvanceHours(25);
        (await visitor.GetAsync("/plan")).Heading.ShouldBe("Plan around your running");
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_taken()
    {
        await using var app = new WebApp();
        using var form = new FormUrlEncodedContent([new("Input.Complaint", "Injury")]);
        var answer = await app.Visit().Client.PostAsync("/plan", form, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(400);
        answer.Headers.Where(header => header.Key == "Set-Cookie").SelectMany(header => header.Value)
            .ShouldAllBe(cookie => !cookie.StartsWith("runner-massage-plan=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_strangers_plan_goes_through_signing_in_and_into_the_training_list_only_when_asked()
    {
        await using var app = PlannerWalk.AppAt(PlannerWalk.WednesdayMorning);
        var visitor = app.Visit();
        var plan = await PlannerWalk.TellAsync(visitor, PlannerWalk.Mara);
        plan.Text.ShouldNotContain("Keep these in my training");
        var confirm = await visitor.GetAsync(plan.Document.QuerySelector(".plan-best a")!.GetAttribute("href")!);
        confirm.Heading.ShouldBe("Confirm your session");
        var signIn = confirm.Document.QuerySelector("main a[href*='sign-in']")!.GetAttribute("href")!;
        var there = await (await visitor.GetAsync(signIn)).SubmitAsync("form:has(input[name=person][value=priya])");
        there.Address.ShouldBe(confirm.Address);

        plan = await visitor.GetAsync("/plan");
        plan.Heading.ShouldBe("Your plan");
        (await EntriesAsync(app)).ShouldNotContain(entry => entry.Name == "First Half");
        var kept = await plan.SubmitAsync("form.keep-plan", ("returnUrl", "/plan"));
        kept.Text.ShouldContain("Kept in your training list.");
        kept.Document.QuerySelector("form.keep-plan").ShouldBeNull("asked once");
        var race = (await EntriesAsync(app)).Single(entry => entry.Name == "First Half");
        (race.Level, race.Date, race.DistanceKm).ShouldBe((EffortLevel.Race, new LocalDate(2027, 4, 17), 21.1));
    }

    [Fact]
    public async Task Signing_out_forgets_the_plan()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var page = await PlannerWalk.TellAsync(mara, PlannerWalk.Fields(("Complaint", "Injury")));
        await page.SubmitAsync("form[action$='sign-out']");
        (await mara.GetAsync("/plan")).Heading.ShouldBe("Plan around your running");
    }

    private static async Task<IReadOnlyList<TrainingEntry>> EntriesAsync(WebApp app) => await app.WithAsync<TrainingRepository, IReadOnlyList<TrainingEntry>>(
        async training => await training.ListAsync(
            await PriyaAsync(app), new LocalDate(2027, 4, 1), new LocalDate(2027, 4, 30), TestContext.Current.CancellationToken));

    private static async Task<string> PriyaAsync(WebApp app) =>
        await app.WithAsync<Microsoft.AspNetCore.Identity.UserManager<Data.Accounts.AppUser>, string>(
            async users => (await users.FindByEmailAsync(DemoPeople.All.Single(person => person.Key == "priya").Email))!.Id);
}
