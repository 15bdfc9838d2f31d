using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace RunnerMassage.Web.Pages;

/// <summary>Says what an answer without a page means and where to go from there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusCodeModel : PageModel
{
    /// <summary>The HTTP status that the browser was answered.</summary>
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>What happened, in a few words.</summary>
    public string Title => Code switch
    {
        StatusCodes.Status400BadRequest => "That form could not be read",
        StatusCodes.Status403Forbidden => "This page is not for this account",
        StatusCodes.Status404NotFound => "There is no such page",
        StatusCodes.Status429TooManyRequests => "That was a little fast",
        StatusCodes.Status503ServiceUnavailable => "We are busy for a moment",
        _ => "That did not work",
    };

    /// <summary>What to do about it.</summary>
    public string Text => Code switch
    {
        StatusCodes.Status400BadRequest =>
            "It may have been open for a long time, or you signed in or out in another tab meanwhile. Go back, load the page again and send it once more.",
        StatusCodes.Status403Forbidden => "Sign in with the account that it belongs to, or go on from here.",
        StatusCodes.Status404NotFound => "The address may be mistyped, or what it led to is gone or belongs to somebody else.",
        StatusCodes.Status429TooManyRequests => "There were very many requests from your connection. Wait a minute and try again.",
        StatusCodes.Status503ServiceUnavailable => "Please try again in a few seconds.",
        _ => "Please go back and try again, or start over from here.",
    };

    /// <summary>Icon that goes with it.</summary>
    public string Icon => Code switch
    {
        StatusCodes.Status404NotFound => "footprints",
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "clock",
        StatusCodes.Status403Forbidden => "ban",
        _ => "triangle-alert",
    };

    /// <summary>Keeps the status that is told of, also where somebody opens this page by its address.</summary>
    public void OnGet() => Response.StatusCode = Code;
}
