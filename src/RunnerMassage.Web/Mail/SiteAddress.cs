using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RunnerMassage.Data.Setup;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// The site's address as people outside know it, for links in mails: configuration <c>Site:Url</c>, else the first address that the
/// server listens on. Never taken from a request, whose host anybody can write.
/// </summary>
public sealed class SiteAddress
{
    private readonly Lazy<Uri> _root;

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartupRefusedException">The configured address cannot be used.</exception>
    public SiteAddress(IConfiguration configuration, IServer server)
    {
        var configured = Read(configuration);
        // What the server listens on is known only once it does.
        _root = new Lazy<Uri>(() => configured ?? Listening(server));
    }

    /// <summary>The root, ending in a slash.</summary>
    public Uri Root => _root.Value;

    /// <summary>The full address of a page.</summary>
    /// <param name="path">Its path, without a leading slash.</param>
    /// <param name="values">What it is asked for.</param>
    public string Of(string path, params ReadOnlySpan<(string Name, string? Value)> values) =>
        new Uri(Root, Address.Of(path, values)).AbsoluteUri;

    /// <summary>The configured address, or null.</summary>
    /// <exception cref="StartupRefusedException">It cannot be used.</exception>
    public static Uri? Read(IConfiguration configuration)
    {
        var text = configuration["Site:Url"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.Query.Length + address.Fragment.Length == 0
            ? address
            : throw new StartupRefusedException($"Site:Url is \"{text}\", which is no address such as https://massage.example.");
    }

    private static Uri Listening(IServer server)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var named = listening.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        return new Uri(named.TrimEnd('/') + "/");
    }
}
