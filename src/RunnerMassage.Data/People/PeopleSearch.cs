using System.Linq.Expressions;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.People;

/// <summary>
/// Finds people by what admins type about them, whatever its case. Both cases are compared, because SQLite changes ASCII letters only:
/// the lower one then finds "Jörg", the upper one "Öner".
/// </summary>
internal static class PeopleSearch
{
    // These never run here: the database has its own functions for them, and no culture to give them.
#pragma warning disable CA1304, CA1311, CA1862, MA0011
    /// <summary>Accounts whose name, address or phone number contains the text.</summary>
    public static Expression<Func<AppUser, bool>> Matching(string text)
    {
        var (lower, upper) = (text.ToLowerInvariant(), text.ToUpperInvariant());
        return user => user.DisplayName!.ToLower().Contains(lower) || user.DisplayName!.ToUpper().Contains(upper)
            || user.NormalizedEmail!.Contains(upper) || user.PhoneNumber!.Contains(text);
    }

    /// <summary>Entries by somebody whose name, as it was then, contains the text; or by one of the given accounts.</summary>
    public static Expression<Func<AuditEntry, bool>> ActingAs(string text, IQueryable<string> accounts)
    {
        var (lower, upper) = (text.ToLowerInvariant(), text.ToUpperInvariant());
        return entry => entry.ActorName.ToLower().Contains(lower) || entry.ActorName.ToUpper().Contains(upper)
            || accounts.Contains(entry.ActorId);
    }
#pragma warning restore CA1304, CA1311, CA1862, MA0011
}
