using System.Diagnostics;
using System.Globalization;

namespace RunnerMassage.Testing;

/// <summary>
/// A PostgreSQL in a temporary folder, on a free port of 127.0.0.1, for the life of this process at most.
/// Unless asked for, its data is not flushed to disk: never use it where a power cut matters.
/// </summary>
internal sealed class ThrowAwayPostgreSql : IAsyncDisposable
{
    // The shell owns the server. It waits on its standard input, which closes when we close it and also when this process
    // dies in whatever way: no server and no folder stays behind. Signals from the terminal are ours to handle, not its own.
    private const string Script = """
        trap '' INT HUP TERM
        bin=$1 port=$2 settings=$3
        folder=$(mktemp -d "${TMPDIR:-/tmp}/runnermassage-postgresql-XXXXXX") || exit 1
        cd "$folder" || exit 1
        trap '"$bin/pg_ctl" -D data -m immediate stop >stop.log 2>&1; cd /; rm -rf "$folder"' EXIT
        "$bin/initdb" -D data -U runnermassage --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >initdb.log 2>&1 ||
          { cat initdb.log >&2; exit 1; }
        "$bin/pg_ctl" -D data -w -l server.log -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' \
          -c max_connections=200 $settings" start >start.log 2>&1 ||
          { cat start.log server.log >&2; exit 1; }
        echo ready
        cat >end.log
        """;

    private const string Unsafe = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private readonly Process _shell;

    private ThrowAwayPostgreSql(Process shell, int port)
    {
        _shell = shell;
        ConnectionString = $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=runnermassage;Database=postgres";
    }

    /// <summary>Connects to the maintenance database as the superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>The folder with initdb and pg_ctl, the newest version first; <see langword="null"/> when there is none.</summary>
    public static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var candidates = versions
            .OrderByDescending(v => int.TryParse(Path.GetFileName(v), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(v => Path.Combine(v, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return candidates.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }

    /// <summary>Starts a server, which takes about a second.</summary>
    /// <param name="flushing">True where every commit must reach the disk, as on a real server.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what PostgreSQL said.</exception>
    public static async Task<ThrowAwayPostgreSql> StartAsync(bool flushing)
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException("PostgreSQL's server programs were not found.");
        var port = LoopbackPort.Find();
        string[] script = ["sh", "-c", Script, "postgresql", programs, port.ToString(CultureInfo.InvariantCulture), flushing ? "" : Unsafe];

        // PostgreSQL refuses to run as root; its Debian package brings a user for it.
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. script] : script;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        var shell = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var error = shell.StandardError.ReadToEndAsync();
        if (await shell.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start.{Environment.NewLine}{await error}");
        }

        return new ThrowAwayPostgreSql(shell, port);
    }

    /// <summary>Stops the server at once and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
