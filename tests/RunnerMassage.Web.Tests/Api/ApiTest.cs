namespace RunnerMassage.Web.Tests.Api;

/// <summary>Tests that write: each has a site, and so a diary, of its own.</summary>
public abstract class ApiTest : IAsyncDisposable
{
    private protected ApiSite Site { get; } = new();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
