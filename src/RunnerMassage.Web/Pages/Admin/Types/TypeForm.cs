using System.Globalization;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Pages.Admin.Types;

/// <summary>The form of a massage type: its fields, what is saved in them, and what they say.</summary>
internal static class TypeForm
{
    private const string Treats = "Treats-";

    /// <summary>The fields before the lengths.</summary>
    public static IReadOnlyList<FormField> About { get; } =
    [
        new("Name", "Name") { Longest = 60 },
        new("Summary", "For whom it is, in one sentence", FieldKind.Text) { Longest = 240 },
        new("TimingClass", "Timing", FieldKind.Choice)
        {
            Hint = "The timing rules look at nothing else of a type.",
            Choices = [.. Enum.GetValues<TimingClass>().Select(one => (one.ToString(), TimingClassWords.Of(one)))],
        },
        new("Pressure", "Pressure", FieldKind.Choice)
        {
            Choices = [.. Enumerable.Range(1, 5).Select(n => (n.ToString(CultureInfo.InvariantCulture), $"{n}: {Words.Pressure(n)}"))],
        },
    ];

    /// <summary>The fields behind them.</summary>
    public static IReadOnlyList<FormField> Rest { get; } =
    [
        .. Enum.GetValues<Complaint>().Select(complaint =>
            new FormField(Treats + ComplaintWords.CodeOf(complaint), ComplaintWords.Of(complaint), FieldKind.Tick) { Group = "What it is for" }),
        new("NeedsCertificate", "Only therapists with a certificate may give it", FieldKind.Tick) { Hint = "Each of them then needs a certificate with a last day." },
        new("Active", "Offered to runners", FieldKind.Tick) { Hint = "Unticked, it disappears from all searches at once. Booked sessions stay." },
    ];

    /// <summary>All fields.</summary>
    public static IReadOnlyList<FormField> Fields { get; } = [.. About, new(TypeLengths.Key, "Lengths and prices", FieldKind.Own) { Longest = 400 }, .. Rest];

    /// <summary>What a new type begins with.</summary>
    public static Dictionary<string, string> New { get; } = new(StringComparer.Ordinal)
    {
        ["TimingClass"] = nameof(TimingClass.Light),
        ["Pressure"] = "3",
        ["Active"] = AdminForm.Ticked,
    };

    /// <summary>What is saved.</summary>
    public static Dictionary<string, string> Of(MassageType type)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = type.Name,
            ["Summary"] = type.Summary,
            ["TimingClass"] = type.TimingClass.ToString(),
            ["Pressure"] = type.Pressure.ToString(CultureInfo.InvariantCulture),
            [TypeLengths.Key] = TypeLengths.Write(type.Lengths),
            ["NeedsCertificate"] = type.NeedsCertificate ? AdminForm.Ticked : "",
            ["Active"] = type.Active ? AdminForm.Ticked : "",
        };
        foreach (var complaint in Enum.GetValues<Complaint>())
        {
            values[Treats + ComplaintWords.CodeOf(complaint)] = type.Treats.Contains(ComplaintWords.CodeOf(complaint)) ? AdminForm.Ticked : "";
        }

        return values;
    }

    /// <summary>What a checked form says.</summary>
    public static MassageTypeDraft Read(AdminForm form) => new()
    {
        Name = form["Name"],
        Summary = form["Summary"],
        TimingClass = Enum.Parse<TimingClass>(form["TimingClass"]),
        Pressure = int.Parse(form["Pressure"], NumberStyles.None, CultureInfo.InvariantCulture),
        Lengths =
        [
            .. TypeLengths.Rows(form[TypeLengths.Key]).Select(row => new MassageLength { Minutes = row.ReadMinutes()!.Value, Price = row.ReadPrice()!.Value }),
        ],
        Treats = [.. Enum.GetValues<Complaint>().Select(ComplaintWords.CodeOf).Where(code => form.Has(Treats + code))],
        NeedsCertificate = form.Has("NeedsCertificate"),
        Active = form.Has("Active"),
    };
}
