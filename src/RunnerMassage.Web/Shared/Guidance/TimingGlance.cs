using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>
/// What the timing rules make of each day around one hard run or race: the picture and the table of "Timing at a glance". Every rating is
/// asked of the rules with the profile in use, so that a guide can never say something else than the times that are offered.
/// </summary>
/// <param name="ProfileName">Name of the rule profile.</param>
/// <param name="ProfileVersion">Its version.</param>
/// <param name="ShortMinutes">Length of the massages on the day itself, in minutes; those of the other days take an hour.</param>
/// <param name="Figures">One for each effort.</param>
public sealed record TimingGlance(string ProfileName, int ProfileVersion, int ShortMinutes, IReadOnlyList<GlanceFigure> Figures)
{
    private const int UsualMinutes = 60;
    private static readonly LocalDate Day = new(2027, 4, 14);
    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>An effort starts at noon; on its own day a massage is over two hours before it, or begins an hour after it.</summary>
    private static readonly Duration Apart = Duration.FromHours(2);

    private static readonly (string Name, bool IsRace, Effort Effort)[] Efforts =
    [
        ("A hard workout", false, Of(EffortKind.Hard, 60, null)),
        ("A race up to the half marathon", true, Of(EffortKind.Race, 110, 21.1)),
        ("A marathon", true, Of(EffortKind.Race, 240, 42.2)),
        ("An ultra", true, Of(EffortKind.Race, 420, 60)),
    ];

    /// <summary>The days shown, but for the day of the effort itself.</summary>
    public static IReadOnlyList<int> Offsets { get; } = [-4, -3, -2, -1, 1, 2, 3, 4, 5, 6];

    /// <summary>Rates the days.</summary>
    /// <param name="profile">The rule profile in use.</param>
    /// <param name="massages">What is rated: a name, the massage type's id and its timing class.</param>
    public static TimingGlance Of(RuleProfile profile, IReadOnlyList<GlanceMassage> massages)
    {
        var minutes = Math.Max(profile.FlushMinutes, 10);
        return new TimingGlance(profile.Name, profile.Version, minutes,
        [
            .. Efforts.Select(effort => new GlanceFigure(
                effort.Name, effort.IsRace, [.. massages.Select(massage => Row(massage, effort.Effort, profile, minutes))])),
        ]);
    }

    private static GlanceRow Row(GlanceMassage massage, Effort effort, RuleProfile profile, int shortMinutes)
    {
        var before = effort.Start!.Value - Apart - Duration.FromMinutes(shortMinutes);
        var after = effort.End!.Value + (Apart / 2);
        return new GlanceRow(
            massage,
            [.. Offsets.Select(offset => new GlanceDay(offset, Rate(effort.Start.Value + Duration.FromDays(offset), UsualMinutes)))],
            Rate(before, shortMinutes),
            Rate(after, shortMinutes));

        TimingRating Rate(Instant start, int minutes)
        {
            var question = new TimingQuestion(massage.MassageTypeId, massage.TimingClass, start, minutes, start.InUtc().Date);
            return TimingRules.RateOnly(question, profile, new RunnerTraining { Efforts = [effort] }).Rating;
        }
    }

    private static Effort Of(EffortKind kind, int minutes, double? kilometres)
    {
        var start = DateTimeZone.Utc.AtStrictly(Day + Noon).ToInstant();
        return new Effort
        {
            Kind = kind,
            StartDate = Day,
            FinishDate = Day,
            Start = start,
            End = start + Duration.FromMinutes(minutes),
            DistanceKm = kilometres,
        };
    }
}

/// <summary>A massage whose days are rated.</summary>
/// <param name="Name">Name in the figure.</param>
/// <param name="MassageTypeId">Id of the massage type.</param>
/// <param name="TimingClass">Its timing class.</param>
public sealed record GlanceMassage(string Name, string MassageTypeId, TimingClass TimingClass);

/// <summary>The days around one effort.</summary>
/// <param name="Name">What the effort is.</param>
/// <param name="IsRace">True for a race.</param>
/// <param name="Rows">One for each massage.</param>
public sealed record GlanceFigure(string Name, bool IsRace, IReadOnlyList<GlanceRow> Rows);

/// <summary>One massage around one effort.</summary>
/// <param name="Massage">The massage.</param>
/// <param name="Days">The rating of each day, an hour's massage at the effort's time of day.</param>
/// <param name="Before">The rating of a short massage earlier on the day itself.</param>
/// <param name="After">The rating of a short massage later on the day itself.</param>
public sealed record GlanceRow(GlanceMassage Massage, IReadOnlyList<GlanceDay> Days, TimingRating Before, TimingRating After);

/// <summary>A day around an effort.</summary>
/// <param name="Offset">Days after the effort; before it where negative.</param>
/// <param name="Rating">Its rating.</param>
public readonly record struct GlanceDay(int Offset, TimingRating Rating);
