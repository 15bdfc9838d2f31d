using NodaTime;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>The instant that a local date and time mean, where they mean one.</summary>
/// <param name="Start">The instant, or null where no time is given or the clocks skip it.</param>
/// <param name="Problem">Why the time cannot be taken, or null.</param>
/// <param name="Remark">What the runner should know about how the time was read, or null.</param>
public sealed record LocalStart(Instant? Start, string? Problem, string? Remark)
{
    /// <summary>Reads a time in the clinic's zone. Of a time that comes twice the first is meant.</summary>
    public static LocalStart Of(LocalDate date, LocalTime? time, ClinicFormat format)
    {
        if (time is not { } clock)
        {
            return new LocalStart(null, null, null);
        }

        var mapping = format.Zone.MapLocal(date + clock);
        if (mapping.Count == 0)
        {
            return new LocalStart(null, "The clocks skip this time on that night. Please choose another one.", null);
        }

        var start = mapping.First().ToInstant();
        return new LocalStart(
            start, null,
            mapping.Count > 1 ? $"The clocks show that time twice on that night; the first one is meant, {format.Time(start)}." : null);
    }
}
