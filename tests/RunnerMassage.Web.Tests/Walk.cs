using NodaTime;
using RunnerMassage.Web.Shared.Formatting;
using Shouldly;

namespace RunnerMassage.Web.Tests;

/// <summary>Steps that many tests take on their way, as a person takes them.</summary>
internal static class Walk
{
    /// <summary>The form that the page is about.</summary>
    public const string Form = "main form.form";

    /// <summary>The free times on a page of times, as links.</summary>
    public static IReadOnlyList<string> TimesOn(VisitedPage page) =>
        [.. page.Document.QuerySelectorAll("#times a.time").Select(link => link.GetAttribute("href")!)];

    /// <summary>The clock times on a page of times.</summary>
    public static IReadOnlyList<string> ClockTimesOn(VisitedPage page) =>
        [.. page.Document.QuerySelectorAll("#times .time-clock").Select(clock => clock.TextContent.Trim())];

    /// <summary>Address of the confirmation of a time.</summary>
    public static string ConfirmAddress(string therapistId, Instant start, string massageType = "swedish", int minutes = 60, bool any = false) =>
        "/" + Address.Of(
            "times/confirm",
            ("massageType", massageType),
            ("minutes", $"{minutes}"),
            ("therapistId", therapistId),
            ("start", Address.Start(start)),
            ("any", any ? "true" : null));

    /// <summary>Books and returns the path of the session.</summary>
    public static async Task<string> BookAsync(Visitor runner, string therapistId, Instant start, string? note = null)
    {
        var done = await (await runner.GetAsync(ConfirmAddress(therapistId, start))).SubmitAsync(Form, ("Note", note ?? ""));
        done.Heading.ShouldBe("Your session is booked", done.Text);
        return done.Address[..^"/booked".Length];
    }

    /// <summary>Several instants of free hour-long Swedish massages of a therapist, four hours apart or on other days.</summary>
    public static async Task<Instant> FreeStartAsync(Visitor visitor, string therapistId, string date, int index = 0)
    {
        var page = await visitor.GetAsync($"/times?massageType=swedish&minutes=60&therapistId={therapistId}&date={date}");
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://site" + TimesOn(page)[index]).Query);
        return Address.ReadStart(query["start"])!.Value;
    }
}
