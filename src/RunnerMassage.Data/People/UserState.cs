using System.Linq.Expressions;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Data.People;

/// <summary>How an account stands.</summary>
public enum UserState
{
    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Has not confirmed its address yet.</summary>
    Unconfirmed,

    /// <summary>A person whom the clinic books for, without an account.</summary>
    Guest,

    /// <summary>Was shut out by an admin.</summary>
    Deactivated,

    /// <summary>Was deleted on the person's wish; only an empty row is left for the sessions that were.</summary>
    Deleted,
}

/// <summary>Finds out how an account stands.</summary>
public static class UserStates
{
    /// <summary>How the account stands.</summary>
    public static UserState Of(AppUser user) => user switch
    {
        { DeletedAt: not null } => UserState.Deleted,
        { DeactivatedAt: not null } => UserState.Deactivated,
        { IsGuest: true } => UserState.Guest,
        { EmailConfirmed: false } => UserState.Unconfirmed,
        _ => UserState.Active,
    };

    /// <summary>The same as <see cref="Of"/> for the database.</summary>
    public static Expression<Func<AppUser, bool>> Is(UserState state) => state switch
    {
        UserState.Deleted => user => user.DeletedAt != null,
        UserState.Deactivated => user => user.DeletedAt == null && user.DeactivatedAt != null,
        UserState.Guest => user => user.DeletedAt == null && user.DeactivatedAt == null && user.IsGuest,
        UserState.Unconfirmed => user => user.DeletedAt == null && user.DeactivatedAt == null && !user.IsGuest && !user.EmailConfirmed,
        _ => user => user.DeletedAt == null && user.DeactivatedAt == null && !user.IsGuest && user.EmailConfirmed,
    };
}
