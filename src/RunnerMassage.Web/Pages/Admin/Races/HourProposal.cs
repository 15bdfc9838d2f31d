using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>Extra hours that a therapist could open on one day after a race.</summary>
/// <param name="Schedule">The therapist's schedule as it stands.</param>
/// <param name="Date">The day.</param>
/// <param name="Usual">The hours of that day as they stand.</param>
/// <param name="Start">First minute of the local day.</param>
/// <param name="End">First minute after it.</param>
public sealed record HourProposal(TherapistSchedule Schedule, LocalDate Date, IReadOnlyList<LocalMinutes> Usual, int Start, int End)
{
    private const int Longer = 120;
    private const int AtLeast = 30;
    private const int LatestEnd = 21 * 60;
    private const int FreeDayStart = 10 * 60;
    private const int FreeDayEnd = 14 * 60;

    /// <summary>What its fields are called in the form.</summary>
    public string Key => FormattableString.Invariant($"{Schedule.TherapistId}-{Date:uuuu-MM-dd}");

    /// <summary>The days after a race on which the rules recommend a massage, as far as they are not past.</summary>
    public static IEnumerable<LocalDate> DaysAfter(LocalDate race, RuleProfile profile, LocalDate today) =>
        Enumerable.Range(profile.AfterEffort.First, Math.Max(0, profile.AfterEffort.Last - profile.AfterEffort.First + 1))
            .Select(race.PlusDays).Where(date => date >= today);

    /// <summary>
    /// Two hours after the usual ones, or some hours around noon on a day without any; null where the therapist is away all day, works late
    /// anyway, or has opened hours because of the race already.
    /// </summary>
    public static HourProposal? For(TherapistSchedule schedule, LocalDate date, string groupId)
    {
        var onDay = schedule.Exceptions.Where(exception => exception.Date == date).ToList();
        if (onDay.Exists(exception => exception.GroupId == groupId || exception is { Kind: ExceptionKind.Off, StartMinute: null }))
        {
            return null;
        }

        LocalMinutes[] usual = [.. schedule.ToOpeningHours().RangesOn(date)];
        if (usual.Length == 0)
        {
            return new HourProposal(schedule, date, usual, FreeDayStart, FreeDayEnd);
        }

        var closes = usual.Max(range => range.End);
        return closes + AtLeast <= LatestEnd ? new HourProposal(schedule, date, usual, closes, Math.Min(closes + Longer, LatestEnd)) : null;
    }
}
