using System.Globalization;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Pages.Admin.Qualifications;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>The form of a race: its fields, what is saved in them, and what they say.</summary>
internal static class RaceForm
{
    public const int MostRunners = 1_000_000;

    public static IReadOnlyList<FormField> Fields { get; } =
    [
        new("Name", "Name") { Longest = 80 },
        new("Date", "Date", FieldKind.Date),
        new("Distance", "Longest distance in kilometres, if you know it") { Hint = "Such as 42.2.", Longest = 10 },
        new("Runners", "About how many run, if you know it", FieldKind.Number) { Longest = 10 },
    ];

    public static Dictionary<string, string> Of(LocalRace? race) => new(StringComparer.Ordinal)
    {
        ["Name"] = race?.Name ?? "",
        ["Date"] = race is null ? "" : Address.Dates.Format(race.Date),
        ["Distance"] = race?.DistanceKm?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
        ["Runners"] = race?.Runners?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    public static LocalRace Read(string id, AdminForm form) => new()
    {
        Id = id,
        Name = form["Name"],
        Date = QualificationRow.DateOf(form["Date"])!.Value,
        DistanceKm = form["Distance"].Length == 0 ? null : Kilometres(form["Distance"]),
        Runners = form["Runners"].Length == 0 ? null : int.Parse(form["Runners"], NumberStyles.None, CultureInfo.InvariantCulture),
    };

    /// <summary>The kilometres that were typed, or null where it is nonsense.</summary>
    public static double? Kilometres(string typed) =>
        double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var km) && km is > 0 and <= 1000 ? km : null;

    /// <summary>Distance and runners, with what parts them from the date before.</summary>
    public static string Size(LocalRace race) => string.Concat(
        race.DistanceKm is { } km ? string.Create(CultureInfo.InvariantCulture, $", {km:0.#} km") : "",
        race.Runners is { } runners ? string.Create(CultureInfo.InvariantCulture, $", about {runners:#,0} runners") : "");
}
