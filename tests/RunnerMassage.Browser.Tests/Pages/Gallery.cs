using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Web.Demo;
using Xunit;

namespace RunnerMassage.Browser.Tests.Pages;

/// <summary>
/// One site for all tests that only look at pages, started when the first one asks: with windows of a stranger, of somebody who has just
/// registered, of Mara, who has booked an hour on 13 May, of Elena, who gives it, and of Sofia, an admin; and the pages to look at by name.
/// </summary>
public sealed class Gallery : IAsyncDisposable
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
        ["guides"] = new(Visitor.Stranger, "/guide"),
        ["when, a guide with its days"] = new(Visitor.Stranger, "/guide/when", OpenAllAsync),
        ["how often, a guide with its table"] = new(Visitor.Stranger, "/guide/how-often"),
        ["which massage, a guide with a table"] = new(Visitor.Stranger, "/guide/which-massage"),
        ["reports"] = new(Visitor.Sofia, "/admin/reports?weeks=12", OpenAllAsync),
        ["which massage suits me"] = new(Visitor.Stranger, "/choose"),
        ["the figure"] = new(Visitor.Stranger, "/choose", PointAsync),
        ["which massage, with errors"] = new(Visitor.Stranger, "/choose", SendNoAnswersAsync),
        ["what suits me"] = new(Visitor.Newcomer, "/choose", AnswerAsync),
        ["about"] = new(Visitor.Stranger, "/about"),
        ["privacy"] = new(Visitor.Stranger, "/privacy"),
        ["not found"] = new(Visitor.Stranger, "/nowhere"),
        ["no sessions"] = new(Visitor.Newcomer, "/sessions"),
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
        ["forgot password"] = new(Visitor.Stranger, "/account/forgot"),
        ["my account"] = new(Visitor.Mara, "/account"),
        ["recent sign-ins"] = new(Visitor.Mara, "/account/sign-ins"),
        ["change address, refused"] = new(Visitor.Mara, "/account/email", RefuseAddressAsync),
        ["second factor"] = new(Visitor.Mara, "/account/two-factor"),
        ["set up an app"] = new(Visitor.Mara, "/account/two-factor/set-up"),
        ["passkeys"] = new(Visitor.Mara, "/account/passkeys"),
        ["is it still you"] = new(Visitor.Mara, "/account/two-factor/prove"),
        ["one more step"] = new(Visitor.Mara, "/account/two-factor/required"),
        ["sign in with a passkey"] = new(Visitor.Stranger, "/account/passkeys/sign-in"),
        ["preferences"] = new(Visitor.Mara, "/account/preferences"),
        ["a therapist's day"] = new(Visitor.Elena, "/today"),
        ["desk, found"] = new(Visitor.Elena, "/desk?q=lin"),
        ["desk, somebody new, with errors"] = new(Visitor.Elena, "/desk/new", SendEmptyPersonAsync),
        ["desk, times"] = new(Visitor.Elena, "/desk/{greta}/times?massageType=deep-tissue&date=2027-04-13"),
        ["desk, blocked time"] = new(Visitor.Tom, "/desk/{jonas}/confirm?massageType=deep-tissue&minutes=45&therapistId=tom&start=2027-04-24T10%3A00Z"),
        ["calendar, week"] = new(Visitor.Elena, "/calendar?date=2027-05-13", DrawnAsync),
        ["calendar, month"] = new(Visitor.Elena, "/calendar?view=month&date=2027-04-15", DrawnAsync),
        ["calendar, everybody"] = new(Visitor.Sofia, "/calendar?date=2027-04-20"),
        ["calendar, everybody's month"] = new(Visitor.Sofia, "/calendar?view=month&date=2027-04-20"),
        ["time off"] = new(Visitor.Sofia, "/calendar/time-off?therapist=elena&from=2027-05-13T09:00&to=2027-05-13T12:00"),
        ["time off, what is affected"] = new(Visitor.Elena, "/calendar/time-off?from=2027-05-13", LookAsync),
        ["sign out"] = new(Visitor.Mara, "/account/sign-out"),
        ["your data"] = new(Visitor.Mara, "/account/data"),
        ["consents"] = new(Visitor.Mara, "/account/consents"),
        ["withdraw a consent"] = new(Visitor.Mara, "/account/consents/health-data/withdraw"),
        ["delete the account"] = new(Visitor.Mara, "/account/delete"),
        ["consent asked"] = new(Visitor.Newcomer, "/training/entry"),
        ["users"] = new(Visitor.Sofia, "/admin/users"),
        ["a user"] = new(Visitor.Sofia, "/admin/users/{mara}"),
        ["roles"] = new(Visitor.Sofia, "/admin/users/{mara}/roles"),
        ["deactivate"] = new(Visitor.Sofia, "/admin/users/{mara}/state"),
        ["invites"] = new(Visitor.Sofia, "/admin/invites", InviteAsync),
        ["audit log"] = new(Visitor.Sofia, "/admin/audit", InviteToBeLoggedAsync),
        ["guides, to edit"] = new(Visitor.Sofia, "/admin/guides"),
        ["a new guide"] = new(Visitor.Sofia, "/admin/guides/new"),
        ["edit a guide"] = new(Visitor.Sofia, "/admin/guides/swedish"),
        ["edit a guide, refused"] = new(Visitor.Sofia, "/admin/guides/benefits", RefuseGuideAsync),
        ["versions of a guide"] = new(Visitor.Sofia, "/admin/guides/how-often/versions", HandInGuideAsync),
        ["a version of a guide"] = new(Visitor.Sofia, "/admin/guides/swedish/versions/1"),
        ["compare versions"] = new(Visitor.Sofia, "/admin/guides/movement-therapist/versions", CompareGuideAsync),
        ["pictures"] = new(Visitor.Sofia, "/admin/guides/images"),
        ["invitation, spent"] = new(Visitor.Stranger, "/account/invitation"),
    };

    private readonly Dictionary<Visitor, IBrowserContext> _contexts = [];
    private readonly Lock _lock = new();
    private Task? _prepared;
    private Site? _site;
    private string _booked = "";
    private string _cancelled = "";

    private enum Visitor
    {
        Stranger,
        Mara,
        Newcomer,
        Elena,
        Tom,
        Sofia,
    }

    /// <summary>The names of all pages.</summary>
    public static TheoryData<string> Names => [.. Exhibits.Keys];

    /// <summary>Opens a page in a tab of its own; <paramref name="listen"/> gets the tab before anything is loaded.</summary>
    public async Task<IPage> OpenAsync(Chromium chromium, string name, Action<IPage>? listen = null)
    {
        lock (_lock)
        {
            _prepared ??= PrepareAsync(chromium);
        }

        await _prepared;
        var exhibit = Exhibits[name];
        var page = await _contexts[exhibit.Visitor].NewPageAsync();
        listen?.Invoke(page);
        await page.GotoAsync(exhibit.Address
            .Replace("{booked}", _booked, StringComparison.Ordinal)
            .Replace("{cancelled}", _cancelled, StringComparison.Ordinal)
            .Replace("{greta}", DemoPeople.AccountOf("greta"), StringComparison.Ordinal)
            .Replace("{jonas}", DemoPeople.AccountOf("jonas"), StringComparison.Ordinal)
            .Replace("{mara}", DemoPeople.AccountOf("mara"), StringComparison.Ordinal));
        await (exhibit.Then?.Invoke(page) ?? Task.CompletedTask);
        return page;
    }

    /// <summary>Stops the site; the windows go with the browser.</summary>
    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task PrepareAsync(Chromium chromium)
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

        await RegisterAsync(_contexts[Visitor.Newcomer]);
        await SignInAsync(_contexts[Visitor.Mara], "Mara Lind");
        await SignInAsync(_contexts[Visitor.Elena], "Elena Brandt");
        await SignInAsync(_contexts[Visitor.Tom], "Tom Achter");
        await SignInAsync(_contexts[Visitor.Sofia], "Sofia Keller");
        var page = await _contexts[Visitor.Mara].NewPageAsync();
        await page.GotoAsync($"/sessions/{_cancelled}/cancel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel session" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await page.CloseAsync();
    }

    private static async Task SignInAsync(IBrowserContext context, string person)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.GetByText("Signed in as").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.CloseAsync();
    }

    private static async Task RegisterAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/register");
        foreach (var button in (string[])["Create account", "Sign in"])
        {
            await page.GetByLabel("E-mail").FillAsync("new@runner.example");
            await page.GetByLabel("Password").FillAsync("four slow lanes at dawn");
            if (button == "Create account")
            {
                await page.GetByLabel("I agree to the terms.").CheckAsync();
            }

            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.LeaveAsync("/register");
        }

        await page.GetByText("Signed in as").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.CloseAsync();
    }

    private static async Task InviteAsync(IPage page)
    {
        await page.GetByLabel("Their e-mail address").FillAsync($"{Guid.NewGuid():N}@clinic.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the invite" }).ClickAsync();
        await page.GetByText("An invite is on its way").WaitForAsync();
        await page.GotoAsync("/admin/invites");
    }

    private static async Task InviteToBeLoggedAsync(IPage page)
    {
        await page.GotoAsync("/admin/invites");
        await InviteAsync(page);
        await page.GotoAsync("/admin/audit");
    }

    private static async Task RefuseGuideAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
    }

    private static Task HandInGuideAsync(IPage page) => ChangeGuideAsync(page, "Hand in for review");

    private static async Task CompareGuideAsync(IPage page)
    {
        await ChangeGuideAsync(page, "Save draft");
        await page.GetByRole(AriaRole.Link, new() { Name = "What changed" }).First.ClickAsync();
        await page.Locator(".difference").First.WaitForAsync();
    }

    private static async Task ChangeGuideAsync(IPage page, string button)
    {
        var versions = page.Url;
        await page.GotoAsync(versions[..^"/versions".Length]);
        await page.GetByLabel("Title").FillAsync($"Changed {Guid.NewGuid():N}");
        await page.GetByLabel("What has changed?").FillAsync("Another title");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator("[data-flash]").WaitForAsync();
        await page.GotoAsync(versions);
    }

    /// <summary>Shows the sources, and the tables behind drawings.</summary>
    private static async Task OpenAllAsync(IPage page) =>
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => details.open = true)");

    private static async Task RefuseSignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync("mara@demo.example");
        await page.GetByLabel("Password").FillAsync("not this one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".validation-summary li").WaitForAsync();
    }

    private static async Task RefuseAddressAsync(IPage page)
    {
        await page.GetByLabel("New address").FillAsync("mara@runner.example");
        await page.GetByLabel("Your password").FillAsync("not this one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the confirmation" }).ClickAsync();
        await page.Locator(".field-validation-error").WaitForAsync();
    }

    private static async Task SendEmptyAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
    }

    private static async Task PointAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = "Knots" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.Locator(".figure-calf path").First.ClickAsync();
    }

    private static async Task SendNoAnswersAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('form[data-steps]').noValidate = true; HTMLFormElement.prototype.submit.call(document.querySelector('form[data-steps]'))");
        await page.Locator(".field-validation-error").First.WaitForAsync();
    }

    private static async Task AnswerAsync(IPage page)
    {
        await page.EvaluateAsync(
            "for (const value of ['Injury', 'Calf', 'Weeks', 'no']) document.querySelector(`form[data-steps] input[value=${value}]`).checked = true; HTMLFormElement.prototype.submit.call(document.querySelector('form[data-steps]'))");
        await page.ArriveAtAsync("/choose/result");
    }

    private static async Task SendEmptyPersonAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose a time" }).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
    }

    private static async Task SendLongNoteAsync(IPage page)
    {
        await page.GetByLabel("Note for the therapist").FillAsync(new string('x', 1001));
        await page.GetByRole(AriaRole.Button, new() { Name = "Book for" }).ClickAsync();
        await page.GetByText("Please keep the note to 1000 characters.").WaitForAsync();
    }

    private static Task DrawnAsync(IPage page) => page.Locator(".cal-library [role=grid]").WaitForAsync();

    private static async Task LookAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "See what is affected" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).WaitForAsync();
    }

    private sealed record Exhibit(Visitor Visitor, string Address, Func<IPage, Task>? Then = null);
}
