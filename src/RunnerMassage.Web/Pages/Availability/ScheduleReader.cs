using NodaTime;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Finds the schedule that somebody may edit: a therapist their own, an admin anybody's. Another's is as good as none.</summary>
public sealed class ScheduleReader(AvailabilityEditor editor, TherapistRepository therapists, ClinicRepository clinics, IClock clock)
{
    /// <summary>The schedule, or null where there is none that the viewer may edit.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="therapistId">Whose schedule, or null for the viewer's own; an admin who is no therapist gets the first then.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<EditedSchedule?> FindAsync(Viewer viewer, string? therapistId, CancellationToken cancellationToken)
    {
        var own = viewer.TherapistId;
        var choice = viewer.IsAdmin ? await therapists.ListAsync(cancellationToken) : [];
        var id = string.IsNullOrEmpty(therapistId) ? own ?? (choice is [var first, ..] ? first.Id : null) : therapistId;
        if (id is null || (!viewer.IsAdmin && id != own) || await editor.LoadAsync(id, cancellationToken) is not { } schedule)
        {
            return null;
        }

        return new EditedSchedule(schedule, await clinics.GetAsync(cancellationToken), clock.GetCurrentInstant())
        {
            IsOwn = id == own,
            Choice = choice,
        };
    }
}

/// <summary>A schedule as somebody edits it at a moment.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Clinic">The clinic.</param>
/// <param name="Now">The moment.</param>
public sealed record EditedSchedule(TherapistSchedule Schedule, Clinic Clinic, Instant Now)
{
    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; } = new(Clinic);

    /// <summary>True where the therapist is the one who looks.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whose schedules an admin can choose; empty for therapists.</summary>
    public required IReadOnlyList<Therapist> Choice { get; init; }

    /// <summary>Today at the clinic.</summary>
    public LocalDate Today => Format.DateOf(Now);

    /// <summary>Your, or the therapist's name with an s.</summary>
    public string Whose => IsOwn ? "your" : $"{Schedule.Name}’s";

    /// <summary>You, or the therapist's first name.</summary>
    public string Who => IsOwn ? "you" : Schedule.Name.Split(' ')[0];

    /// <summary>Address of one of these pages, about this schedule.</summary>
    public string Link(string path = "", params ReadOnlySpan<(string Name, string? Value)> values) => Address.Of(
        path.Length == 0 ? "availability" : $"availability/{path}",
        [("therapistId", IsOwn ? null : Schedule.TherapistId), .. values]);
}
