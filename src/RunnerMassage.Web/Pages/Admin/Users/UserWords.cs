using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;

namespace RunnerMassage.Web.Pages.Admin.Users;

/// <summary>Words for accounts and what is decided about them.</summary>
public static class UserWords
{
    /// <summary>A role with a capital.</summary>
    public static string Role(string role) => role switch
    {
        Roles.Runner => "Runner",
        Roles.Therapist => "Therapist",
        Roles.Admin => "Admin",
        _ => role,
    };

    /// <summary>What somebody with the role can do.</summary>
    public static string RoleMeans(string role) => role switch
    {
        Roles.Runner => "Books massages for themselves.",
        Roles.Therapist => "Sees and runs their own diary, and the clients in it.",
        Roles.Admin => "Runs the clinic: all sessions, rules, users.",
        _ => "",
    };

    /// <summary>How an account stands.</summary>
    public static string State(UserState state) => state switch
    {
        UserState.Active => "Active",
        UserState.Unconfirmed => "Address not confirmed",
        UserState.Guest => "Guest without account",
        UserState.Deactivated => "Deactivated",
        UserState.Deleted => "Deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An account cannot stand so."),
    };

    /// <summary>Class of the badge of a state; the word beside it says the same.</summary>
    public static string Badge(UserState state) => state switch
    {
        UserState.Active => "badge badge-booked",
        UserState.Deactivated or UserState.Deleted => "badge badge-cancelled",
        _ => "badge",
    };

    /// <summary>Why a decision was not carried out, and what to do; null where it was, or where it was so already.</summary>
    public static string? Problem(UserChange change) => change switch
    {
        UserChange.Done or UserChange.Unchanged => null,
        UserChange.Stale => "Somebody changed this account since you opened the page. Nothing of yours was done. This is how it stands now; decide again if you still want to.",
        UserChange.LastAdmin => "This is the last admin, and somebody has to run the clinic. Invite another admin first.",
        UserChange.Yourself => "This is your own account. Ask another admin, so that nobody shuts themselves out by accident.",
        UserChange.TherapistTaken => "Another account belongs to that therapist by now. Choose again.",
        UserChange.NoAccount => "There is nothing to sign in with here, so there are no roles to give.",
        UserChange.NotFound => "There is no such account any more.",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Not an outcome of a decision."),
    };
}
