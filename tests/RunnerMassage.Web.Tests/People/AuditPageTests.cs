using System.Net;
using System.Text;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Audit;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.People;

public sealed class AuditPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_filtered_by_who_what_whom_and_when_and_leafed_through()
    {
        await using var app = new WebApp();
        var (mara, jonas) = (await app.AccountAsync("mara"), await app.AccountAsync("jonas"));
        await AddAsync(app, 60, n => new AuditNote(new Actor(mara, Actor.Client, "203.0.113.x"), AuditActions.DataExported, AuditSubject.User(mara), $"n{n}"));
        await AddAsync(app, 1, _ => new AuditNote(new Actor("gone", "Gone Admin", null), AuditActions.Deactivated, AuditSubject.User(jonas)));
        var sofia = await app.SignInAsync("sofia");

        var page = await sofia.GetAsync("/admin/audit");
        page.Text.ShouldContain("Gone Admin deactivated an account: Jonas Okafor");
        page.Text.ShouldContain("Mara Lind downloaded their own data");
        Rows(page).ShouldBe(50);
        Rows(await page.FollowLinkAsync("Older")).ShouldBe(11);
        Rows(await sofia.GetAsync("/admin/audit?who=gone")).ShouldBe(1);
        Rows(await sofia.GetAsync("/admin/audit?action=user.deactivated")).ShouldBe(1);
        Rows(await sofia.GetAsync("/admin/audit?subject=okafor")).ShouldBe(1);
        Rows(await sofia.GetAsync("/admin/audit?from=2027-04-06&to=2027-04-06&who=gone")).ShouldBe(1);
        (await sofia.GetAsync("/admin/audit?to=2027-04-05")).Text.ShouldContain("No entry fits");
        (await sofia.GetAsync("/admin/audit?from=yesterday&action=nothing&page=x")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_file_for_spreadsheets_is_safe_to_open_holds_what_is_shown_and_is_noted()
    {
        await using var app = new WebApp();
        string[] nasty = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "a,\"b\"\n=c"];
        await AddAsync(app, nasty.Length, n => new AuditNote(new Actor($"{n}", nasty[n], null), AuditActions.RulesSaved, null, nasty[n]));
        await AddAsync(app, 1, _ => new AuditNote(Actor.Program, AuditActions.AdminLink));
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/admin/audit?action=rules.saved");
        var token = page.Document.QuerySelector("form[action*=Csv] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await sofia.Client.PostAsync("/admin/audit?handler=Csv", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("action", "rules.saved")]), Cancellation);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("audit-log-2027-04-06.csv");
        var csv = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        // No cell begins as a formula does, quoted or not.
        foreach (var start in (string[])["=", "+1", "-1", "@", "\t"])
        {
            csv.ShouldNotContain("," + start);
            csv.ShouldNotContain(",\"" + start);
        }

        csv.ShouldContain("'=cmd|' /C calc'!A0");
        csv.ShouldNotContain("admin.link");
        csv.Split("rules.saved").Length.ShouldBe(nasty.Length + 1);
        (await app.LoggedAsync())[^1].ShouldBe("Sofia Keller audit.exported ");
    }

    [Fact]
    public async Task Saving_and_choosing_rules_stands_in_the_log()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        await (await sofia.GetAsync("/admin/rules/cautious/activate")).SubmitAsync(Walk.Form);
        var preview = await (await sofia.GetAsync("/admin/rules/article/edit")).SubmitAsync(Walk.Form, ("Values[floor-deep]", "12"), ("Reason", "Try"));
        preview.Document.QuerySelector("main form.form button[value=false]")?.Remove();
        await preview.SubmitAsync(Walk.Form);
        (await app.LoggedAsync()).ShouldBe(["Sofia Keller rules.activated version 1", "Sofia Keller rules.saved version 2"]);
    }

    private static int Rows(VisitedPage page) => page.Document.QuerySelectorAll(".people-table tbody tr").Length;

    private static Task<int> AddAsync(WebApp app, int count, Func<int, AuditNote> note) => app.WithAsync<RunnerMassageContext, int>(context =>
    {
        for (var n = 0; n < count; n++)
        {
            AuditLog.Add(context, note(n), WebApp.DefaultNow + Duration.FromSeconds(n));
        }

        return context.SaveChangesAsync(Cancellation);
    });
}
