using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>
/// Where somebody whose password or passkey was right gets the site's cookie; for accounts with an authenticator app a password alone
/// opens no more than the second step.
/// </summary>
public sealed class Entrance(OpenAccounts accounts, SignInManager<AppUser> signIn, SignInNotes notes, IClock clock)
{
    private const string StayItem = "stay";

    /// <summary>Lets in whoever typed the right password. False: a code is needed first, so send them on to <c>/account/two-factor/sign-in</c>.</summary>
    /// <param name="context">The request whose answer gets the cookie.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="stay">True keeps them signed in when the browser is closed.</param>
    /// <param name="cancellationToken">Stops before anything is noted.</param>
    public async Task<bool> EnterByPasswordAsync(HttpContext context, ClaimsPrincipal person, bool stay, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(person.UserId()) is not { } user)
        {
            return false;
        }

        if (!user.TwoFactorEnabled)
        {
            await EnterAsync(context, person, EntryMethod.Password, stay, cancellationToken);
            return true;
        }

        var waiting = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, user.Id), new(nameof(AppUser.SecurityStamp), user.SecurityStamp ?? "")],
            IdentityConstants.TwoFactorUserIdScheme);
        var properties = new AuthenticationProperties();
        if (stay)
        {
            properties.Items[StayItem] = "true";
        }

        await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(waiting), properties);
        return false;
    }

    /// <summary>
    /// Who waits at the second step in this browser, or null: nobody, too long ago, or the account has changed since. The second value
    /// tells whether they want to stay signed in.
    /// </summary>
    public async Task<(AppUser? User, bool Stay)> FindWaitingAsync(HttpContext context)
    {
        var waiting = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await accounts.FindByIdAsync(waiting.Principal?.UserId()) is { TwoFactorEnabled: true } user
            && waiting.Principal!.HasClaim(nameof(AppUser.SecurityStamp), user.SecurityStamp ?? "")
            ? (user, waiting.Properties?.Items.ContainsKey(StayItem) is true)
            : default;
    }

    /// <summary>Signs an account in, all checks done, and notes it for its owner.</summary>
    public async Task EnterAsync(HttpContext context, AppUser user, EntryMethod method, bool stay, CancellationToken cancellationToken) =>
        await EnterAsync(context, await signIn.CreateUserPrincipalAsync(user), method, stay, cancellationToken);

    /// <summary>Signs a person in, all checks done, and notes it for the account's owner.</summary>
    public async Task EnterAsync(HttpContext context, ClaimsPrincipal person, EntryMethod method, bool stay, CancellationToken cancellationToken)
    {
        if ((await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded)
        {
            await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        }

        await context.SignInAsync(
            IdentityConstants.ApplicationScheme, person.SignedIn(method.TwoFactors, clock.GetCurrentInstant()),
            new AuthenticationProperties { IsPersistent = stay });
        await notes.NoteAsync(context, person.UserId()!, method.Name, cancellationToken);
    }

    /// <summary>Gives this browser a new cookie after its account has changed, which has ended all other sign-ins.</summary>
    /// <param name="context">The request of the signed-in person.</param>
    /// <param name="user">Their account, as it is now.</param>
    /// <param name="twoFactors">Whether this sign-in counts as one with two factors from now on.</param>
    public Task RenewAsync(HttpContext context, AppUser user, bool twoFactors) =>
        ReplaceAsync(context, user, twoFactors, context.User.SignedInAt() ?? Instant.FromUnixTimeSeconds(0));

    /// <summary>Notes that a signed-in person has just shown again that it is them.</summary>
    /// <param name="context">The request of the signed-in person.</param>
    /// <param name="user">Their account.</param>
    /// <param name="byCode">True where they showed a code, which makes this a sign-in with two factors.</param>
    public Task ProveAsync(HttpContext context, AppUser user, bool byCode) =>
        ReplaceAsync(context, user, byCode || context.User.SignedInWithTwoFactors(), clock.GetCurrentInstant());

    private async Task ReplaceAsync(HttpContext context, AppUser user, bool twoFactors, Instant at)
    {
        var present = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var person = (await signIn.CreateUserPrincipalAsync(user)).SignedIn(twoFactors, at);
        await context.SignInAsync(
            IdentityConstants.ApplicationScheme, person, new AuthenticationProperties { IsPersistent = present.Properties?.IsPersistent is true });
        context.User = person;
    }
}

/// <summary>How somebody got in.</summary>
/// <param name="Name">As <see cref="SignInRecord.Method"/> says it.</param>
/// <param name="TwoFactors">True where it takes two factors.</param>
public sealed record EntryMethod(string Name, bool TwoFactors)
{
    /// <summary>With the password alone.</summary>
    public static readonly EntryMethod Password = new(SignInNotes.Password, TwoFactors: false);

    /// <summary>With the password and a code of an authenticator app.</summary>
    public static readonly EntryMethod Authenticator = new("authenticator", TwoFactors: true);

    /// <summary>With the password and a recovery code.</summary>
    public static readonly EntryMethod RecoveryCode = new("recovery-code", TwoFactors: true);

    /// <summary>With a passkey, which is a device and what unlocks it.</summary>
    public static readonly EntryMethod Passkey = new("passkey", TwoFactors: true);

    /// <summary>By the demo's button, which asks for nothing.</summary>
    public static readonly EntryMethod Demo = new(SignInNotes.Demo, TwoFactors: false);
}
