using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace RunnerMassage.Web.Tests;

/// <summary>Somebody with a browser without script: keeps cookies, follows redirects, fills in forms as they stand on the page.</summary>
public sealed class Visitor(HttpClient client)
{
    private const int MostRedirects = 10;

    /// <summary>The client beneath, which keeps the cookies and follows no redirects.</summary>
    public HttpClient Client => client;

    /// <summary>Opens an address and follows where it leads.</summary>
    public Task<VisitedPage> GetAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    internal async Task<VisitedPage> FollowAsync(HttpRequestMessage request)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var response = await client.SendAsync(request);
            if (response.Headers.Location is not { } location || (int)response.StatusCode is < 300 or > 399)
            {
                return await VisitedPage.ReadAsync(this, response);
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(response.RequestMessage!.RequestUri!, location));
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects.");
    }
}

/// <summary>A page as a visitor sees it.</summary>
public sealed class VisitedPage
{
    private readonly Visitor _visitor;

    private VisitedPage(Visitor visitor, HttpResponseMessage response, IDocument document) =>
        (_visitor, Response, Document) = (visitor, response, document);

    /// <summary>The answer as it came.</summary>
    public HttpResponseMessage Response { get; }

    /// <summary>The page's elements.</summary>
    public IDocument Document { get; }

    /// <summary>Status of the answer.</summary>
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Path and query that the visitor ended at.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>The text of the whole page, with each run of white space as one space.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The heading of the page.</summary>
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Fills in the form that the selector finds and sends it with all that stands in it, its antiforgery token included.</summary>
    /// <param name="selector">CSS selector of the form.</param>
    /// <param name="values">Values by the names of the fields; radios and checkboxes by their value.</param>
    public Task<VisitedPage> SubmitAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = Document.QuerySelector<IHtmlFormElement>(selector)
            ?? throw new InvalidOperationException($"There is no form '{selector}' at {Address}: {Text}");
        foreach (var (name, value) in values)
        {
            Fill(form, name, value);
        }

        return PressAsync(form, form.QuerySelector<IHtmlElement>("button:not([type=button]), input[type=submit]"));
    }

    /// <summary>Fills in the form that a button belongs to and presses that button.</summary>
    /// <param name="selector">CSS selector of the button.</param>
    /// <param name="values">Values by the names of the fields, as in <see cref="SubmitAsync"/>.</param>
    public Task<VisitedPage> PressAsync(string selector, params (string Name, string Value)[] values)
    {
        var button = Document.QuerySelector<IHtmlButtonElement>(selector)
            ?? throw new InvalidOperationException($"There is no button '{selector}' at {Address}: {Text}");
        var form = button.Form ?? throw new InvalidOperationException($"The button '{selector}' belongs to no form.");
        if (!form.Contains(button))
        {
            // A button may belong to a form by its id alone; the parser's forms send only what stands inside them.
            form.AppendChild(button);
        }

        foreach (var (name, value) in values)
        {
            Fill(form, name, value);
        }

        return PressAsync(form, button);
    }

    // As in a browser that leaves all checking to the server.
    private Task<VisitedPage> PressAsync(IHtmlFormElement form, IHtmlElement? button)
    {
        form.NoValidate = true;
        var submission = (button is null ? form.GetSubmission() : form.GetSubmission(button))
            ?? throw new InvalidOperationException($"The form at {Address} cannot be sent.");
        var request = new HttpRequestMessage(new System.Net.Http.HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (request.Method == System.Net.Http.HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.MimeType);
        }

        return _visitor.FollowAsync(request);
    }

    /// <summary>Follows the first link with this text.</summary>
    public Task<VisitedPage> FollowLinkAsync(string text)
    {
        var link = Document.QuerySelectorAll<IHtmlAnchorElement>("a").FirstOrDefault(link => link.TextContent.Trim().StartsWith(text, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no link '{text}' at {Address}.");
        return _visitor.GetAsync(link.Href);
    }

    /// <summary>The message beside a field, or nothing.</summary>
    public string ErrorOf(string field) => Document.GetElementById(field.Replace('.', '_') + "-error")?.TextContent.Trim() ?? "";

    internal static async Task<VisitedPage> ReadAsync(Visitor visitor, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(answer => answer.Content(html).Address(response.RequestMessage!.RequestUri));
        return new VisitedPage(visitor, response, document);
    }

    private static void Fill(IHtmlFormElement form, string name, string value)
    {
        var fields = form.Elements.Where(element => element.GetAttribute("name") == name).ToList();
        fields.ShouldNotBeEmpty($"The form has no field '{name}'.");
        foreach (var field in fields)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } choice:
                    choice.IsChecked = choice.Value == value;
                    break;
                case IHtmlInputElement { Type: "hidden" } when fields.Count > 1:
                    // The companion of a checkbox, which tells the server that it was not ticked.
                    break;
                case IHtmlInputElement input:
                    input.Value = value;
                    break;
                case IHtmlSelectElement select:
                    select.Value = value;
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = value;
                    break;
            }
        }
    }
}
