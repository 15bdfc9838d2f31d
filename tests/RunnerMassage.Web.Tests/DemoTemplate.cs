namespace RunnerMassage.Web.Tests;

/// <summary>
/// The demo's data folder as the first start leaves it, made once for all tests and copied for each: filling a database takes a second,
/// copying it a few milliseconds. Only for sites on <see cref="WebApp.DefaultNow"/>, since the demo is written around the clock.
/// </summary>
internal static class DemoTemplate
{
    private static readonly Lazy<string> Folder = new(Make);

    /// <summary>Puts the demo's files into an empty data folder.</summary>
    public static void CopyTo(string dataFolder)
    {
        foreach (var file in Directory.EnumerateFiles(Folder.Value))
        {
            File.Copy(file, Path.Combine(dataFolder, Path.GetFileName(file)));
        }
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        // Disposed before the first copy, so that everything is in the files.
        var app = new WebApp(folder);
        _ = app.Services;
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return folder;
    }
}
