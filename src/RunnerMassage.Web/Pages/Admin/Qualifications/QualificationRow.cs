using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Qualifications;

/// <summary>One pair of therapist and massage type in the form.</summary>
/// <param name="Therapist">The therapist.</param>
/// <param name="Type">The massage type.</param>
/// <param name="Label">What the row is called: the therapist's or the type's name.</param>
public sealed record QualificationRow(Therapist Therapist, MassageType Type, string Label)
{
    /// <summary>Key of the box that says whether the therapist gives it.</summary>
    public string GivesKey => $"Gives-{Therapist.Id}-{Type.Id}";

    /// <summary>Key of the certificate's last day.</summary>
    public string UntilKey => $"Until-{Therapist.Id}-{Type.Id}";

    /// <summary>What is saved, or null.</summary>
    public HeldQualification? Before => HeldQualification.Of(Therapist.Qualifications.Find(held => held.MassageTypeId == Type.Id));

    /// <summary>The row's fields.</summary>
    public IEnumerable<FormField> Fields =>
    [
        new(GivesKey, $"{Label}: gives it", FieldKind.Tick),
        new(UntilKey, $"{Label}: certificate’s last day", FieldKind.Date),
    ];

    /// <summary>What is saved, as the form holds it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
    [
        new(GivesKey, Before is null ? "" : AdminForm.Ticked),
        new(UntilKey, Before?.ExpiresOn is { } last ? Address.Dates.Format(last) : ""),
    ];

    /// <summary>The date that was typed, or null where none or nonsense was.</summary>
    public static LocalDate? DateOf(string typed) => LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var date } ? date : null;

    /// <summary>What a form says of it; null where the therapist shall not give it.</summary>
    public HeldQualification? After(AdminForm form) => form.Has(GivesKey) ? new HeldQualification(DateOf(form[UntilKey])) : null;
}
