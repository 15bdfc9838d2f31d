using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>Who signed in to an account lately, for its owner to look through.</summary>
public sealed class SignInHistory(RunnerMassageContext context)
{
    /// <summary>So long a sign-in is kept.</summary>
    public static readonly Duration Kept = Duration.FromDays(90);

    /// <summary>Notes a sign-in.</summary>
    public async Task AddAsync(SignInRecord record, CancellationToken cancellationToken)
    {
        context.SignInRecords.Add(record);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The latest sign-ins to an account, the latest first.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<SignInRecord>> ListAsync(string userId, int most, CancellationToken cancellationToken) =>
        await context.SignInRecords.AsNoTracking().Where(record => record.UserId == userId)
            .OrderByDescending(record => record.At).ThenBy(record => record.Id).Take(most).ToListAsync(cancellationToken);
}
