using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Accounts;

/// <summary>Notes every sign-in for the account's owner, and remembers the browser as one that the account knows.</summary>
public sealed class SignInNotes(SignInHistory history, KnownDevices devices, IClock clock)
{
    /// <summary>The method of a sign-in with the password alone.</summary>
    public const string Password = "password";

    /// <summary>The method of the demo's button.</summary>
    public const string Demo = "demo";

    /// <summary>Notes that an account was signed in to by this request.</summary>
    /// <param name="context">The request, whose answer has not begun.</param>
    /// <param name="userId">The account.</param>
    /// <param name="method">How: one of the words that <see cref="SignInRecord.Method"/> lists.</param>
    /// <param name="cancellationToken">Stops before anything is noted.</param>
    public async Task NoteAsync(HttpContext context, string userId, string method, CancellationToken cancellationToken)
    {
        await history.AddAsync(
            new SignInRecord
            {
                Id = Guid.NewGuid().ToString("N"),
                UserId = userId,
                At = clock.GetCurrentInstant(),
                Method = method,
                Address = ClientAddress.Shortened(context),
                Device = DeviceWords.From(context.Request.Headers.UserAgent),
            },
            cancellationToken);
        if (!context.Request.IsApi())
        {
            devices.Remember(context, userId);
        }
    }
}
