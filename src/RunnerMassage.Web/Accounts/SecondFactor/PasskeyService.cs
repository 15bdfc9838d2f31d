using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>What a browser needs to ask for a passkey.</summary>
/// <param name="Options">JSON for <c>navigator.credentials</c>.</param>
/// <param name="State">To be sent back with the answer.</param>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>The form that signs in with a passkey.</summary>
/// <param name="Question">What lets the browser offer passkeys in the page's e-mail field, or null where a button alone asks for them.</param>
/// <param name="ReturnUrl">Where the person was going, or null.</param>
public sealed record PasskeyOffer(PasskeyQuestion? Question, string? ReturnUrl);

/// <summary>The passkeys of accounts: keys on a person's devices that sign them in without a password.</summary>
public sealed class PasskeyService(
    IPasskeyHandler<AppUser> handler, PasskeyCeremonies ceremonies, UserManager<AppUser> users, OpenAccounts accounts, IClock clock,
    ILogger<PasskeyService> logger)
{
    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Most characters of a passkey's name.</summary>
    public const int LongestName = 60;

    private const string SignInPurpose = "sign-in";

    /// <summary>Asks a browser for a new passkey of the account.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(AppUser user, HttpContext context)
    {
        var entity = new PasskeyUserEntity { Id = user.Id, Name = user.Email ?? user.Id, DisplayName = user.DisplayName ?? user.Email ?? user.Id };
        var result = await handler.MakeCreationOptionsAsync(entity, context);
        return new(result.CreationOptionsJson, ceremonies.Begin(PurposeOf(user), result.AttestationState!));
    }

    /// <summary>Keeps a new passkey. False: the answer does not fit the question, or the account has as many as it may.</summary>
    /// <param name="user">The account.</param>
    /// <param name="state">The question's state.</param>
    /// <param name="credential">The browser's answer as JSON.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="context">The request.</param>
    public async Task<bool> AddAsync(AppUser user, string? state, string? credential, string name, HttpContext context)
    {
        if (await ceremonies.EndAsync(PurposeOf(user), state, context.RequestAborted) is not { } asked || string.IsNullOrEmpty(credential))
        {
            return false;
        }

        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = asked });
        if (!result.Succeeded || result.UserEntity.Id != user.Id || (await users.GetPasskeysAsync(user)).Count >= Most)
        {
            logger.LogInformation(result.Failure, "A new passkey was refused");
            return false;
        }

        return (await users.AddOrUpdatePasskeyAsync(user, Named(result.Passkey, name))).Succeeded;
    }

    /// <summary>Asks a browser for a passkey of whatever account.</summary>
    public async Task<PasskeyQuestion> AskForAnyAsync(HttpContext context)
    {
        var result = await handler.MakeRequestOptionsAsync(user: null, context);
        return new(result.RequestOptionsJson, ceremonies.Begin(SignInPurpose, result.AssertionState!));
    }

    /// <summary>The account whose passkey answered, or null: the answer does not fit, or the account is closed.</summary>
    /// <param name="state">The question's state.</param>
    /// <param name="credential">The browser's answer as JSON.</param>
    /// <param name="context">The request.</param>
    public async Task<AppUser?> FindAsync(string? state, string? credential, HttpContext context)
    {
        if (await ceremonies.EndAsync(SignInPurpose, state, context.RequestAborted) is not { } asked || string.IsNullOrEmpty(credential))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = asked });
        if (!result.Succeeded || !accounts.IsOpen(result.User) || !result.User.EmailConfirmed)
        {
            logger.LogInformation(result.Failure, "A sign-in by passkey was refused");
            return null;
        }

        // Keeps the passkey's counter, by which a copied one is found out.
        return (await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    /// <summary>The account's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(AppUser user) =>
        [.. (await users.GetPasskeysAsync(user)).OrderBy(static passkey => passkey.CreatedAt)];

    /// <summary>One of the account's passkeys, or null.</summary>
    public async Task<UserPasskeyInfo?> GetAsync(AppUser user, byte[] id) => await users.GetPasskeyAsync(user, id);

    /// <summary>Gives a passkey another name. False where the account has none with this id.</summary>
    public async Task<bool> RenameAsync(AppUser user, byte[] id, string name)
    {
        if (await users.GetPasskeyAsync(user, id) is not { } passkey)
        {
            return false;
        }

        passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded;
    }

    /// <summary>Forgets a passkey, and ends the account's other sign-ins: whoever has the device may be signed in with it.</summary>
    public async Task<bool> RemoveAsync(AppUser user, byte[] id) =>
        (await users.RemovePasskeyAsync(user, id)).Succeeded && (await users.UpdateSecurityStampAsync(user)).Succeeded;

    private static string PurposeOf(AppUser user) => $"create:{user.Id}";

    private UserPasskeyInfo Named(UserPasskeyInfo made, string name) => new(
        made.CredentialId, made.PublicKey, clock.GetCurrentInstant().ToDateTimeOffset(), made.SignCount, made.Transports, made.IsUserVerified,
        made.IsBackupEligible, made.IsBackedUp, made.AttestationObject, made.ClientDataJson)
    {
        Name = name,
    };
}
