namespace RunnerMassage.Data.Accounts;

/// <summary>What links in mails are for. A link serves its one purpose and no other.</summary>
public static class LinkPurposes
{
    /// <summary>Proves that who registered reads the mail of that address; opens <c>/account/confirm</c>.</summary>
    public const string ConfirmAddress = "confirm-address";

    /// <summary>Lets somebody choose a new password; opens <c>/account/reset</c>.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>Proves that somebody reads the mail of the address that their account is to have; opens <c>/account/email/confirm</c>.</summary>
    public const string ChangeAddress = "change-address";

    /// <summary>Lets an invited therapist or admin open an account.</summary>
    public const string Invite = "invite";

    /// <summary>Lets a person whom the clinic booked for open an account.</summary>
    public const string InviteGuest = "invite-guest";

    /// <summary>Lets the first admin of an installation open an account.</summary>
    public const string FirstAdmin = "first-admin";

    /// <summary>
    /// No link: the digest of the password with which somebody registered an address that had an account already, so that signing in with
    /// it answers as it would for a new account that waits for its confirmation.
    /// </summary>
    public const string RegisteredAgain = "registered-again";

    /// <summary>No link: written where there is nobody to write to, so that this takes as long as writing to somebody.</summary>
    public const string Nobody = "nobody";
}
