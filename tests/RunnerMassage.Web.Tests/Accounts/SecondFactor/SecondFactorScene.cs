using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;
using Shouldly;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

/// <summary>A site with somebody who sets up a second factor.</summary>
internal static class SecondFactorScene
{
    public const string Email = "nora@example.org";
    public const string Password = "four calm words here";
    public const string PasswordForm = "main form:has([name='Input.Email'])";
    public const string CodeForm = "main form:has([name=Code])";
    public const string RecoveryForm = "main form:has([name=RecoveryCode])";
    public const string ProofForm = "main form:has([name=Proof])";

    /// <summary>Opens an account that is confirmed.</summary>
    public static Task<AppUser> AddAccountAsync(this WebApp app, string email = Email, string role = Roles.Runner) =>
        app.WithAsync<UserManager<AppUser>, AppUser>(async users =>
        {
            var user = new AppUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = "Nora" };
            (await users.CreateAsync(user, Password)).Succeeded.ShouldBeTrue();
            (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
            return user;
        });

    /// <summary>Types address and password.</summary>
    public static async Task<VisitedPage> TypePasswordAsync(this Visitor visitor, string email = Email, string returnUrl = "/about") =>
        await (await visitor.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl)))
            .SubmitAsync(PasswordForm, ("Input.Email", email), ("Input.Password", Password));

    /// <summary>A visitor who is signed in with the password.</summary>
    public static async Task<Visitor> SignInByPasswordAsync(this WebApp app, string email = Email)
    {
        var visitor = app.Visit();
        (await visitor.TypePasswordAsync(email)).Text.ShouldContain("Signed in as Nora");
        return visitor;
    }

    /// <summary>Sets up an app, and returns it with the recovery codes that were shown.</summary>
    public static async Task<(TestAuthenticator App, IReadOnlyList<string> Codes)> SetUpAppAsync(this WebApp app, Visitor visitor)
    {
        var page = await visitor.GetAsync("/account/two-factor/set-up");
        var authenticator = new TestAuthenticator(page.Document.QuerySelector("code.key")!.TextContent);
        var shown = await page.SubmitAsync(CodeForm, ("Code", authenticator.CodeAt(app.Clock.GetCurrentInstant())));
        return (authenticator, CodesOn(shown));
    }

    public static IReadOnlyList<string> CodesOn(VisitedPage page)
    {
        var codes = page.Document.QuerySelectorAll(".recovery-codes code").Select(code => code.TextContent).ToList();
        codes.Count.ShouldBe(10, page.Text);
        return codes;
    }

    /// <summary>The code that the app shows half a minute later, so that it is a new one.</summary>
    public static string NextCode(this WebApp app, TestAuthenticator authenticator)
    {
        app.Clock.Advance(Duration.FromSeconds(30));
        return authenticator.CodeAt(app.Clock.GetCurrentInstant());
    }

    /// <summary>A code that fits no step near the present.</summary>
    public static string WrongCode(this WebApp app, TestAuthenticator authenticator)
    {
        var near = Enumerable.Range(-2, 5).Select(step => authenticator.CodeAt(app.Clock.GetCurrentInstant() + Duration.FromSeconds(30 * step)));
        return new[] { "111111", "222222", "333333", "444444", "555555", "666666" }.Except(near).First();
    }
}
