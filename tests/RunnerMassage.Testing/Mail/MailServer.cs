using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace RunnerMassage.Testing.Mail;

/// <summary>A real SMTP server for tests, Debian's aiosmtpd, as a process of its own. It outlives the servers that send to it.</summary>
public sealed class MailServer : IAsyncDisposable
{
    // Debian's own Python, which its packages are installed for; another one may come first in the path.
    private const string Python = "/usr/bin/python3";
    private const string Library = "/usr/lib/python3/dist-packages/aiosmtpd/smtp.py";

    private readonly Process _process;
    private readonly Channel<(string Event, string Text)> _news = Channel.CreateUnbounded<(string, string)>();
    private readonly ConcurrentQueue<string> _taken = new();

    private MailServer(Process process, int port)
    {
        _process = process;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += KillQuietly;
        _ = ReadAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The Message-IDs of the mails that were taken so far, in the order of their coming.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>Starts it. Skips the test where there is no aiosmtpd on this machine.</summary>
    public static async Task<MailServer> StartAsync(CancellationToken cancellationToken)
    {
        Requirement.Need(
            File.Exists(Library) && File.Exists(Python) ? Library : null, "Debian's mail server for tests was not found; install the package python3-aiosmtpd.");
        var port = LoopbackPort.Find();
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Mail", "mail_server.py"), port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new MailServer(Process.Start(start) ?? throw new InvalidOperationException("python3 did not start."), port);
        await server.WaitForAsync("listening", cancellationToken);
        return server;
    }

    /// <summary>Gives an order (see mail_server.py) and waits until it holds.</summary>
    public async Task OrderAsync(string order, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(order.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await WaitForAsync("obeyed", cancellationToken);
    }

    /// <summary>Waits for the next mail that was taken without an answer.</summary>
    /// <returns>The mail.</returns>
    public Task<string> HeldAsync(CancellationToken cancellationToken) => WaitForAsync("held", cancellationToken);

    /// <summary>Waits until so many different mails were taken in all.</summary>
    public Task TakenAsync(int count, CancellationToken cancellationToken) =>
        HasTakenAsync(taken => taken.Distinct(StringComparer.Ordinal).Count() >= count, cancellationToken);

    /// <summary>Waits until the mails that were taken are what is asked for.</summary>
    public async Task HasTakenAsync(Func<IReadOnlyList<string>, bool> wanted, CancellationToken cancellationToken)
    {
        while (!wanted(Taken))
        {
            await WaitForAsync("taken", cancellationToken);
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillQuietly;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> WaitForAsync(string wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (news, text) = await _news.Reader.ReadAsync(cancellationToken);
            if (news == wanted)
            {
                return text;
            }
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var news = JsonDocument.Parse(line);
            var (what, text) = (news.RootElement.GetProperty("event").GetString()!, news.RootElement.GetProperty("text").GetString()!);
            if (what == "taken")
            {
                _taken.Enqueue(MessageIdOf(text));
            }

            _news.Writer.TryWrite((what, text));
        }

        _news.Writer.TryComplete(new InvalidOperationException("The mail server has ended."));
    }

    /// <summary>The Message-ID of a mail, without its brackets.</summary>
    public static string MessageIdOf(string text)
    {
        const string Name = "\nMessage-Id: <";
        var start = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase) + Name.Length;
        return text[start..text.IndexOf('>', start)];
    }

    private void KillQuietly(object? sender, EventArgs e) => _process.Kill();
}
