using NodaTime;
using NodaTime.Testing;

namespace RunnerMassage.Web.Tests.Choose;

/// <summary>Answers the questionnaire as a person without script does: one page, one form.</summary>
internal static class Questionnaire
{
    /// <summary>Sends the form with some answers on top of the two that must be given.</summary>
    public static async Task<VisitedPage> AnswerAsync(Visitor visitor, params (string Name, string Value)[] answers)
    {
        var page = await visitor.GetAsync("/choose");
        (string, string)[] all = [("Input.Complaint", "Knots"), ("Input.FreshInjury", "no"), .. answers.Select(answer => ("Input." + answer.Name, answer.Value))];
        return await page.SubmitAsync("form[data-steps]", all);
    }

    public static WebApp AppAt(LocalDate date) => new() { Clock = new FakeClock(date.At(new LocalTime(7, 0)).InUtc().ToInstant()) };

    public static string TextOf(VisitedPage page, string selector) =>
        string.Join(' ', (page.Document.QuerySelector(selector)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The ranking below the match: each type with its verdict.</summary>
    public static IReadOnlyList<string> Lanes(VisitedPage page) =>
        [.. page.Document.QuerySelectorAll(".lane-head").Select(head => string.Join(' ', head.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
