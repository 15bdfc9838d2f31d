using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Remembers for each account the last time step whose authenticator code was accepted, so that nobody who saw a code can use it again.
/// The database decides: of two requests with the same code at the same moment one wins, on whatever server.
/// </summary>
public sealed class AuthenticatorSteps(IDbContextFactory<RunnerMassageContext> contexts)
{
    // A token of the account beside Identity's own, so that it goes when the account goes.
    private const string Provider = "RunnerMassage";
    private const string Name = "AuthenticatorStep";

    /// <summary>True where no code of this step or a later one was accepted before; then none will be again.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="step">The code's time step, counted from 1970 (RFC 6238).</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<bool> ClaimAsync(string userId, long step, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // All of one length, so that the texts stand in the order of the numbers.
        var value = step.ToString("D19", CultureInfo.InvariantCulture);
        return await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AspNetUserTokens" ("UserId", "LoginProvider", "Name", "Value") VALUES ({userId}, {Provider}, {Name}, {value})
            ON CONFLICT ("UserId", "LoginProvider", "Name") DO UPDATE SET "Value" = excluded."Value"
            WHERE "AspNetUserTokens"."Value" < excluded."Value"
            """,
            cancellationToken) > 0;
    }

    /// <summary>Forgets the last step, because the account gets another key, whose codes are new.</summary>
    public async Task ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.UserTokens.Where(token => token.UserId == userId && token.LoginProvider == Provider && token.Name == Name)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
