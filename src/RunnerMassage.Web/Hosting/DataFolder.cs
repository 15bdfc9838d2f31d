namespace RunnerMassage.Web.Hosting;

/// <summary>The folder in which this installation keeps its files: the database, where it is a file, and the logs.</summary>
public static class DataFolder
{
    /// <summary>Absolute path: configuration <c>DataFolder</c>, or <c>data</c> below the content root. Created where it is missing.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not create it.</exception>
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration["DataFolder"];
        var folder = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? "data" : configured, environment.ContentRootPath);
        return Directory.CreateDirectory(folder).FullName;
    }
}
