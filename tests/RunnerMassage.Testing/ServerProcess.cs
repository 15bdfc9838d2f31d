using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace RunnerMassage.Testing;

/// <summary>
/// The web app as a real process of its own, for what a server inside the test process can't show:
/// several nodes on one database, and the moment when one of them is killed.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly ProcessOutput _output;
    private readonly DirectoryInfo _workingDirectory;

    private ServerProcess(Process process, ProcessOutput output, DirectoryInfo workingDirectory, Uri address)
    {
        _process = process;
        _output = output;
        _workingDirectory = workingDirectory;
        Address = address;
        AppDomain.CurrentDomain.ProcessExit += KillQuietly;
    }

    /// <summary>The root address, <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>What the process has written so far, standard output and error in the order of their arrival.</summary>
    public string Output => _output.Text;

    /// <summary>The folder in which the process runs: its own, empty at the start and deleted at the end.</summary>
    public string WorkingDirectory => _workingDirectory.FullName;

    /// <summary>Starts the app on a free port and waits until its ready page says so.</summary>
    /// <exception cref="InvalidOperationException">The app ended or was not ready in time; the message holds its output.</exception>
    public static async Task<ServerProcess> StartAsync(ServerSettings settings, CancellationToken cancellationToken = default)
    {
        var server = Start(settings);
        try
        {
            await server.WaitUntilReadyAsync(settings, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, as a power cut would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop, as a service manager would (SIGTERM), and waits until it is gone.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InvalidOperationException">It went on running; the message holds its output.</exception>
    public async Task<int> StopAsync(CancellationToken cancellationToken = default)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using (var signal = Process.Start("sh", ["-c", $"kill -TERM {id}"]))
        {
            await signal.WaitForExitAsync(cancellationToken);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StopsWithin);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"The web app did not stop within {StopsWithin.TotalSeconds} s.");
        }
    }

    /// <summary>Ends the process, if it still runs, and deletes its working directory.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillQuietly;
        await KillAsync();
        _process.Dispose();
        _workingDirectory.Delete(recursive: true);
    }

    private static ServerProcess Start(ServerSettings settings)
    {
        var files = WebAppFiles.Find();
        var port = LoopbackPort.Find();
        var workingDirectory = Directory.CreateTempSubdirectory("runnermassage-web-");
        var start = new ProcessStartInfo("dotnet", [files.Program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory.FullName,
        };
        start.Environment["ASPNETCORE_CONTENTROOT"] = files.ContentRoot;
        foreach (var (name, value) in settings.ToEnvironment(port))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var address = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), port).Uri;
        return new ServerProcess(process, ProcessOutput.Of(process), workingDirectory, address);
    }

    // The one wait in the tests: a process of its own can only be asked. Bounded, and it ends early when the process does.
    private async Task WaitUntilReadyAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(settings.ReadyWithin);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await IsReadyAsync(client, settings.ReadyPage, deadline.Token))
            {
                if (_process.HasExited)
                {
                    await _process.WaitForExitAsync(deadline.Token);
                    throw Failure($"The web app ended with exit code {_process.ExitCode} before it was ready.");
                }

                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"The web app was not ready within {settings.ReadyWithin.TotalSeconds} s.");
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string page, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(page, UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private InvalidOperationException Failure(string sentence) =>
        new($"{sentence} Its output:{Environment.NewLine}{Output}");

    private void KillQuietly(object? sender, EventArgs e) => _process.Kill();
}
