using System.Collections.Concurrent;
using Microsoft.Playwright;
using Shouldly;

namespace RunnerMassage.Browser.Tests;

/// <summary>What the browser's console said against a page: errors, warnings, uncaught exceptions, broken content security policy.</summary>
public sealed class Complaints
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ConcurrentQueue<(string Address, string? Failure)> _unanswered = new();
    private readonly ConcurrentQueue<string> _downloads = new();

    private Complaints()
    {
    }

    /// <summary>Listens to a page from now on. That a page's own answer has an error status is no complaint: tests ask for such answers.</summary>
    public static Complaints Of(IPage page)
    {
        var complaints = new Complaints();
        page.Console += (_, message) =>
        {
            var ownStatus = message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)
                && message.Location.StartsWith(page.Url.Split('#')[0], StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !ownStatus)
            {
                complaints._all.Enqueue($"{message.Type} at {page.Url}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => complaints._all.Enqueue($"exception at {page.Url}: {error}");
        page.RequestFailed += (_, request) => complaints._unanswered.Enqueue((request.Url, request.Failure));
        page.Download += (_, download) => complaints._downloads.Enqueue(download.Url);
        return complaints;
    }

    /// <summary>An answer that becomes a file is none to the page, which Chromium reports as a request given up.</summary>
    public void ShouldBeNone() => _all
        .Concat(_unanswered.Where(request => !_downloads.Contains(request.Address)).Select(request => $"no answer for {request.Address}: {request.Failure}"))
        .ShouldBeEmpty();
}
