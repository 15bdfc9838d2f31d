namespace RunnerMassage.Web.Tests;

/// <summary>One site with the demo for all tests of a class that only read, since filling a database takes a second.</summary>
public sealed class SharedSite : IAsyncDisposable
{
    /// <summary>The site.</summary>
    public WebApp App { get; } = new();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
