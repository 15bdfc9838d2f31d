using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Rooms;

/// <summary>Adds a room, renames one, or takes it out of use after showing what is booked there.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class RoomModel(RoomEditor rooms, ComingSessionReader coming, ClinicRepository clinics, Auditor auditor) : FormPage
{
    /// <summary>Stands in the address for a room that is to be added.</summary>
    public const string Add = "add";

    /// <summary>The room as it is saved, or null where it is to be added.</summary>
    public Room? Saved { get; private set; }

    /// <summary>What is booked there and to come.</summary>
    public IReadOnlyList<ComingSession> Coming { get; private set; } = [];

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields => Saved is null ? [Name] : [Name, InUse];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Show(SavedValues) : NotFound();

    /// <summary>Shows what is booked there, or saves.</summary>
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

        var leaves = Saved is { Active: true } && !Form.Has(InUse.Key);
        if (MustBeSeen(leaves && Coming.Count > 0 ? new ChangeEffect(["Nothing new is booked in this room once this is saved."], Coming) : new ChangeEffect([], [])))
        {
            return Page();
        }

        var result = Saved is null
            ? await rooms.AddAsync(Form[Name.Key], auditor.Actor, cancellationToken)
            : await rooms.SaveAsync(id, Form[Name.Key], Form.Has(InUse.Key), Saved.Version, auditor.Actor, cancellationToken);
        switch (result)
        {
            case EditResult.Saved:
                Tell(Saved is null ? $"{Form[Name.Key]} is added. Give it to the therapists who work there." : $"{Form[Name.Key]} is saved.");
                return Redirect("~/admin/rooms");
            case EditResult.NameTaken:
                Wrong(Name.Key, "Another room has this name. Please choose one that tells them apart on the door.");
                return Refuse();
            default:
                return await LoadAsync(id, cancellationToken) ? Conflict(SavedValues) : NotFound();
        }
    }

    /// <inheritdoc />
    protected override void Check() => Need(Name.Key, "Please enter a name.");

    private static FormField Name { get; } = new("Name", "Name") { Longest = 60 };

    private static FormField InUse { get; } = new("Active", "In use", FieldKind.Tick) { Hint = "Unticked, nothing new is booked here. Booked sessions stay." };

    private Dictionary<string, string> SavedValues => Saved is null ? new(StringComparer.Ordinal) : new(StringComparer.Ordinal)
    {
        [Name.Key] = Saved.Name,
        [InUse.Key] = Saved.Active ? AdminForm.Ticked : "",
    };

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Saved = id == Add ? null : await rooms.FindAsync(id, cancellationToken);
        Coming = Saved is null ? [] : await coming.InRoomAsync(id, cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return id == Add || Saved is not null;
    }
}
