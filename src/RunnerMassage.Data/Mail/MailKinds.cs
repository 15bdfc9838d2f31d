namespace RunnerMassage.Data.Mail;

/// <summary>The mails that we write.</summary>
public static class MailKinds
{
    /// <summary>Asks whoever registered to confirm the address.</summary>
    public const string ConfirmAddress = "confirm-address";

    /// <summary>Tells whoever registered that the address has an account already.</summary>
    public const string AddressTaken = "address-taken";

    /// <summary>Leads to choosing a new password.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>Asks for confirmation from the address that an account is to have.</summary>
    public const string ChangeAddress = "change-address";

    /// <summary>Tells the address that an account had that it has another now.</summary>
    public const string AddressChanged = "address-changed";

    /// <summary>Tells that the password was changed.</summary>
    public const string PasswordChanged = "password-changed";
}
