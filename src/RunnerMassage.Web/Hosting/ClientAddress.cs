using System.Net;
using System.Net.Sockets;

namespace RunnerMassage.Web.Hosting;

/// <summary>The network that a request comes from. Behind a proxy this is right only where its forwarded headers are read.</summary>
public static class ClientAddress
{
    private const int Ipv6NetworkBytes = 8;
    private const int Ipv6SiteBytes = 6;

    /// <summary>What counts as one place: an IPv4 address, or the /64 of an IPv6 address, which one customer usually holds as a whole.</summary>
    public static string NetworkOf(HttpContext context)
    {
        var address = Of(context);
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Masked(address, Ipv6NetworkBytes).ToString() : address?.ToString() ?? "";
    }

    /// <summary>The address shortened for people to read and for us to keep, so that it names a network and no household; empty where there is none.</summary>
    public static string Shortened(HttpContext context) => Of(context) switch
    {
        null => "",
        var address when IPAddress.IsLoopback(address) => "this computer",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Masked(address, Ipv6SiteBytes) + "/48",
        var address => string.Join('.', address.GetAddressBytes()[..3]) + ".x",
    };

    private static IPAddress? Of(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;

    private static IPAddress Masked(IPAddress address, int kept)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes);
    }
}
