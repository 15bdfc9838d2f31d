using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Pages.Admin.Rooms;

/// <summary>The rooms, who works in them, and how much is booked there.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(RoomEditor rooms, ComingSessionReader coming) : PageModel
{
    /// <summary>The rooms by name.</summary>
    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    /// <summary>Names of the therapists by room.</summary>
    public ILookup<string, string> Therapists { get; private set; } = Array.Empty<string>().ToLookup(name => name);

    /// <summary>How many sessions are to come, by room.</summary>
    public IReadOnlyDictionary<string, int> Coming { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rooms = await rooms.ListAsync(cancellationToken);
        Therapists = await rooms.TherapistsByRoomAsync(cancellationToken);
        Coming = await coming.CountByRoomAsync(cancellationToken);
    }
}
