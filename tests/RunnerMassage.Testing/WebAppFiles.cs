namespace RunnerMassage.Testing;

/// <summary>Where the web app to start lies: the program and the folder with its settings and static files.</summary>
internal sealed record WebAppFiles(string Program, string ContentRoot)
{
    /// <summary>The environment variable with the folder of a published app, to use instead of the built one.</summary>
    public const string PublishedVariable = "RUNNERMASSAGE_PUBLISHED";

    private const string FileName = "RunnerMassage.Web.dll";

    /// <summary>The published app, else the one that was built in the same configuration as the tests.</summary>
    /// <exception cref="InvalidOperationException">It was neither published nor built; the message says what to do.</exception>
    public static WebAppFiles Find()
    {
        var files = Environment.GetEnvironmentVariable(PublishedVariable) is { Length: > 0 } published
            ? new WebAppFiles(Path.GetFullPath(Path.Combine(published, FileName)), Path.GetFullPath(published))
            : Built();
        return File.Exists(files.Program)
            ? files
            : throw new InvalidOperationException($"{files.Program} is missing; build src/RunnerMassage.Web or set {PublishedVariable}.");
    }

    private static WebAppFiles Built()
    {
        // .../tests/X/bin/Debug/net10.0/ -> .../src/RunnerMassage.Web/bin/Debug/net10.0/
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RunnerMassage.sln")))
        {
            root = root.Parent;
        }

        var project = Path.Combine(root?.FullName ?? "", "src", "RunnerMassage.Web");
        return new(Path.Combine(project, "bin", output.Parent?.Name ?? "", output.Name, FileName), project);
    }
}
