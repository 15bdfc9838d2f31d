using Microsoft.AspNetCore.Identity;

namespace RunnerMassage.Data.Accounts;

/// <summary>An account: a runner, a therapist or an admin, by its roles.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>What the person wants to be called, or null: the address stands in then.</summary>
    public string? DisplayName { get; set; }
}

/// <summary>The roles of accounts.</summary>
public static class Roles
{
    /// <summary>Books massages for themselves.</summary>
    public const string Runner = "runner";

    /// <summary>Gives massages.</summary>
    public const string Therapist = "therapist";

    /// <summary>Runs the clinic.</summary>
    public const string Admin = "admin";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [Runner, Therapist, Admin];
}
