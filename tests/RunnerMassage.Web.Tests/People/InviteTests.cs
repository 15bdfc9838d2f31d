using System.Net;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.People;

public sealed class InviteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_therapist_chooses_a_password_and_has_a_diary()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        (await InviteAsync(sofia, "nora@clinic.example", "therapist")).Text.ShouldContain("An invite is on its way to nora@clinic.example.");
        var link = await app.InviteLinkAsync();
        var nora = app.Visit();
        var page = await nora.GetAsync(link);
        page.Text.ShouldContain("Sofia Keller invites you to Lane Four");
        page.Text.ShouldContain("as therapist.");
        (await nora.GetAsync(link)).Heading.ShouldBe("You are invited");
        (await app.FindAccountAsync("nora@clinic.example")).ShouldBeNull();

        var wrong = await page.SubmitAsync(Walk.Form, ("Input.Name", ""), ("Input.Password", "short"));
        wrong.ErrorOf("Input.Name").ShouldBe("Please type your name.");
        wrong.ErrorOf("Input.Password").ShouldContain("at least 8 characters");
        (await wrong.SubmitAsync(Walk.Form, ("Input.Name", "Nora Adler"), ("Input.Password", Staff.Password))).Text.ShouldContain("Your account is ready");
        (await nora.SignInAsync("nora@clinic.example", Staff.Password)).Address.ShouldBe("/");
        (await nora.GetAsync("/sessions")).Heading.ShouldBe("My sessions");

        var (user, roles) = (await app.FindAccountAsync("nora@clinic.example"))!.Value;
        (roles, user.EmailConfirmed, user.CreatedAt).ShouldBe(("therapist", true, WebApp.DefaultNow));
        (await app.WithAsync<RunnerMassageContext, string>(context =>
            context.Therapists.Where(therapist => therapist.UserId == user.Id).Select(therapist => therapist.Name).SingleAsync(Cancellation))).ShouldBe("Nora Adler");
        var spent = await app.Visit().GetAsync(link);
        (spent.Status, spent.Heading).ShouldBe((HttpStatusCode.Gone, "This invite is no longer good"));
        (await sofia.GetAsync("/admin/invites")).Text.ShouldContain("Accepted");
        (await app.LoggedAsync()).ShouldBe(["Sofia Keller invite.sent therapist", "Nora Adler invite.accepted therapist"]);
    }

    [Fact]
    public async Task Whoever_has_an_account_signs_in_to_accept_and_keeps_it()
    {
        await using var app = new WebApp();
        await InviteAsync(await app.SignInAsync("sofia"), "JONAS@demo.example", "admin");
        var link = await app.InviteLinkAsync();
        (await app.Visit().GetAsync(link)).Text.ShouldContain("has an account here already");
        (await (await app.SignInAsync("mara")).GetAsync(link)).Text.ShouldContain("Sign in to accept");
        var before = (await app.FindAccountAsync("jonas@demo.example"))!.Value.User;

        var jonas = await app.SignInAsync("jonas");
        (await (await jonas.GetAsync(link)).SubmitAsync(Walk.Form)).Text.ShouldContain("Your account is ready");
        var (user, roles) = (await app.FindAccountAsync("jonas@demo.example"))!.Value;
        (roles, user.PasswordHash, user.DisplayName).ShouldBe(("admin runner", before.PasswordHash, "Jonas Okafor"));
        user.SecurityStamp.ShouldNotBe(before.SecurityStamp);
    }

    [Fact]
    public async Task A_stranger_who_registered_the_invited_address_gets_nothing()
    {
        await using var app = new WebApp();
        await app.WithAsync<RunnerMassageContext, int>(context =>
        {
            var squatter = new Data.Accounts.AppUser { UserName = "nora@clinic.example", Email = "nora@clinic.example", PasswordHash = "stranger's", SecurityStamp = "old" };
            (squatter.NormalizedUserName, squatter.NormalizedEmail) = ("NORA@CLINIC.EXAMPLE", "NORA@CLINIC.EXAMPLE");
            context.Users.Add(squatter);
            context.LinkTokens.Add(new() { Hash = "x", Purpose = "registered-again", UserId = squatter.Id, CreatedAt = WebApp.DefaultNow, ExpiresAt = WebApp.DefaultNow });
            return context.SaveChangesAsync(Cancellation);
        });
        await InviteAsync(await app.SignInAsync("sofia"), "nora@clinic.example", "admin");
        var page = await app.Visit().GetAsync(await app.InviteLinkAsync());
        await page.SubmitAsync(Walk.Form, ("Input.Name", "Nora Adler"), ("Input.Password", Staff.Password));
        var (user, roles) = (await app.FindAccountAsync("nora@clinic.example"))!.Value;
        (roles, user.DisplayName, user.EmailConfirmed).ShouldBe(("admin", "Nora Adler", true));
        user.PasswordHash.ShouldNotBe("stranger's");
        user.SecurityStamp.ShouldNotBe("old");
        (await app.WithAsync<RunnerMassageContext, int>(context => context.LinkTokens.CountAsync(token => token.UserId == user.Id, Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task An_invite_that_is_taken_back_leads_nowhere_and_wrong_input_stays_in_the_form()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var wrong = await InviteAsync(sofia, "nobody", "admin");
        (wrong.Status, wrong.ErrorOf("Email")).ShouldBe((HttpStatusCode.BadRequest, "This is not a whole e-mail address, such as name@example.org."));
        wrong.Document.GetElementById("Email")!.GetAttribute("value").ShouldBe("nobody");
        await InviteAsync(sofia, "nora@clinic.example", "admin");
        var link = await app.InviteLinkAsync();
        var open = await app.Visit().GetAsync(link);
        (await (await sofia.GetAsync("/admin/invites")).SubmitAsync("form[action*=Withdraw]")).Text.ShouldContain("The invite is taken back");
        (await open.SubmitAsync(Walk.Form, ("Input.Name", "Nora"), ("Input.Password", Staff.Password))).Heading.ShouldBe("This invite is no longer good");
        (await app.FindAccountAsync("nora@clinic.example")).ShouldBeNull();
        (await app.Visit().GetAsync("/account/invitation?token=made-up")).Status.ShouldBe(HttpStatusCode.Gone);
    }

    private static async Task<VisitedPage> InviteAsync(Visitor admin, string email, string role) =>
        await (await admin.GetAsync("/admin/invites")).SubmitAsync("#invite", ("Email", email), ("Role", role));
}
