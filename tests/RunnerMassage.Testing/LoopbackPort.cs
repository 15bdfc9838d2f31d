using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace RunnerMassage.Testing;

/// <summary>Ports on 127.0.0.1 for servers that tests start.</summary>
public static class LoopbackPort
{
    // Below the range from which Linux takes ports for outgoing connections (32768 and up): a port found free here
    // is not taken by some client's connection before our server listens on it.
    private const int First = 20_000;
    private const int AfterLast = 32_000;
    private const int Attempts = 100;

    private static readonly HashSet<int> HandedOut = [];

    /// <summary>A port on which nothing listens, never the same twice within this process.</summary>
    /// <exception cref="InvalidOperationException">None was found.</exception>
    public static int Find()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, AfterLast);
            lock (HandedOut)
            {
                if (IsFree(port) && HandedOut.Add(port))
                {
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No free port between {First} and {AfterLast} was found on 127.0.0.1.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
