using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Pages.Admin.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Types;

/// <summary>Adds a massage type or changes one, after showing the coming sessions that a change concerns.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class TypeModel(
    MassageTypeEditor types, QualificationEditor qualifications, ComingSessionReader coming, MailTextEditor mailTexts, ClinicRepository clinics,
    Auditor auditor, IClock clock) : FormPage
{
    /// <summary>Stands in the address for a type that is to be added.</summary>
    public const string Add = "add";

    /// <summary>The type as it is saved, or null where it is to be added.</summary>
    public MassageType? Saved { get; private set; }

    /// <summary>All therapists with what they may give.</summary>
    public IReadOnlyList<Therapist> Therapists { get; private set; } = [];

    /// <summary>The clinic.</summary>
    public Clinic Clinic { get; private set; } = null!;

    /// <summary>The present date in the clinic's zone.</summary>
    public LocalDate Today => Format.DateOf(clock.GetCurrentInstant());

    /// <summary>Words for dates and prices.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields => TypeForm.Fields;

    /// <summary>The rows of lengths, with an empty one behind them.</summary>
    public IReadOnlyList<LengthRow> Rows => [.. TypeLengths.Rows(Form[TypeLengths.Key]), new LengthRow("", "")];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Show(SavedValues) : NotFound();

    /// <summary>Adds or removes a row, shows what saving would touch, or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string id, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var gathered = TypeLengths.Gather(form);
        if (Prepare(form.Do?.Split(':')[0] is "row" or "remove" ? gathered with { Do = "preview" } : gathered, SavedValues) is { } answer)
        {
            return answer;
        }

        var draft = TypeForm.Read(Form);
        if (MustBeSeen(await EffectAsync(draft, cancellationToken)))
        {
            return Page();
        }

        var (result, savedId) = Saved is null
            ? await types.AddAsync(draft, auditor.Actor, cancellationToken)
            : (await types.SaveAsync(id, draft, Saved.Version, auditor.Actor, cancellationToken), id);
        switch (result)
        {
            case EditResult.Saved:
                Tell(Saved is null ? $"{draft.Name} is added. Say now who gives it: until then nobody can book it." : $"{draft.Name} is saved. Booked sessions keep their price and length.");
                return Redirect(Saved is null ? $"~/admin/qualifications?type={savedId}" : "~/admin/types");
            case EditResult.NameTaken:
                Wrong("Name", "Another massage type has this name. Please choose a name that tells them apart.");
                return Refuse();
            default:
                return await LoadAsync(id, cancellationToken) ? Conflict(SavedValues) : NotFound();
        }
    }

    /// <inheritdoc />
    protected override void Check()
    {
        Need("Name", "Please enter a name.");
        Need("Summary", "Please say in one sentence for whom it is.");
        if (!Enum.GetNames<TimingClass>().Contains(Form["TimingClass"]))
        {
            Wrong("TimingClass", "Please choose from the list.");
        }

        Number("Pressure", 1, 5);
        var rows = TypeLengths.Rows(Form[TypeLengths.Key]);
        if (rows.Any(row => row.ReadMinutes() is null || row.ReadPrice() is null))
        {
            Wrong(TypeLengths.Key, "Please give each length 5 to 240 whole minutes and a price of 0 to 9999 with at most two decimals, such as 60 and 79.50.");
        }
        else if (rows.Select(row => row.ReadMinutes()).Distinct().Count() != rows.Count)
        {
            Wrong(TypeLengths.Key, "Please enter each length once.");
        }
    }

    private Dictionary<string, string> SavedValues => Saved is null ? TypeForm.New : TypeForm.Of(Saved);

    private async Task<ChangeEffect> EffectAsync(MassageTypeDraft draft, CancellationToken cancellationToken)
    {
        var sentences = new List<string>();
        var sessions = new List<ComingSession>();
        if (Saved is { } saved)
        {
            var booked = await coming.OfTypeAsync(saved.Id, cancellationToken);
            var gone = saved.Lengths.Where(length => draft.Lengths.All(kept => kept.Minutes != length.Minutes)).Select(length => length.Minutes).ToHashSet();
            var leaves = saved.Active && !draft.Active;
            if (leaves)
            {
                sentences.Add($"Nobody can book {saved.Name} any more once this is saved.");
            }

            sessions = booked.FindAll(session => leaves || gone.Contains(session.Minutes));
            if (!saved.NeedsCertificate && draft.NeedsCertificate && GiversWithoutLastDay() is { Count: > 0 } without)
            {
                sentences.Add($"These therapists have no last day of a certificate yet: {string.Join(", ", without)}. Enter it under Who gives it, or they cannot be booked for it.");
            }
        }

        if (Differs("Name"))
        {
            var texts = await mailTexts.ListAsync(cancellationToken);
            sentences.AddRange(texts.Values.Where(text => OwnWords.TypesIn($"{text.Subject}\n{text.Body}", [draft.Name]).Count > 0)
                .Select(text => $"Your own words for the mail “{MailWords.Kind(text.Kind)}” contain this name. Mails should not tell which massage somebody booked; please change those words too."));
        }

        return new ChangeEffect(sentences, sessions);
    }

    private List<string> GiversWithoutLastDay() =>
        [.. Therapists.Where(one => one.Qualifications.Exists(held => held.MassageTypeId == Saved!.Id && held.ExpiresOn is null)).Select(one => one.Name)];

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Saved = id == Add ? null : await types.FindAsync(id, cancellationToken);
        Therapists = await qualifications.TherapistsAsync(cancellationToken);
        Clinic = await clinics.GetAsync(cancellationToken);
        Format = new ClinicFormat(Clinic);
        return id == Add || Saved is not null;
    }
}
