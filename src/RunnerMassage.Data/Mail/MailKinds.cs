namespace RunnerMassage.Data.Mail;

/// <summary>
/// The mails that the site writes. Where a mail carries a link, the kind is also the purpose of the link's token
/// (<see cref="Accounts.LinkPurposes"/>), so that a link of one mail is good for nothing else.
/// </summary>
public static class MailKinds
{
    /// <summary>Confirm the address of a new account. Needs <see cref="OutboxMail.UserId"/>; link to <c>/account/confirm?token=</c>.</summary>
    public const string ConfirmAddress = "confirm-address";

    /// <summary>Choose a new password. Needs <see cref="OutboxMail.UserId"/>; link to <c>/account/reset?token=</c>.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>
    /// Confirm the new address of an account. Needs <see cref="OutboxMail.UserId"/> and, as <see cref="OutboxMail.Address"/>, the new
    /// address, which the token keeps; link to <c>/account/email/confirm?token=</c>.
    /// </summary>
    public const string ChangeAddress = "change-address";

    /// <summary>
    /// To the address that an account had: it has another one now. Needs <see cref="OutboxMail.UserId"/> and, as
    /// <see cref="OutboxMail.Address"/>, the old address.
    /// </summary>
    public const string AddressChanged = "address-changed";

    /// <summary>
    /// Invitation to open an account. Needs <see cref="OutboxMail.Address"/>; <see cref="OutboxMail.Data"/> goes into the token as it is;
    /// link to <c>/account/invitation?token=</c>.
    /// </summary>
    public const string Invite = "invite";

    /// <summary>
    /// Invitation of a guest, for whom the clinic has booked, to open an account. Needs <see cref="OutboxMail.UserId"/> (the guest) and
    /// <see cref="OutboxMail.Address"/>; link to <c>/account/invitation?token=</c>.
    /// </summary>
    public const string InviteGuest = "invite-guest";

    /// <summary>To the owner of an account: somebody tried to register with your address. Needs <see cref="OutboxMail.UserId"/>.</summary>
    public const string AddressTaken = "address-taken";

    /// <summary>The password was changed; what to do if it was not you. Needs <see cref="OutboxMail.UserId"/>.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>A session was booked. Needs <see cref="OutboxMail.SessionId"/> and <see cref="OutboxMail.SessionVersion"/>.</summary>
    public const string SessionBooked = "session-booked";

    /// <summary>
    /// A session was moved. Needs <see cref="OutboxMail.SessionId"/> and <see cref="OutboxMail.SessionVersion"/>; tells the time before
    /// where <see cref="OutboxMail.Data"/> has it (<see cref="SessionMailData"/>).
    /// </summary>
    public const string SessionMoved = "session-moved";

    /// <summary>A session was cancelled. Needs <see cref="OutboxMail.SessionId"/> and <see cref="OutboxMail.SessionVersion"/>.</summary>
    public const string SessionCancelled = "session-cancelled";

    /// <summary>
    /// The clinic has answered a question. Needs <see cref="OutboxMail.UserId"/> (who asked) and, as <see cref="OutboxMail.Data"/>,
    /// <see cref="Community.QuestionMailData"/>; link to <c>/questions/{id}</c>.
    /// </summary>
    public const string QuestionAnswered = "question-answered";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ConfirmAddress, ResetPassword, ChangeAddress, AddressChanged, Invite, InviteGuest, AddressTaken, PasswordChanged,
        SessionBooked, SessionMoved, SessionCancelled, QuestionAnswered,
    ];
}
