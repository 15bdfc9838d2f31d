using System.Net;
using AngleSharp.Html.Dom;
using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.People;

public sealed class UserPagesTests
{
    [Fact]
    public async Task An_admin_finds_people_by_name_role_and_state()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        (await sofia.GetAsync("/admin/users")).Document.QuerySelectorAll(".people-table tbody tr").Length.ShouldBeGreaterThan(10);
        var found = await sofia.GetAsync("/admin/users?q=keller&role=admin&state=active");
        found.Document.QuerySelectorAll(".people-table tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Sofia Keller");
        (await sofia.GetAsync("/admin/users?q=nobody+of+that+name")).Text.ShouldContain("Nobody fits");
        (await sofia.GetAsync("/admin/users?page=99&role=king&state=7")).Status.ShouldBe(HttpStatusCode.OK);
        (await sofia.GetAsync("/admin/users/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await sofia.GetAsync("/admin/users?q=jonas")).FollowLinkAsync("Jonas Okafor")).Heading.ShouldBe("Jonas Okafor");
    }

    [Fact]
    public async Task Roles_are_changed_after_a_question_and_hold_from_the_next_sign_in()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var jonas = await app.AccountAsync("jonas");
        var question = await TickAsync(await sofia.GetAsync($"/admin/users/{jonas}/roles"), "runner", "admin");
        question.Heading.ShouldBe("Change the roles of Jonas Okafor?");
        question.Text.ShouldContain("Jonas Okafor becomes admin.");
        (await app.FindAccountAsync("jonas@demo.example"))!.Value.Roles.ShouldBe("runner");

        (await question.SubmitAsync(Walk.Form)).Text.ShouldContain("Jonas Okafor is now runner and admin.");
        (await app.FindAccountAsync("jonas@demo.example"))!.Value.Roles.ShouldBe("admin runner");
        (await (await app.SignInAsync("jonas")).GetAsync("/admin/users")).Status.ShouldBe(HttpStatusCode.OK);
        var audit = (await sofia.GetAsync("/admin/audit?who=keller")).Text;
        audit.ShouldContain("changed the roles of an account: Jonas Okafor +admin", customMessage: audit);
        (await app.LoggedAsync()).ShouldBe(["Sofia Keller user.roles +admin"]);
        (await TickAsync(await sofia.GetAsync($"/admin/users/{jonas}/roles"), "runner", "admin")).Text.ShouldContain("has these roles already");
    }

    [Fact]
    public async Task The_second_of_two_admins_is_told_and_keeps_what_was_ticked()
    {
        await using var app = new WebApp();
        var (sofia, other) = (await app.SignInAsync("sofia"), await app.SignInAsync("sofia"));
        var jonas = await app.AccountAsync("jonas");
        var mine = await TickAsync(await sofia.GetAsync($"/admin/users/{jonas}/roles"), "runner", "admin");
        await (await other.GetAsync($"/admin/users/{jonas}/state")).SubmitAsync(Walk.Form);

        var told = await mine.SubmitAsync(Walk.Form);
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("Somebody changed this account since you opened the page.");
        told.Document.QuerySelectorAll("input[name=Roles][checked]").Length.ShouldBe(2);
        (await app.FindAccountAsync("jonas@demo.example"))!.Value.Roles.ShouldBe("runner");
        (await (await told.SubmitAsync(Walk.Form)).SubmitAsync(Walk.Form)).Text.ShouldContain("Jonas Okafor is now runner and admin.");
    }

    [Fact]
    public async Task A_deactivated_account_is_shut_out_until_it_is_let_in_again()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var jonas = await app.AccountAsync("jonas");
        var question = await sofia.GetAsync($"/admin/users/{jonas}/state");
        question.Heading.ShouldBe("Deactivate Jonas Okafor?");
        (await question.SubmitAsync(Walk.Form)).Text.ShouldContain("Jonas Okafor can no longer sign in");
        (await question.SubmitAsync(Walk.Form)).Text.ShouldContain("Jonas Okafor can no longer sign in");
        (await app.FindAccountAsync("jonas@demo.example"))!.Value.User.DeactivatedAt.ShouldBe(WebApp.DefaultNow);

        (await app.Visit().SignInAsync("jonas@demo.example")).Address.ShouldBe("/account/sign-in");
        (await (await sofia.GetAsync($"/admin/users/{jonas}/state")).SubmitAsync(Walk.Form)).Text.ShouldContain("can sign in again");
        (await app.Visit().SignInAsync("jonas@demo.example")).Address.ShouldBe("/");
        (await app.LoggedAsync()).ShouldBe(["Sofia Keller user.deactivated ", "Sofia Keller user.reactivated "]);
    }

    [Fact]
    public async Task An_admin_cannot_shut_themselves_out_or_leave_the_clinic_without_one()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var own = await app.AccountAsync("sofia");
        var page = await sofia.GetAsync($"/admin/users/{own}");
        page.Text.ShouldNotContain("Deactivate");
        (await (await TickAsync(await sofia.GetAsync($"/admin/users/{own}/roles"), "runner")).SubmitAsync(Walk.Form)).Text.ShouldContain("This is the last admin");
        (await (await sofia.GetAsync($"/admin/users/{own}/state")).SubmitAsync(Walk.Form)).Text.ShouldContain("This is your own account");
        (await app.FindAccountAsync(DemoPeople.All.Single(person => person.Key == "sofia").Email))!.Value.Roles.ShouldBe("admin");
        (await app.LoggedAsync()).ShouldBeEmpty();
    }

    internal static Task<VisitedPage> TickAsync(VisitedPage page, params string[] roles)
    {
        foreach (var box in page.Document.QuerySelectorAll("input[type=checkbox][name=Roles]").OfType<IHtmlInputElement>())
        {
            box.IsChecked = roles.Contains(box.Value);
        }

        return page.SubmitAsync(Walk.Form);
    }
}
