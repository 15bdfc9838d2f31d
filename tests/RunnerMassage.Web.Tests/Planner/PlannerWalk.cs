using NodaTime;
using NodaTime.Testing;

namespace RunnerMassage.Web.Tests.Planner;

/// <summary>Steps through the planner as a person takes them.</summary>
internal static class PlannerWalk
{
    /// <summary>Wednesday 7 April 2027, 08:00 in Berlin: the morning after the intervals of the demo's two runners.</summary>
    public static readonly Instant WednesdayMorning = Instant.FromUtc(2027, 4, 7, 6, 0);

    /// <summary>Mara: first half marathon, tight round the knee, never massaged.</summary>
    public static readonly (string Name, string Value)[] Mara = Fields(
        ("LastRunDate", "2027-04-06"), ("LastRunTime", "18:00"), ("NextRunDate", "2027-04-11"), ("NextRunTime", "09:00"),
        ("RaceDate", "2027-04-17"), ("RaceTime", "10:00"), ("RaceKm", "21,1"), ("RacePriority", "B"), ("RaceName", "First Half"),
        ("Complaint", "Knots"), ("Pressure", "Low"), ("Experience", "None"), ("TrainingDays", "4"), ("WeeklyKm", "38"), ("Budget", "80"));

    /// <summary>Jonas: a marathon ahead, six days a week, used to deep work.</summary>
    public static readonly (string Name, string Value)[] Jonas = Fields(
        ("LastRunDate", "2027-04-06"), ("LastRunTime", "18:00"), ("NextRunDate", "2027-04-08"), ("NextRunTime", "18:00"),
        ("RaceDate", "2027-04-25"), ("RaceTime", "09:00"), ("RaceKm", "42.195"), ("RacePriority", "A"),
        ("Complaint", "Knots"), ("Pressure", "High"), ("Experience", "Regular"), ("TrainingDays", "6"), ("WeeklyKm", "72"), ("Budget", "220"));

    /// <summary>Names of the form's fields before what goes into them.</summary>
    public static (string Name, string Value)[] Fields(params (string Name, string Value)[] fields) =>
        [.. fields.Select(field => ("Input." + field.Name, field.Value))];

    public static WebApp AppAt(Instant now) => new() { Clock = new FakeClock(now) };

    /// <summary>Fills in the planner on the landing page and sends it.</summary>
    public static async Task<VisitedPage> TellAsync(Visitor visitor, params (string Name, string Value)[] fields) =>
        await (await visitor.GetAsync("/")).SubmitAsync("form.plan-form", fields);

    /// <summary>What the timeline's table says of a date: marks, then the rating per massage type, then free times.</summary>
    public static IReadOnlyList<string> Day(VisitedPage page, string date) =>
        [.. page.Document.QuerySelector($".timeline-table tr:has(time[datetime='{date}'])")!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    /// <summary>Per date the rating of one column of the timeline's table.</summary>
    public static IReadOnlyList<string> DaysRated(VisitedPage page, string type, string rating)
    {
        var column = page.Document.QuerySelectorAll(".timeline-table thead th").Select(head => head.TextContent.Trim()).ToList().IndexOf(type);
        return [.. page.Document.QuerySelectorAll(".timeline-table tbody tr").Where(row => row.Children[column].TextContent.Trim() == rating)
            .Select(row => row.QuerySelector("time")!.TextContent)];
    }
}
