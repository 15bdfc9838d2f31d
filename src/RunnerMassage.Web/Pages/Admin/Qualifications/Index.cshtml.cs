using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Qualifications;

/// <summary>Says who may give a massage type, or what a therapist may give, and until when the certificates hold.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(
    QualificationEditor editor, MassageTypeEditor types, ComingSessionReader coming, ClinicRepository clinics, Auditor auditor) : FormPage
{
    /// <summary>The type that it is about, or null where it is about a therapist.</summary>
    public MassageType? Type { get; private set; }

    /// <summary>The therapist that it is about, or null where it is about a type.</summary>
    public Therapist? Therapist { get; private set; }

    /// <summary>The pairs.</summary>
    public IReadOnlyList<QualificationRow> Rows { get; private set; } = [];

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Address of this page.</summary>
    public string Here => Address.Of("admin/qualifications", ("type", Type?.Id), ("therapist", Therapist?.Id));

    /// <summary>Address of the page that leads here.</summary>
    public string Back => Type is null ? $"admin/therapists/{Therapist!.Id}" : $"admin/types/{Type.Id}";

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields => [.. Rows.SelectMany(row => row.Fields)];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? type, string? therapist, CancellationToken cancellationToken) =>
        await LoadAsync(type, therapist, cancellationToken) ? Show(Saved) : NotFound();

    /// <summary>Shows the coming sessions that would lose their certificate, or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string? type, string? therapist, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(type, therapist, cancellationToken))
        {
            return NotFound();
        }

        if (Prepare(form, Saved) is { } answer)
        {
            return answer;
        }

        var changes = Rows.Select(row => new QualificationChange(row.Therapist.Id, row.Type.Id, row.Before, row.After(Form)))
            .Where(change => change.Before != change.After).ToList();
        if (changes.Count == 0)
        {
            Remark = "A date counts only for those who give it. Tick the box beside it, or leave the date empty.";
            return Page();
        }

        if (MustBeSeen(await EffectAsync(changes, cancellationToken)))
        {
            return Page();
        }

        switch (await editor.SaveAsync(changes, auditor.Actor, cancellationToken))
        {
            case EditResult.Saved:
                Tell("Saved. It holds for new bookings from now on; booked sessions stay.");
                return Redirect("~/" + Back);
            default:
                return await LoadAsync(type, therapist, cancellationToken) ? Conflict(Saved) : NotFound();
        }
    }

    /// <inheritdoc />
    protected override void Check()
    {
        foreach (var row in Rows)
        {
            var typed = Form[row.UntilKey];
            if (typed.Length > 0 && QualificationRow.DateOf(typed) is null)
            {
                Wrong(row.UntilKey, "Please enter a date.");
            }
            else if (row.Type.NeedsCertificate && Form.Has(row.GivesKey) && typed.Length == 0)
            {
                Wrong(row.UntilKey, $"{row.Type.Name} needs a certificate: please enter its last day.");
            }
        }
    }

    private Dictionary<string, string> Saved => new(Rows.SelectMany(row => row.Values), StringComparer.Ordinal);

    private async Task<ChangeEffect> EffectAsync(List<QualificationChange> changes, CancellationToken cancellationToken)
    {
        var sessions = new List<ComingSession>();
        foreach (var own in changes.GroupBy(change => change.TherapistId, StringComparer.Ordinal))
        {
            var booked = await coming.WithTherapistAsync(own.Key, cancellationToken);
            sessions.AddRange(booked.Where(session => own.Any(change => change.MassageTypeId == session.MassageTypeId
                && change.Before?.HoldsOn(session.Date) == true && change.After?.HoldsOn(session.Date) != true)));
        }

        return sessions.Count == 0
            ? new ChangeEffect([], [])
            : new ChangeEffect(
                ["Without a qualification on that day, these would not be offered any more. Decide for each whether it may take place."],
                [.. sessions.OrderBy(session => session.Start)]);
    }

    private async Task<bool> LoadAsync(string? typeId, string? therapistId, CancellationToken cancellationToken)
    {
        var therapists = await editor.TherapistsAsync(cancellationToken);
        var all = await types.ListAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Type = all.Find(type => type.Id == typeId);
        Therapist = Type is null ? therapists.Find(therapist => therapist.Id == therapistId) : null;
        Rows = (Type, Therapist) switch
        {
            ({ } type, _) => [.. therapists.Select(one => new QualificationRow(one, type, one.Name))],
            (_, { } therapist) => [.. all.Select(one => new QualificationRow(therapist, one, one.Name))],
            _ => [],
        };
        return Type is not null || Therapist is not null;
    }
}
