using NodaTime;
using NodaTime.Text;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>The instant that a typed date and time mean in the clinic's zone, where they mean one that can be used.</summary>
/// <param name="At">The instant, or null.</param>
/// <param name="Field">Name of the field that has to be looked at again, or null.</param>
/// <param name="Problem">Why the time cannot be used, or null.</param>
/// <param name="Remark">What the editor should know about how the time was read, or null.</param>
public sealed record PublicationTime(Instant? At, string? Field, string? Problem, string? Remark)
{
    private static readonly Duration Farthest = Duration.FromDays(730);
    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Reads them. Of a time that comes twice the first is meant.</summary>
    public static PublicationTime Read(string? date, string? time, ClinicFormat format, Instant now)
    {
        if (Address.Dates.Parse(date?.Trim() ?? "") is not { Success: true, Value: var day })
        {
            return Refused(nameof(GuideForm.PublishDate), "Please choose the day of publication.");
        }

        if (Times.Parse(time?.Trim() ?? "") is not { Success: true, Value: var clock })
        {
            return Refused(nameof(GuideForm.PublishTime), "Please write the time as 08:00.");
        }

        var mapping = format.Zone.MapLocal(day + clock);
        if (mapping.Count == 0)
        {
            return Refused(nameof(GuideForm.PublishTime), "The clocks skip this time on that night. Please choose another one.");
        }

        var at = mapping.First().ToInstant();
        return at <= now ? Refused(nameof(GuideForm.PublishDate), "That time has passed. Choose a later one, or publish now.")
            : at > now + Farthest ? Refused(nameof(GuideForm.PublishDate), "Please choose a day within the next two years.")
            : new PublicationTime(at, null, null, mapping.Count == 1 ? null
                : $"The clocks show that time twice on that night; the first one is meant, {format.Time(at)}.");
    }

    private static PublicationTime Refused(string field, string problem) => new(null, field, problem, null);
}
