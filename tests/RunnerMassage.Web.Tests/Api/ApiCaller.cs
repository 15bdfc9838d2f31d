using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>A program that calls the API, as somebody or as a stranger.</summary>
public sealed class ApiCaller(HttpClient http)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A stranger.</summary>
    public static ApiCaller Stranger(WebApp app) => new(app.CreateClient());

    /// <summary>One of the demo's people: mara, jonas, priya, elena, tom or sofia.</summary>
    public static async Task<ApiCaller> SignInAsync(WebApp app, string person)
    {
        var caller = Stranger(app);
        await caller.SignInAsync($"{person}@demo.example", DemoPeople.Password);
        return caller;
    }

    /// <summary>Signs in and sends the access token from now on.</summary>
    public async Task<ApiAnswer> SignInAsync(string email, string password)
    {
        var answer = await PostAsync("/api/v1/account/login", new { email, password }, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.Json["accessToken"]!.GetValue<string>());
        return answer;
    }

    public Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    /// <summary>Posts a value as JSON, or a text as it is, under a key (null: without the header).</summary>
    public Task<ApiAnswer> PostAsync(string path, object? body, string? key, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body switch
            {
                null => null,
                string json => new StringContent(json, Encoding.UTF8, "application/json"),
                _ => JsonContent.Create(body),
            },
        };
        return SendAsync(request, key is null ? headers : [.. headers, ("Idempotency-Key", key)]);
    }

    /// <summary>Posts under a key of its own.</summary>
    public Task<ApiAnswer> PostAsync(string path, object? body) => PostAsync(path, body, NewKey());

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, Cancelled);
        return await ApiAnswer.ReadAsync(response, Cancelled);
    }

    /// <summary>
    /// The slots on offer for a massage, by default 60 minutes of Swedish with Elena from the Thursday of the demo's week on. Those that
    /// are advised against, such as a second massage on a day, come last.
    /// </summary>
    public async Task<JsonArray> SlotsAsync(
        string massageType = "swedish", int minutes = 60, string from = "2027-04-08", string to = "2027-05-20", string? therapist = "elena")
    {
        var filter = therapist is null ? "" : $"&therapistId={therapist}";
        var answer = await GetAsync($"/api/v1/slots?massageType={massageType}&minutes={minutes}&from={from}&to={to}{filter}");
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json["slots"]!.AsArray().OrderBy(slot => slot!["rating"]!.GetValue<string>() is "Avoid" or "Blocked").Select(slot => slot!.DeepClone())];
    }

    /// <summary>Books the first slot on offer and returns the session.</summary>
    public async Task<JsonNode> BookAsync(string massageType = "swedish", int minutes = 60, string from = "2027-04-08", string to = "2027-05-20")
    {
        var slots = await SlotsAsync(massageType, minutes, from, to);
        var answer = await PostAsync("/api/v1/sessions", Booking(slots[0]!, massageType, minutes));
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json;
    }

    /// <summary>The body that books a slot.</summary>
    public static JsonObject Booking(JsonNode slot, string massageType = "swedish", int minutes = 60) => new()
    {
        ["therapistId"] = slot["therapistId"]!.GetValue<string>(),
        ["massageType"] = massageType,
        ["start"] = slot["start"]!.GetValue<string>(),
        ["minutes"] = minutes,
    };

    public static string NewKey() => Guid.NewGuid().ToString("N");
}

/// <summary>What the API answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type without parameters.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">The headers by name, each joined.</param>
public sealed record ApiAnswer(int Status, string ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => ContentType == "application/problem+json" ? Json["code"]?.GetValue<string>() : null;

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType ?? "",
        await response.Content.ReadAsStringAsync(cancellationToken),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>Checks that this is the problem with the code, worded completely.</summary>
    public ApiAnswer ShouldBeProblem(int status, string code, params string[] fields)
    {
        Status.ShouldBe(status, Text);
        ContentType.ShouldBe("application/problem+json", Text);
        var problem = Json;
        problem["code"]!.GetValue<string>().ShouldBe(code, Text);
        problem["type"]!.GetValue<string>().ShouldEndWith($"/{code}");
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["title"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        problem["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        if (fields.Length > 0)
        {
            problem["errors"]!.AsObject().Select(error => error.Key).Order().ShouldBe(fields.Order(), Text);
        }

        return this;
    }
}

/// <summary>One site for all tests of a class, which use what the search offers and so don't get into each other's way.</summary>
public sealed class ApiSite : IAsyncDisposable
{
    public WebApp App { get; } = new();

    public Task<ApiCaller> SignInAsync(string person) => ApiCaller.SignInAsync(App, person);

    public ApiCaller Stranger() => ApiCaller.Stranger(App);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
