using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>HTTP clients with one connection each, kept open.</summary>
internal sealed class LoadClients : IDisposable
{
    private readonly HttpClient[] _clients;

    /// <param name="address">The server.</param>
    /// <param name="count">How many.</param>
    /// <param name="compressed">True to ask for compressed answers, as browsers do; they are not unpacked here.</param>
    public LoadClients(Uri address, int count, bool compressed) =>
        _clients = [.. Enumerable.Range(0, count).Select(_ => Create(address, compressed))];

    public int Count => _clients.Length;

    public HttpClient this[int client] => _clients[client];

    /// <summary>The address of a client's account.</summary>
    public static string EmailOf(int client) => $"runner-{client.ToString("000", CultureInfo.InvariantCulture)}@load.example";

    /// <summary>Registers an account for each client and signs it in, as any program would.</summary>
    /// <param name="confirm">Confirms an address, in place of somebody who follows the link in the mail.</param>
    public Task SignInAsync(Func<string, Task> confirm) => Parallel.ForAsync(0, _clients.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellationToken) =>
    {
        var credentials = new { Email = EmailOf(i), Password = $"only for measuring {i}" };
        using var registered = await _clients[i].PostAsJsonAsync("api/v1/account/register", credentials, cancellationToken);
        registered.EnsureSuccessStatusCode();
        await confirm(credentials.Email);
        using var answer = await _clients[i].PostAsJsonAsync("api/v1/account/login", credentials, cancellationToken);
        var token = (await ReadAsync(answer, HttpStatusCode.OK)).GetProperty("accessToken").GetString();
        _clients[i].DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    });

    /// <summary>Reads an answer that must have this status.</summary>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        if (answer.StatusCode != expected)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} instead of {(int)expected}: {await answer.Content.ReadAsStringAsync()}");
        }

        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());

    private static HttpClient Create(Uri address, bool compressed)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 }) { BaseAddress = address };
        if (compressed)
        {
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        }

        return client;
    }
}
