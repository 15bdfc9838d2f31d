using System.Net;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin;

public sealed class RulePagesTests
{
    private const string EditForm = "main form.form";
    private const string SaveForm = "main form.form:has(button[value=true])";

    [Fact]
    public async Task An_admin_sees_what_a_change_does_and_saves_it_as_a_new_version()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var list = await sofia.GetAsync("/admin/rules");
        list.Text.ShouldContain("Guidance to the letter In use Version 1. As it came with the program.");

        var form = await sofia.GetAsync("/admin/rules/article/edit");
        form.Document.QuerySelector(SaveForm).ShouldBeNull("What a change does is seen before it is saved.");
        var preview = await form.SubmitAsync(EditForm, ("Values[eve-ideal]", "0"), ("Values[after-last]", "3"), ("Reason", "Runners ask for more days"));
        preview.Status.ShouldBe(HttpStatusCode.OK, preview.Text);
        preview.Document.QuerySelectorAll("#preview .comparison-differs").Select(row => row.TextContent.Trim()).Count().ShouldBe(2);
        preview.Text.ShouldContain("Free times of the next 14 days");
        preview.Document.QuerySelectorAll("#preview .rating").Length.ShouldBeGreaterThan(10);
        preview.Text.ShouldNotContain("City half marathon");
        (await LatestAsync(app)).Version.ShouldBe(1);

        var saved = await SaveAsync(preview);
        saved.Heading.ShouldBe("Guidance to the letter");
        saved.Text.ShouldContain("Guidance to the letter, version 2 is saved and in use from now on.");
        saved.Text.ShouldContain("Sofia Keller, Tuesday 6 April 2027, 09:00");
        saved.Text.ShouldContain("“Runners ask for more days”");
        var latest = await LatestAsync(app);
        (latest.AfterEffort, latest.LightOnRaceEveIsIdeal, latest.Version).ShouldBe((new DayRange(1, 3), false, 2));

        var older = await saved.FollowLinkAsync("Show");
        older.Text.ShouldContain("Version 1, an earlier one; the latest is 2.");
        var compared = await saved.FollowLinkAsync("What changed");
        compared.Text.ShouldContain("2 of");
        compared.Document.QuerySelectorAll(".comparison-differs .badge").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_what_was_typed_is_kept()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var refused = await (await sofia.GetAsync("/admin/rules/cautious/edit")).SubmitAsync(
            EditForm, ("Name", ""), ("Values[floor-deep]", "-2"), ("Values[soreness-deep-avoid]", "5"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Name").ShouldBe("Please give the profile a name.");
        refused.ErrorOf("floor-deep").ShouldBe("Please choose from 0 to 48 hours.");
        refused.ErrorOf("soreness-deep-avoid").ShouldStartWith("This must be more than");
        refused.Document.GetElementById("floor-deep")!.GetAttribute("value").ShouldBe("-2");
        refused.Document.GetElementById("floor-deep")!.GetAttribute("aria-invalid").ShouldBe("true");

        var none = await (await sofia.GetAsync("/admin/rules/cautious/edit")).SubmitAsync(EditForm);
        none.Text.ShouldContain("Nothing is changed yet");
        var noReason = await SaveAsync(await none.SubmitAsync(EditForm, ("Values[floor-deep]", "20")));
        noReason.ErrorOf("Reason").ShouldBe("Please say why, so that others can follow.");
    }

    [Fact]
    public async Task Figures_changed_after_the_preview_are_shown_again_before_they_are_saved()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var preview = await (await sofia.GetAsync("/admin/rules/article/edit")).SubmitAsync(EditForm, ("Values[floor-deep]", "12"), ("Reason", "Try"));
        var again = await SaveAsync(preview, ("Values[floor-deep]", "14"));
        again.Text.ShouldContain("The figures differ from those whose effect you saw.");
        (await LatestAsync(app)).Version.ShouldBe(1);
        await SaveAsync(again);
        (await LatestAsync(app)).FloorHoursDeep.ShouldBe(14);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_and_loses_nothing()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var mine = await (await sofia.GetAsync("/admin/rules/article/edit")).SubmitAsync(EditForm, ("Values[floor-deep]", "12"), ("Reason", "Mine"));
        await app.WithAsync<RuleProfileRepository, RuleProfile?>(profiles => profiles.SaveAsync(
            RuleProfile.Article with { FlushMinutes = 20 },
            new RuleProfileEdit("other", "Another admin", WebApp.DefaultNow, "Shorter"), TestContext.Current.CancellationToken));

        var conflict = await SaveAsync(mine);
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Another admin saved version 2 while you were editing");
        conflict.Text.ShouldContain("30 minutes20 minutes", customMessage: conflict.Text);
        conflict.Document.GetElementById("floor-deep")!.GetAttribute("value").ShouldBe("12");
        conflict.Document.GetElementById("Reason")!.TextContent.Trim().ShouldBe("Mine");

        var saved = await SaveAsync(await conflict.SubmitAsync(EditForm, ("Values[flush]", "20")));
        saved.Text.ShouldContain("version 3 is saved");
        var latest = await LatestAsync(app);
        (latest.FloorHoursDeep, latest.FlushMinutes, latest.Version).ShouldBe((12, 20, 3));
    }

