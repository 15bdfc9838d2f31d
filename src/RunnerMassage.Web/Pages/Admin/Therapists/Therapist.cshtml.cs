using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Therapists;

/// <summary>Adds a therapist or changes what is said of one; shows what they give and with which account they sign in.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class TherapistModel(
    TherapistEditor therapists, RoomEditor roomEditor, MassageTypeEditor types, ComingSessionReader coming, ClinicRepository clinics, Auditor auditor, IClock clock)
    : FormPage
{
    /// <summary>Stands in the address for a therapist who is to be added.</summary>
    public const string Add = "add";

    private const string RoomKey = "Room-";
    private IReadOnlyList<Room> _rooms = [];

    /// <summary>The therapist as they are saved, or null where one is to be added.</summary>
    public TherapistLine? Saved { get; private set; }

    /// <summary>What they may give, with the certificate's last day, by name.</summary>
    public IReadOnlyList<(MassageType Type, Qualification Held)> Gives { get; private set; } = [];

    /// <summary>The present date in the clinic's zone.</summary>
    public LocalDate Today => Format.DateOf(clock.GetCurrentInstant());

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields =>
    [
        new("Name", "Full name") { Longest = 80 },
        new("Bio", "A few sentences for runners", FieldKind.Text) { Longest = 600 },
        new("Languages", "Languages") { Hint = "Separated by commas, such as German, English.", Longest = 120 },
        new("Gender", "Gender", FieldKind.Choice)
        {
            Hint = "For runners who prefer a woman or a man.",
            Choices = [(nameof(Gender.Unspecified), "Not stated, or neither"), (nameof(Gender.Female), "Woman"), (nameof(Gender.Male), "Man")],
        },
        .. _rooms.Select(room => new FormField(RoomKey + room.Id, room.Active ? room.Name : $"{room.Name} (not in use)", FieldKind.Number)
        {
            Group = "Rooms in order: 1 is tried first, an empty field is no room of theirs",
        }),
        new("Active", "Offered to runners", FieldKind.Tick) { Hint = "Unticked, nobody can book them. Booked sessions stay." },
    ];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Show(SavedValues) : NotFound();

    /// <summary>Shows the coming sessions that a change concerns, or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string id, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Prepare(form, SavedValues) is { } answer)
        {
            return answer;
        }

        var profile = Read();
        if (MustBeSeen(await EffectAsync(profile, cancellationToken)))
        {
            return Page();
        }

        if (Saved is null)
        {
            var added = await therapists.AddAsync(profile, auditor.Actor, cancellationToken);
            Tell($"{profile.Name} is added. Say now what they give; then enter their hours under Availability.");
            return Redirect(Address.Of("~/admin/qualifications", ("therapist", added)));
        }

        var result = await therapists.SaveAsync(id, profile, Saved.Therapist.AvailabilityVersion, auditor.Actor, cancellationToken);
        if (result == EditResult.Saved)
        {
            Tell($"{profile.Name} is saved.");
            return Redirect("~/admin/therapists");
        }

        return await LoadAsync(id, cancellationToken) ? Conflict(SavedValues) : NotFound();
    }

    /// <inheritdoc />
    protected override void Check()
    {
        Need("Name", "Please enter a name.");
        if (!Enum.GetNames<Gender>().Contains(Form["Gender"]))
        {
            Wrong("Gender", "Please choose from the list.");
        }

        foreach (var room in _rooms.Where(room => Form[RoomKey + room.Id].Length > 0))
        {
            Number(RoomKey + room.Id, 1, 99);
        }
    }

    private Dictionary<string, string> SavedValues
    {
        get
        {
            var profile = Saved is null ? null : TherapistProfile.Of(Saved.Therapist);
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Name"] = profile?.Name ?? "",
                ["Bio"] = (profile?.Bio ?? "").ReplaceLineEndings("\n").Trim(),
                ["Languages"] = string.Join(", ", profile?.Languages ?? []),
                ["Gender"] = (profile?.Gender ?? Gender.Unspecified).ToString(),
                ["Active"] = profile?.Active ?? true ? AdminForm.Ticked : "",
            };
            foreach (var room in _rooms)
            {
                var place = profile?.RoomIds.ToList().IndexOf(room.Id) ?? -1;
                values[RoomKey + room.Id] = place < 0 ? "" : (place + 1).ToString(CultureInfo.InvariantCulture);
            }

            return values;
        }
    }

    private TherapistProfile Read() => new()
    {
        Name = Form["Name"],
        Bio = Form["Bio"],
        Languages = [.. Form["Languages"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)],
        Gender = Enum.Parse<Gender>(Form["Gender"]),
        Active = Form.Has("Active"),
        RoomIds =
        [
            .. _rooms.Where(room => Form[RoomKey + room.Id].Length > 0)
                .OrderBy(room => int.Parse(Form[RoomKey + room.Id], NumberStyles.None, CultureInfo.InvariantCulture)).Select(room => room.Id),
        ],
    };

    private async Task<ChangeEffect> EffectAsync(TherapistProfile profile, CancellationToken cancellationToken)
    {
        if (Saved is not { Therapist: { Active: true } therapist } || profile.Active)
        {
            return new ChangeEffect([], []);
        }

        var booked = await coming.WithTherapistAsync(therapist.Id, cancellationToken);
        return booked.Count == 0 ? new ChangeEffect([], []) : new ChangeEffect([$"Nobody can book {therapist.Name} any more once this is saved."], booked);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Saved = id == Add ? null : await therapists.FindAsync(id, cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var own = Saved?.Therapist.Rooms.Select(room => room.RoomId).ToHashSet(StringComparer.Ordinal) ?? [];
        _rooms = (await roomEditor.ListAsync(cancellationToken)).FindAll(room => room.Active || own.Contains(room.Id));
        var byId = (await types.ListAsync(cancellationToken)).ToDictionary(type => type.Id, StringComparer.Ordinal);
        Gives = [.. (Saved?.Therapist.Qualifications ?? []).Select(held => (byId[held.MassageTypeId], held)).OrderBy(pair => pair.Item1.Name, StringComparer.Ordinal)];
        return id == Add || Saved is not null;
    }
}
