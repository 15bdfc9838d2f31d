using Microsoft.Playwright;
using NodaTime;
using Xunit;

namespace RunnerMassage.Browser.Tests.Pages;

/// <summary>
/// One site for all tests that only look at pages, with a stranger's window and one of Mara, who has booked an hour on 13 May, and
/// the pages to look at by name.
/// </summary>
public sealed class Gallery(Chromium chromium) : IAsyncLifetime
{
    private const string Booked = "/sessions/{booked}";
    private const string Cancelled = "/sessions/{cancelled}";
    private const string Times = "/times?massageType=swedish&minutes=60";
    private const string Confirm = "/times/confirm?massageType=swedish&minutes=60&therapistId=elena&start=";
    private const string Free = "2027-05-18T08%3A00Z";
    private const string Taken = "2027-05-19T10%3A00Z";

    private static readonly Instant BookedStart = Instant.FromUtc(2027, 5, 13, 8, 0);

    private static readonly Dictionary<string, Exhibit> Exhibits = new(StringComparer.Ordinal)
    {
        ["landing"] = new(Visitor.Stranger, "/"),
        ["find a time"] = new(Visitor.Stranger, Times + "&date=2027-04-15"),
        ["a day without free time"] = new(Visitor.Stranger, Times + "&therapistId=elena&date=2027-04-11"),
        ["confirm, not signed in"] = new(Visitor.Stranger, Confirm + Free),
        ["sign in"] = new(Visitor.Stranger, "/account/sign-in"),
        ["sign in, refused"] = new(Visitor.Stranger, "/account/sign-in", RefuseSignInAsync),
        ["register"] = new(Visitor.Stranger, "/account/register"),
        ["register, with errors"] = new(Visitor.Stranger, "/account/register", SendEmptyAsync),
        ["massage types"] = new(Visitor.Stranger, "/massage-types"),
        ["a massage type"] = new(Visitor.Stranger, "/massage-types/deep-tissue"),
        ["about"] = new(Visitor.Stranger, "/about"),
        ["privacy"] = new(Visitor.Stranger, "/privacy"),
        ["not found"] = new(Visitor.Stranger, "/nowhere"),
        ["no sessions"] = new(Visitor.Jonas, "/sessions"),
        ["confirm"] = new(Visitor.Mara, Confirm + Free),
        ["confirm, note too long"] = new(Visitor.Mara, Confirm + Free, SendLongNoteAsync),
        ["slot taken"] = new(Visitor.Mara, Confirm + Taken),
        ["booked"] = new(Visitor.Mara, Booked + "/booked"),
        ["my sessions"] = new(Visitor.Mara, "/sessions"),
        ["session"] = new(Visitor.Mara, Booked),
        ["move"] = new(Visitor.Mara, Booked + "/move"),
        ["move, confirm"] = new(Visitor.Mara, Booked + "/move/confirm?therapistId=elena&start=" + Free),
        ["move, slot taken"] = new(Visitor.Mara, Booked + "/move/confirm?therapistId=elena&start=" + Taken),
        ["cancel"] = new(Visitor.Mara, Booked + "/cancel"),
        ["a cancelled session"] = new(Visitor.Mara, Cancelled),
        ["sign out"] = new(Visitor.Mara, "/account/sign-out"),
    };

    private readonly Dictionary<Visitor, IBrowserContext> _contexts = [];
    private Site? _site;
    private string _booked = "";
    private string _cancelled = "";

    private enum Visitor
    {
        Stranger,
        Mara,
        Jonas,
    }

    /// <summary>The names of all pages.</summary>
    public static TheoryData<string> Names => [.. Exhibits.Keys];

    /// <summary>Starts the site and signs in.</summary>
    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        _booked = await _site.BookAsync("mara", BookedStart);
        _cancelled = await _site.BookAsync("mara", BookedStart + Duration.FromDays(1));
        await _site.BookAsync("priya", Instant.FromUtc(2027, 5, 19, 10, 0));
        foreach (var visitor in Enum.GetValues<Visitor>())
        {
            // Still, so that nobody measures colours on their way from light to dark.
            _contexts[visitor] = await chromium.NewContextAsync((Look.Desktop with { Motion = false }).ToContext(_site));
        }

        await SignInAsync(_contexts[Visitor.Jonas], "Jonas Okafor");
        await SignInAsync(_contexts[Visitor.Mara], "Mara Lind");
        var page = await _contexts[Visitor.Mara].NewPageAsync();
        await page.GotoAsync($"/sessions/{_cancelled}/cancel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel session" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await page.CloseAsync();
    }

    /// <summary>Opens a page in a tab of its own; <paramref name="listen"/> gets the tab before anything is loaded.</summary>
    public async Task<IPage> OpenAsync(string name, Action<IPage>? listen = null)
    {
        var exhibit = Exhibits[name];
        var page = await _contexts[exhibit.Visitor].NewPageAsync();
        listen?.Invoke(page);
        await page.GotoAsync(exhibit.Address
            .Replace("{booked}", _booked, StringComparison.Ordinal)
            .Replace("{cancelled}", _cancelled, StringComparison.Ordinal));
        await (exhibit.Then?.Invoke(page) ?? Task.CompletedTask);
        return page;
    }

    /// <summary>Stops the site.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts.Values)
        {
            await context.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    private static async Task SignInAsync(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.GetByText("Signed in as " + name).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.CloseAsync();
    }

    private static async Task RefuseSignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync("mara@demo.example");
        await page.GetByLabel("Password").FillAsync("not this one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".validation-summary li").WaitForAsync();
    }

    private static async Task SendEmptyAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
    }

    private static async Task SendLongNoteAsync(IPage page)
    {
        await page.GetByLabel("Note for the therapist").FillAsync(new string('x', 1001));
        await page.GetByRole(AriaRole.Button, new() { Name = "Book for" }).ClickAsync();
        await page.GetByText("Please keep the note to 1000 characters.").WaitForAsync();
    }

    private sealed record Exhibit(Visitor Visitor, string Address, Func<IPage, Task>? Then = null);
}
