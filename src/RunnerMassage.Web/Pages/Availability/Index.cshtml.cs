using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>What a therapist offers: weekly hours, other days, settings; and what is booked outside of it.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class IndexModel(ScheduleReader schedules, AvailabilityEditor editor, MassageTypeRepository types, Auditor auditor) : PageModel
{
    private const string Removed = "RemovedException";
    private const int MostTries = 4;

    /// <summary>Whose schedule; null where an admin's clinic has no therapist yet.</summary>
    public EditedSchedule? Edited { get; private set; }

    /// <summary>Exceptions that are not past.</summary>
    public IReadOnlyList<ExceptionGroup> Coming { get; private set; } = [];

    /// <summary>Coming sessions that lie outside the hours.</summary>
    public IReadOnlyList<AffectedSession> Outside { get; private set; } = [];

    /// <summary>The certificates by name of their massage type.</summary>
    public IReadOnlyList<(MassageType Type, Qualification Held)> Certificates { get; private set; } = [];

    /// <summary>What was just removed, to be put back; or null.</summary>
    public ExceptionInput? Undo { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string? therapistId, CancellationToken cancellationToken)
    {
        var viewer = User.ToViewer();
        Edited = await schedules.FindAsync(viewer, therapistId, cancellationToken);
        if (Edited is null)
        {
            return viewer.IsAdmin && string.IsNullOrEmpty(therapistId) ? Page() : NotFound();
        }

        Coming = [.. Edited.Schedule.Groups.Where(group => group.To >= Edited.Today)];
        Outside = await editor.OutsideNowAsync(Edited.Schedule.TherapistId, cancellationToken);
        var byId = (await types.ListAllAsync(cancellationToken)).ToDictionary(type => type.Id, StringComparer.Ordinal);
        Certificates = [.. Edited.Schedule.Qualifications.Select(held => (byId[held.MassageTypeId], held)).OrderBy(held => held.Item1.Name, StringComparer.Ordinal)];
        Undo = TempData[Removed] is string removed ? JsonSerializer.Deserialize<ExceptionInput>(removed) : null;
        return Page();
    }

    /// <summary>Removes an exception; the page that follows offers to put it back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? therapistId, string group, string? back, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await schedules.FindAsync(User.ToViewer(), therapistId, cancellationToken) is not { } edited)
            {
                return NotFound();
            }

            var schedule = edited.Schedule;
            var removed = schedule.Groups.FirstOrDefault(one => one.Id == group);
            var outcome = removed is null
                ? new EditOutcome.Invalid([new AvailabilityError(AvailabilityErrorCode.UnknownException)])
                : await editor.SaveAsync(schedule.TherapistId, new AvailabilityChange.RemoveExceptions(group), schedule.Version, auditor.Actor, cancellationToken);
            if (outcome is EditOutcome.Conflict)
            {
                continue;
            }

            if (outcome is EditOutcome.Saved)
            {
                TempData[Removed] = JsonSerializer.Serialize(ToInput(removed!));
            }
            else
            {
                TempData["Flash"] = AvailabilityWords.Sentence(AvailabilityErrorCode.UnknownException);
                TempData["FlashKind"] = "info";
            }

            return Redirect("~/" + edited.Link(back == "holidays" ? "holidays" : ""));
        }

        TempData["Flash"] = "Many people are changing these hours at this moment, and nothing was removed. Please try again.";
        TempData["FlashKind"] = "warning";
        return Redirect("~/availability");
    }

    /// <summary>The weekday's ranges in words.</summary>
    public IReadOnlyList<(string Range, string When)> HoursOf(NodaTime.IsoDayOfWeek day) =>
        [.. Edited!.Schedule.WeeklyHours.Where(hours => hours.Day == day && !(hours.ValidTo < Edited.Today))
            .Select(hours => (AvailabilityWords.Range(hours.StartMinute, hours.EndMinute), AvailabilityWords.When(hours)))];

    /// <summary>True where some hours hold every other week.</summary>
    public bool Alternates => Edited!.Schedule.WeeklyHours.Any(hours => hours.Weeks != WeekCycle.Every);

    private static ExceptionInput ToInput(ExceptionGroup group) => new()
    {
        Kind = group.Kind.ToString(),
        From = Address.Dates.Format(group.From),
        To = Address.Dates.Format(group.To),
        Start = group.Minutes is { } minutes ? FormTimes.Write(minutes.Start) : null,
        End = group.Minutes is { } range ? FormTimes.Write(range.End) : null,
        Reason = group.Reason,
        Key = Guid.NewGuid().ToString("N"),
    };
}
