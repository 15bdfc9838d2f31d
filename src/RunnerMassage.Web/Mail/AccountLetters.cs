using NodaTime;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Puts the mails about accounts into words and makes the tokens of their links. Where an address is not known to be the reader's, nothing
/// that somebody typed in is repeated: the site writes no mails for others.
/// </summary>
public sealed class AccountLetters(ILetterTokens tokens, SiteAddress site, IClock clock)
{
    private static readonly Duration ConfirmWithin = Duration.FromDays(3);
    private static readonly Duration ResetWithin = Duration.FromHours(1);
    private static readonly Duration AnswerWithin = Duration.FromDays(14);

    /// <summary>Writes the letter of a mail; the rows of its tokens are added to the unit of work.</summary>
    /// <exception cref="InvalidOperationException">The mail is not about an account.</exception>
    public Task<Letter> WriteAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => message.Kind switch
    {
        MailKinds.ConfirmAddress => ConfirmAddressAsync(message, facts, cancellationToken),
        MailKinds.ResetPassword => ResetPasswordAsync(message, facts, cancellationToken),
        MailKinds.ChangeAddress => ChangeAddressAsync(message, facts, cancellationToken),
        MailKinds.Invite => InviteAsync(message, facts, cancellationToken),
        MailKinds.InviteGuest => InviteGuestAsync(message, facts, cancellationToken),
        MailKinds.AddressTaken => Task.FromResult(AddressTaken(facts)),
        MailKinds.AddressChanged => Task.FromResult(AddressChanged(facts)),
        MailKinds.PasswordChanged => Task.FromResult(PasswordChanged(facts)),
        _ => throw new InvalidOperationException($"A mail of kind {message.Kind} is not about an account."),
    };

    private async Task<Letter> ConfirmAddressAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => new()
    {
        Subject = "Confirm your e-mail address",
        Heading = "Confirm your e-mail address",
        Opening = [$"Somebody, most likely you, has opened an account at {facts.Clinic.Name} with this address. Confirm it, and you can sign in and book."],
        Link = await LinkAsync(message, facts, "Confirm this address", "account/confirm", ConfirmWithin, cancellationToken),
        Closing = [Ends(facts, ConfirmWithin), "If it was not you, you need not do anything: without this step the account cannot be used."],
    };

    private async Task<Letter> ResetPasswordAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => new()
    {
        Subject = "Choose a new password",
        Heading = "Choose a new password",
        Name = KnownName(facts),
        Opening = [$"You asked for a new password for your account at {facts.Clinic.Name}."],
        Link = await LinkAsync(message, facts, "Choose a new password", "account/reset", ResetWithin, cancellationToken),
        Closing = [Ends(facts, ResetWithin), "If it was not you, you need not do anything. Your password stays as it is."],
    };

    private async Task<Letter> ChangeAddressAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => new()
    {
        Subject = "Confirm your new e-mail address",
        Heading = "Confirm your new e-mail address",
        Opening = [$"Somebody, most likely you, wants to use this address for an account at {facts.Clinic.Name}. From then on, mails go here and you sign in with it."],
        Link = await LinkAsync(message, facts, "Use this address", "account/email/confirm", ConfirmWithin, cancellationToken),
        Closing = [Ends(facts, ConfirmWithin), "If it was not you, you need not do anything. Nothing changes without this step."],
    };

    private async Task<Letter> InviteAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => new()
    {
        Subject = $"Your invitation to {facts.Clinic.Name}",
        Heading = "You are invited",
        Opening = [$"{facts.Clinic.Name} has invited you to work with its calendar. Open your account with this link; you choose your password there."],
        Link = await LinkAsync(message, facts, "Open your account", "account/invitation", StaffInvites.LinkLifetime, cancellationToken),
        Closing = [Ends(facts, StaffInvites.LinkLifetime), "If you do not know why you are invited, you can leave this mail unanswered."],
    };

    private async Task<Letter> InviteGuestAsync(OutboxMessage message, MailFacts facts, CancellationToken cancellationToken) => new()
    {
        Subject = $"Your appointments at {facts.Clinic.Name}, online",
        Heading = "See your appointments online",
        Opening = [$"{facts.Clinic.Name} has booked for you by phone or at the desk. With an account you see your appointments, move them yourself, and find the next one."],
        Link = await LinkAsync(message, facts, "Open your account", "account/invitation", AnswerWithin, cancellationToken),
        Closing = [Ends(facts, AnswerWithin), "You need no account to come. If you would rather go on by phone, leave this mail unanswered."],
    };

    private Letter AddressTaken(MailFacts facts) => new()
    {
        Subject = "You already have an account",
        Heading = "You already have an account",
        Name = KnownName(facts),
        Opening =
        [
            $"Somebody, perhaps you, has just tried to open an account at {facts.Clinic.Name} with this address. It has one already, and that account stays as it is.",
            "If it was you, sign in; if you no longer know the password, choose a new one on that page.",
        ],
        Link = new LetterLink("Sign in", site.Of("account/sign-in")),
        Closing = ["If it was not you, you need not do anything. Whoever it was has learned nothing about your account."],
    };

    private static Letter AddressChanged(MailFacts facts) => new()
    {
        Subject = "Your e-mail address was changed",
        Heading = "Your e-mail address was changed",
        Name = KnownName(facts),
        Opening = [$"Your account at {facts.Clinic.Name} now has another address. Mails go there from now on, and you sign in with it."],
        Closing = [NotYou(facts)],
    };

    private Letter PasswordChanged(MailFacts facts) => new()
    {
        Subject = "Your password was changed",
        Heading = "Your password was changed",
        Name = KnownName(facts),
        Opening = [$"The password of your account at {facts.Clinic.Name} was changed. Wherever else you were signed in, you have been signed out."],
        Link = new LetterLink("It was not me: choose a new password", site.Of("account/forgot")),
        Closing = ["If it was you, you need not do anything."],
    };

    private async Task<LetterLink> LinkAsync(
        OutboxMessage message, MailFacts facts, string text, string path, Duration lifetime, CancellationToken cancellationToken)
    {
        var token = await tokens.CreateAsync(
            message.Kind, message.UserId, message.Address ?? facts.Account?.Email, message.Data, lifetime, cancellationToken);
        return new LetterLink(text, site.Of(path, ("token", token)));
    }

    private string Ends(MailFacts facts, Duration lifetime)
    {
        var (format, end) = (new ClinicFormat(facts.Clinic), clock.GetCurrentInstant() + lifetime);
        return $"The link works once, until {format.Moment(end)}, {format.ZoneName(end)}.";
    }

    private static string NotYou(MailFacts facts) => facts.Clinic switch
    {
        { Phone.Length: > 0, Email.Length: > 0 } clinic => $"If it was not you, call {clinic.Phone} or write to {clinic.Email} at once.",
        { Phone.Length: > 0 } clinic => $"If it was not you, call {clinic.Phone} at once.",
        { Email.Length: > 0 } clinic => $"If it was not you, write to {clinic.Email} at once.",
        _ => "If it was not you, tell the clinic at once.",
    };

    // Whoever registers with a stranger's address may call themselves anything; that must not reach the stranger in our name.
    private static string? KnownName(MailFacts facts) => facts.Account is { EmailConfirmed: true, DisplayName: { Length: > 0 } name } ? name : null;
}
