using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Marks;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Today;

/// <summary>One session of the day with what its therapist wants to know and can say of it.</summary>
/// <param name="Day">The session and its client.</param>
/// <param name="Now">The present.</param>
/// <param name="Format">Words for dates and times.</param>
public sealed record ClientCard(DaySession Day, Instant Now, ClinicFormat Format)
{
    private static readonly Duration SorenessCounts = Duration.FromHours(36);

    /// <summary>The session.</summary>
    public MassageSession Session => Day.Session;

    /// <summary>Random, for the form of the session.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Where it stands.</summary>
    public SessionState State => Words.State(Session, Now);

    /// <summary>True while its time runs.</summary>
    public bool IsNow => Session.Start <= Now && Now < Session.End;

    /// <summary>True where nothing is left to do: it is done, was missed, or was cancelled.</summary>
    public bool IsSettled => Session.Status is SessionStatus.Done or SessionStatus.NoShow or SessionStatus.Cancelled;

    /// <summary>The number as telephones take it, or null.</summary>
    public string? Dial => Day.Phone is { } phone ? string.Concat(phone.Where(character => char.IsAsciiDigit(character) || character == '+')) : null;

    /// <summary>What must not be overlooked: icon and words.</summary>
    public IReadOnlyList<(string Icon, string Text)> Flags =>
    [
        .. Flag(Day.IsFirstVisit, "star", "First visit"),
        .. Flag(Day.Details is { IsFirstTimeDeep: true }, "flame", "First time deep"),
        .. Flag(Session.ScreeningOpen && Session.Status != SessionStatus.Cancelled, "circle-alert", "Screening open"),
        .. Flag(Day.Details is not null && Session.Note is not null, "file-text", "Note"),
        .. Flag(Day.Details is not null && Session.OverrideReason is not null, "triangle-alert", "Blocked time, overridden"),
        .. Flag(Day.IsGuest, "user", "No account"),
    ];

    /// <summary>What safety asks of the therapist, one sentence each; for the treating therapist only.</summary>
    public IReadOnlyList<string> Safety
    {
        get
        {
            if (Day.Details?.Safety is not { } state)
            {
                return [];
            }

            var result = state.Current?.Result;
            return
            [
                .. state.Holding.Select(hold => SafetyWords.ForStaff(hold, Format) + ".").Distinct(),
                .. result?.Areas is { Count: > 0 } areas ? [$"Leave out: {SafetyWords.Areas(areas)}."] : (string[])[],
                .. result?.Findings.Any(finding => finding.Action == SafetyAction.Guardian) is true ? ["A parent or guardian is there or has signed."] : (string[])[],
                .. result?.Findings.Any(finding => finding.Action == SafetyAction.Note) is true ? ["Allergy: ask which oil."] : (string[])[],
            ];
        }
    }

    /// <summary>True where a decision of the therapist waits.</summary>
    public bool AwaitsDecision => Day.Details?.Safety.Holding.Any(hold => hold.Stored.DecidedAt is null) is true;

    /// <summary>True where the client is, or should soon be, here to be asked whether anything is new.</summary>
    public bool CanCheckIn => Day.Details is not null && IsToday && Session.Status is (SessionStatus.Confirmed or SessionStatus.Arrived);

    /// <summary>When the client was asked whether anything is new, or null.</summary>
    public Instant? CheckedInAt => Day.Details?.Safety.Given
        .FirstOrDefault(given => given.Stored.SessionId == Session.Id && given.Stored.Occasion == ScreeningOccasion.CheckIn)?.Stored.GivenAt;

    /// <summary>The buttons, the most likely first.</summary>
    public IReadOnlyList<MarkButton> Buttons
    {
        get
        {
            var possible = MarkRules.Possible(Session, Now);
            SessionMark[] wanted = Session.Status switch
            {
                SessionStatus.Confirmed when Now < Session.End => [SessionMark.Arrived, SessionMark.Done, SessionMark.NoShow],
                SessionStatus.Confirmed => [SessionMark.Done, SessionMark.NoShow],
                // Whoever was marked by a slip is set right by undo; only after that by the other mark.
                SessionStatus.Arrived when possible.Contains(SessionMark.Undo) => [SessionMark.Done, SessionMark.Undo],
                SessionStatus.Arrived => [SessionMark.Done, SessionMark.NoShow],
                _ => [SessionMark.Undo],
            };
            return [.. wanted.Where(possible.Contains).Select((mark, i) => new MarkButton(mark, i == 0 && mark != SessionMark.Undo))];
        }
    }

    /// <summary>What is known of the marks: since when, until when it can be undone, or from when on there will be any; or null.</summary>
    public string? AboutMarks => Session switch
    {
        { MarkedAt: { } at } when MarkRules.UndoUntil(Session) is { } until =>
            $"Marked at {Format.Time(at)}.{(Now < until ? $" Undo is possible until {Format.Time(until)}." : "")}",
        { Status: SessionStatus.Confirmed } when Now < Session.Start - MarkRules.ArrivesEarly && Format.DateOf(Now) == Session.Date =>
            $"Can be marked from {Format.Time(Session.Start - MarkRules.ArrivesEarly)}.",
        _ => null,
    };

    /// <summary>Spring marathon, in 19 days (Sunday 25 April); or null.</summary>
    public (string Name, string When)? NextRace => Day.Details?.NextRace is { } race
        ? (race.Name ?? "Race", $"{DayWords.Ahead(Period.DaysBetween(Session.Date, race.Date), IsToday)}, {ClinicFormat.Day(race.Date)}")
        : null;

    /// <summary>Track session, yesterday; or null.</summary>
    public (string Name, string When)? LastHard => Day.Details?.LastHard is { } hard
        ? (hard.Name ?? "Hard workout", $"{DayWords.Ago(Period.DaysBetween(hard.Date, Session.Date), IsToday)}, {ClinicFormat.Day(hard.Date)}")
        : null;

    /// <summary>6 of 10, 3 hours ago; or null.</summary>
    public (int Level, string When, bool IsOld)? Soreness
    {
        get
        {
            if (Day.Details?.Soreness is not { } report)
            {
                return null;
            }

            var reference = Now < Session.Start ? Now : Session.Start;
            var age = Duration.Max(Duration.Zero, reference - report.At);
            return (report.Level, Now < Session.Start ? $"{DayWords.Age(age)} ago" : $"{DayWords.Age(age)} before", Session.Start - report.At > SorenessCounts);
        }
    }

    private bool IsToday => Format.DateOf(Now) == Session.Date;

    private static IEnumerable<(string Icon, string Text)> Flag(bool raised, string icon, string text) => raised ? [(icon, text)] : [];
}
