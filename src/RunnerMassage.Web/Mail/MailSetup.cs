using Microsoft.Extensions.DependencyInjection.Extensions;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Mail;

/// <summary>Registers what writes and sends mails.</summary>
public static class MailSetup
{
    /// <summary>Registers it: through the configured mail server, or as files where none is set.</summary>
    /// <exception cref="Data.Setup.StartupRefusedException">The configuration cannot be used; the message says why.</exception>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var smtp = SmtpOptions.Read(builder.Configuration);
        SiteAddress.Read(builder.Configuration);
        services.AddOutbox();
        services.TryAddScoped<LinkTokens>();
        services.AddSingleton(smtp);
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<MailSender>();
        services.AddSingleton(new PickupFolder(DataFolder.Of(builder.Configuration, builder.Environment)));
        if (smtp.Host is null)
        {
            services.AddSingleton<IMailTransport, PickupTransport>();
        }
        else
        {
            services.AddSingleton<IMailTransport, SmtpTransport>();
        }

        services.AddScoped<ILetterTokens, LetterTokens>();
        services.AddScoped<AccountLetters>().AddScoped<SessionLetters>().AddScoped<CommunityLetters>().AddScoped<MailWriter>().AddScoped<SampleLetters>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxJob>();
    }
}
