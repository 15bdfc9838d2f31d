using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>Counts how often a password is hashed, which is what takes the time of signing in, registering and the like.</summary>
internal sealed class CountingHasher : IPasswordHasher<AppUser>
{
    private readonly PasswordHasher<AppUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 10 }));

    public int Count { get; set; }

    public string HashPassword(AppUser user, string password)
    {
        Count++;
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
    {
        Count++;
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
