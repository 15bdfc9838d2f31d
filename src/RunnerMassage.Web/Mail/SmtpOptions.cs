using System.Net;
using MailKit.Security;
using RunnerMassage.Data.Setup;

namespace RunnerMassage.Web.Mail;

/// <summary>The mail server to send through. Configuration <c>Smtp</c>; where no host is set, mails are written as files instead.</summary>
/// <remarks>No record, because a record would write its password into any log.</remarks>
public sealed class SmtpOptions
{
    private const int SubmissionPort = 587;
    private const int TlsPort = 465;
    private const int PlainPort = 25;

    /// <summary>Name or address of the server, or null where there is none.</summary>
    public string? Host { get; private init; }

    /// <summary>TCP port.</summary>
    public int Port { get; private init; }

    /// <summary>The address that mails come from, or null: the clinic's.</summary>
    public string? From { get; private init; }

    /// <summary>User name, or null where the server asks for none.</summary>
    public string? User { get; private init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; private init; }

    /// <summary>How the connection is encrypted.</summary>
    public SecureSocketOptions Security { get; private init; }

    /// <summary>The longest time that handing over one mail may take; a killed sender holds its mail up for half as long again.</summary>
    public TimeSpan Timeout { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>True where the server is this machine, so that nothing travels over a network.</summary>
    public bool IsLocal => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartupRefusedException">A value cannot be used; the message says which and what to write instead.</exception>
    public static SmtpOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Smtp");
        var security = SecurityOf(section["Security"]);
        var options = new SmtpOptions
        {
            Host = Text(section["Host"]),
            Port = Whole(section, "Port", 1, ushort.MaxValue) ?? security switch
            {
                SecureSocketOptions.SslOnConnect => TlsPort,
                SecureSocketOptions.None => PlainPort,
                _ => SubmissionPort,
            },
            From = Text(section["From"]),
            User = Text(section["User"]),
            Password = Text(section["Password"]),
            Security = security,
            Timeout = TimeSpan.FromSeconds(Whole(section, "TimeoutSeconds", 1, 600) ?? 60),
        };
        if (options.From is { } from && !MimeKit.MailboxAddress.TryParse(from, out _))
        {
            throw new StartupRefusedException($"Smtp:From is \"{from}\", which is no e-mail address.");
        }

        return options is { Host: not null, User: not null, Security: SecureSocketOptions.None, IsLocal: false }
            ? throw new StartupRefusedException(
                "Smtp:Security is None, so the password would travel for all to read; choose StartTls or Tls, or leave Smtp:User out.")
            : options;
    }

    private static SecureSocketOptions SecurityOf(string? text) => Text(text)?.ToUpperInvariant() switch
    {
        null or "AUTO" => SecureSocketOptions.Auto,
        "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => throw new StartupRefusedException($"Smtp:Security is \"{text}\"; it is one of Auto, StartTls, Tls and None."),
    };

    private static int? Whole(IConfigurationSection section, string key, int least, int most) =>
        Text(section[key]) is not { } text ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw new StartupRefusedException($"Smtp:{key} is \"{text}\"; it is a whole number from {least} to {most}.");

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