    [Fact]
    public async Task Going_over_to_another_profile_is_asked_and_then_holds_for_new_bookings()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var question = await sofia.GetAsync("/admin/rules/cautious/activate");
        question.Heading.ShouldBe("Use Cautious?");
        question.Text.ShouldContain("would be rated otherwise if they were booked now");
        (await ActiveAsync(app)).Id.ShouldBe("article");

        var before = await BookAsync(app, "jonas", 22);
        (await question.SubmitAsync(EditForm)).Text.ShouldContain("Cautious, version 1 is in use from now on.");
        (await ActiveAsync(app)).Id.ShouldBe("cautious");
        var after = await BookAsync(app, "priya", 23);
        (before, after).ShouldBe((("article", 1), ("cautious", 1)));

        var stale = await sofia.GetAsync("/admin/rules/article/activate");
        await app.WithAsync<RuleProfileRepository, RuleProfile?>(profiles => profiles.SaveAsync(
            RuleProfile.Article with { FlushMinutes = 20 },
            new RuleProfileEdit("other", "Another admin", WebApp.DefaultNow, "Shorter"), TestContext.Current.CancellationToken));
        var told = await stale.SubmitAsync(EditForm);
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("The rules were changed since you opened this page");
        (await ActiveAsync(app)).Id.ShouldBe("cautious");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        foreach (var address in new[] { "/admin/rules/none", "/admin/rules/none/edit", "/admin/rules/none/activate", "/admin/rules/article?version=7" })
        {
            (await sofia.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await sofia.GetAsync("/admin/rules/compare?left=none:1&right=x")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<VisitedPage> SaveAsync(VisitedPage preview, params (string Name, string Value)[] values)
    {
        // The visitor presses a form's first button, which shows the preview.
        preview.Document.QuerySelector("main form.form button[value=false]")?.Remove();
        return preview.SubmitAsync(EditForm, values);
    }

    private static async Task<(string Profile, int Version)> BookAsync(WebApp app, string person, int day)
    {
        var runner = await app.SignInAsync(person);
        var start = await Walk.FreeStartAsync(runner, "elena", $"2027-04-{day}");
        var path = await Walk.BookAsync(runner, "elena", start);
        return await app.WithAsync<Data.RunnerMassageContext, (string, int)>(async context =>
            await context.MassageSessions.FindAsync([path.Split('/')[^1]], TestContext.Current.CancellationToken) is { } session
                ? (session.RuleProfileId, session.RuleProfileVersion)
                : throw new InvalidOperationException("Not booked."));
    }

    private static Task<RuleProfile> LatestAsync(WebApp app) => app.WithAsync<RuleProfileRepository, RuleProfile>(async profiles =>
        (await profiles.FindAsync("article", TestContext.Current.CancellationToken))!);

    private static Task<RuleProfile> ActiveAsync(WebApp app) => app.WithAsync<RuleProfileRepository, RuleProfile>(profiles =>
        profiles.ActiveAsync(TestContext.Current.CancellationToken));
}
