using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>An account: a runner, a therapist or an admin, by its roles.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>What the person wants to be called, or null: the address stands in then.</summary>
    public string? DisplayName { get; set; }

    /// <summary>When the account was opened, or null where that was never noted.</summary>
    public Instant? CreatedAt { get; set; }

    /// <summary>
    /// True for a person whom the clinic books for without an account: name and phone only, no address, no password, no way to sign in.
    /// Becomes part of an account when the person registers with <see cref="InvitedEmail"/>.
    /// </summary>
    public bool IsGuest { get; set; }

    /// <summary>The address at which a guest was invited to open an account, or null.</summary>
    public string? InvitedEmail { get; set; }

    /// <summary>When an admin closed the account to its owner, or null while it is open.</summary>
    public Instant? DeactivatedAt { get; set; }

    /// <summary>When the person had the account deleted; nothing that tells who they were is left then, only past sessions refer to it.</summary>
    public Instant? DeletedAt { get; set; }
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
