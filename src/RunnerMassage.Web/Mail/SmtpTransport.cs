using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>Hands mails to an SMTP server.</summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport
{
    /// <inheritdoc />
    public string Description => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the mail server {options.Host}, port {options.Port}");

    /// <inheritdoc />
    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security, cancellationToken);
            if (options.User is { } user)
            {
                // Auto goes on without encryption where a server offers none; a password must not.
                if (!client.IsSecure && !options.IsLocal)
                {
                    throw new MailFailedException(new MailFailure(MailFailureReason.NotSecure));
                }

                await client.AuthenticateAsync(user, options.Password ?? "", cancellationToken);
            }

            return new Connection(client);
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            client.Dispose();
            throw new MailFailedException(failure, exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>What an error of the mail library means, or null where it is none of its errors.</summary>
    private static MailFailure? FailureOf(Exception exception) => exception switch
    {
        MailFailedException known => known.Failure,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused => new(MailFailureReason.SenderRefused, Code(refused)),
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } later => new(MailFailureReason.PutOff, Code(later)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused => new(MailFailureReason.RecipientRefused, Code(refused)),
        SmtpCommandException refused => new(MailFailureReason.MessageRefused, Code(refused)),
        AuthenticationException => new(MailFailureReason.SignInRefused),
        SslHandshakeException or NotSupportedException => new(MailFailureReason.NotSecure),
        TimeoutException => new(MailFailureReason.TimedOut),
        IOException or SocketException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException =>
            new(MailFailureReason.ServerUnreachable),
        _ => null,
    };

    private static int Code(SmtpCommandException exception) => (int)exception.StatusCode;

    private sealed class Connection(SmtpClient client) : IMailConnection
    {
        private bool _isWell = true;

        public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            _isWell = false;
            try
            {
                await client.SendAsync(mail.Message, cancellationToken);
                _isWell = true;
            }
            catch (Exception exception) when (FailureOf(exception) is { } failure)
            {
                throw new MailFailedException(failure, exception);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                // After a failure nobody may be there any more to say goodbye to.
                await client.DisconnectAsync(quit: _isWell);
            }
            catch (Exception exception) when (FailureOf(exception) is not null)
            {
                // What had been handed over stays handed over.
            }

            client.Dispose();
        }
    }
}
