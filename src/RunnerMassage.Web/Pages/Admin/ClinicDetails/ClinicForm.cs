using System.Globalization;
using System.Net.Mail;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Pages.Admin.Forms;

namespace RunnerMassage.Web.Pages.Admin.ClinicDetails;

/// <summary>The form of the clinic: its fields, what is saved in them, and what they say.</summary>
internal static class ClinicForm
{
    /// <summary>Longest deadline: thirty days.</summary>
    public const int MostHours = 720;

    private const string Contact = "Name and contact";
    private const string Place = "Place, time and money";
    private const string Rules = "Cancelling";
    private const string Safety = "Safety";

    public static IReadOnlyList<FormField> Fields(IEnumerable<string> zones) =>
    [
        new("Name", "Name") { Group = Contact, Longest = 80 },
        new("Address", "Address, in one line") { Group = Contact },
        new("Phone", "Telephone") { Group = Contact, Longest = 40 },
        new("Email", "E-mail address that runners write to") { Group = Contact, Longest = 254 },
        new("CountryCode", "Country") { Group = Place, Hint = "Two letters, such as DE. Public holidays are suggested by it.", Longest = 2 },
        new("Region", "Region") { Group = Place, Hint = "Where its holidays differ, such as BE for Berlin; else empty.", Longest = 3 },
        new("TimeZoneId", "Time zone", FieldKind.Choice) { Group = Place, Choices = [.. zones.Select(zone => (zone, zone.Replace('_', ' ')))] },
        new("Currency", "Currency") { Group = Place, Hint = "Three letters, such as EUR.", Longest = 3 },
        new("LateCancelHours", "Free of charge until so many hours before the start", FieldKind.Number) { Group = Rules },
        new("CancellationTerms", "What a late cancellation means", FieldKind.Text) { Group = Rules, Longest = 400 },
        new("EmergencyNumber", "Emergency number") { Group = Safety, Hint = "Told to people whose answers cannot wait.", Longest = 20 },
        new("ReviewHours", "Hours within which a therapist decides about safety answers", FieldKind.Number) { Group = Safety },
        new("ReferralText", "Where to go for a look at how somebody moves", FieldKind.Text)
        {
            Group = Safety,
            Longest = 600,
            Hint = "Read by runners who should see a movement therapist where the clinic has none. Empty: the site’s own words.",
        },
    ];

    public static Dictionary<string, string> Of(Clinic clinic) => new(StringComparer.Ordinal)
    {
        ["Name"] = clinic.Name,
        ["Address"] = clinic.Address,
        ["Phone"] = clinic.Phone,
        ["Email"] = clinic.Email,
        ["CountryCode"] = clinic.CountryCode,
        ["Region"] = clinic.Region ?? "",
        ["TimeZoneId"] = clinic.TimeZoneId,
        ["Currency"] = clinic.Currency,
        ["LateCancelHours"] = clinic.LateCancelHours.ToString(CultureInfo.InvariantCulture),
        ["CancellationTerms"] = clinic.CancellationTerms.ReplaceLineEndings("\n").Trim(),
        ["EmergencyNumber"] = clinic.EmergencyNumber,
        ["ReviewHours"] = clinic.ReviewHours.ToString(CultureInfo.InvariantCulture),
        ["ReferralText"] = (clinic.ReferralText ?? "").ReplaceLineEndings("\n").Trim(),
    };

    public static ClinicSettings Read(AdminForm form) => new()
    {
        Name = form["Name"],
        Address = form["Address"],
        Phone = form["Phone"],
        Email = form["Email"],
        CountryCode = form["CountryCode"].ToUpperInvariant(),
        Region = form["Region"] is { Length: > 0 } region ? region.ToUpperInvariant() : null,
        TimeZoneId = form["TimeZoneId"],
        Currency = form["Currency"].ToUpperInvariant(),
        LateCancelHours = int.Parse(form["LateCancelHours"], NumberStyles.None, CultureInfo.InvariantCulture),
        CancellationTerms = form["CancellationTerms"],
        EmergencyNumber = form["EmergencyNumber"],
        ReviewHours = int.Parse(form["ReviewHours"], NumberStyles.None, CultureInfo.InvariantCulture),
        ReferralText = form["ReferralText"] is { Length: > 0 } text ? text : null,
    };

    public static bool IsCountry(string text) => text.Length == 2 && text.All(char.IsAsciiLetter);

    public static bool IsRegion(string text) => text.Length <= 3 && text.All(char.IsAsciiLetterOrDigit);

    public static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetter);

    public static bool IsEmailOrEmpty(string text) => text.Length == 0 || (MailAddress.TryCreate(text, out var address) && address.Address == text);
}
