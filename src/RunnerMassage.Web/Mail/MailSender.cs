using MimeKit;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Mail;

/// <summary>Who our mails come from: configuration <c>Smtp:From</c>, else the clinic's own address, else <c>no-reply</c> at the site's host.</summary>
public sealed class MailSender(SmtpOptions options, SiteAddress site)
{
    /// <summary>The address alone.</summary>
    public string Address(Clinic clinic) => Mailbox(clinic).Address;

    /// <summary>Name and address; the name is the clinic's unless one is configured.</summary>
    public MailboxAddress Mailbox(Clinic clinic)
    {
        var text = options.From ?? (clinic.Email.Length > 0 ? clinic.Email : $"no-reply@{site.Root.Host}");
        var mailbox = MailboxAddress.Parse(text);
        mailbox.Name = string.IsNullOrEmpty(mailbox.Name) ? clinic.Name : mailbox.Name;
        return mailbox;
    }
}
