using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>Turns the authenticator app of an account on and off. Both end the account's other sign-ins.</summary>
public sealed class TwoFactorService(UserManager<AppUser> users, IUserStore<AppUser> store, AuthenticatorSteps steps, IClock clock)
{
    /// <summary>Turns it on with a key that the app has shown to know.</summary>
    /// <param name="user">The account.</param>
    /// <param name="key">The key in Base32.</param>
    /// <param name="typed">The app's code as typed.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>Ten recovery codes to show now and never again, or null where the code does not fit the key.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(AppUser user, string key, string? typed, CancellationToken cancellationToken)
    {
        if (Totp.Clean(typed) is not { } code || Totp.StepOf(key, code, clock.GetCurrentInstant()) is not { } step)
        {
            return null;
        }

        // The code that proves the key is used up by it.
        await steps.ForgetAsync(user.Id, cancellationToken);
        await steps.ClaimAsync(user.Id, step, cancellationToken);
        await ((IUserAuthenticatorKeyStore<AppUser>)store).SetAuthenticatorKeyAsync(user, key, cancellationToken);
        return await GiveCodesAsync(user, cancellationToken);
    }

    /// <summary>Ten new recovery codes to show now and never again; the old ones are worth nothing from now on.</summary>
    public Task<IReadOnlyList<string>> RenewCodesAsync(AppUser user, CancellationToken cancellationToken) => GiveCodesAsync(user, cancellationToken);

    /// <summary>Turns it off and forgets key and recovery codes.</summary>
    public async Task TurnOffAsync(AppUser user, CancellationToken cancellationToken)
    {
        var tokens = (IUserAuthenticationTokenStore<AppUser>)store;
        await tokens.RemoveTokenAsync(user, ProtectedUserStore.Provider, ProtectedUserStore.KeyName, cancellationToken);
        await tokens.RemoveTokenAsync(user, ProtectedUserStore.Provider, ProtectedUserStore.CodesName, cancellationToken);
        user.TwoFactorEnabled = false;
        (await users.UpdateSecurityStampAsync(user)).OrThrow();
    }

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CountCodesAsync(AppUser user) => users.CountRecoveryCodesAsync(user);

    private async Task<IReadOnlyList<string>> GiveCodesAsync(AppUser user, CancellationToken cancellationToken)
    {
        var codes = RecoveryCode.NewSet();
        await ((IUserTwoFactorRecoveryCodeStore<AppUser>)store).ReplaceCodesAsync(user, codes, cancellationToken);
        user.TwoFactorEnabled = true;
        (await users.UpdateSecurityStampAsync(user)).OrThrow();
        return [.. codes.Select(RecoveryCode.Show)];
    }
}
