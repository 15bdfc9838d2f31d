using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>Time off or extra hours right after they were saved.</summary>
/// <param name="GroupId">By this they are taken away again.</param>
/// <param name="Title">What they are.</param>
/// <param name="Outside">Coming sessions that lie outside the hours now.</param>
public sealed record SavedTimeOff(string GroupId, string Title, IReadOnlyList<AffectedSession> Outside)
{
    /// <summary>Reads what was saved; null where it is gone again.</summary>
    internal static async Task<SavedTimeOff?> FindAsync(
        AvailabilityEditor editor, string therapistId, string groupId, CancellationToken cancellationToken)
    {
        if (await editor.LoadAsync(therapistId, cancellationToken) is not { } schedule
            || schedule.Groups.FirstOrDefault(group => group.Id == groupId) is not { } saved)
        {
            return null;
        }

        var kind = saved.Kind == ExceptionKind.Extra ? "extra hours" : "time off";
        return new SavedTimeOff(
            groupId,
            $"{kind}, {TimeOffWords.When(saved.From, saved.To, saved.Minutes)}",
            await editor.OutsideNowAsync(therapistId, cancellationToken));
    }
}
