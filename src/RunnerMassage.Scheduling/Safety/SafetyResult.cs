using NodaTime;

namespace RunnerMassage.Scheduling.Safety;

/// <summary>What follows from one answer.</summary>
/// <param name="Topic">What the question was about.</param>
/// <param name="Action">What follows.</param>
/// <param name="Allows">What may be given while it lasts.</param>
public sealed record SafetyFinding(SafetyTopic Topic, SafetyAction Action, SafetyAllowance Allows)
{
    /// <summary>How bookings are held back because of it, or null where they are not.</summary>
    public HoldKind? Hold { get; init; }

    /// <summary>When time alone lifts it, or null where it needs a person, or newer answers.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>Parts of the body to keep away from.</summary>
    public IReadOnlyList<BodyArea> Areas { get; init; } = [];
}

/// <summary>What follows from all answers together.</summary>
/// <param name="Findings">The findings, the most serious first.</param>
public sealed record SafetyResult(IReadOnlyList<SafetyFinding> Findings)
{
    /// <summary>The most serious action.</summary>
    public SafetyAction Action => Findings.Select(finding => finding.Action).DefaultIfEmpty().Max();

    /// <summary>The least that any finding allows.</summary>
    public SafetyAllowance Allows => Findings.Select(finding => finding.Allows).DefaultIfEmpty().Max();

    /// <summary>When more is allowed than <see cref="Allows"/> by time alone; null where nothing is held back or only a person lifts it.</summary>
    public Instant? EndsAt
    {
        get
        {
            var holding = Findings.Where(finding => finding.Allows == Allows && finding.Hold is not null).ToList();
            return holding.Count == 0 || holding.Exists(finding => finding.EndsAt is null) ? null : holding.Max(finding => finding.EndsAt);
        }
    }

    /// <summary>Parts of the body to keep away from, in the order of the body.</summary>
    public IReadOnlyList<BodyArea> Areas => [.. Findings.SelectMany(finding => finding.Areas).Distinct().Order()];

    /// <summary>What holds bookings back, findings that are lifted in the same way together.</summary>
    public IReadOnlyList<PlannedHold> Holds =>
    [
        .. Findings.Where(finding => finding.Hold is not null)
            .GroupBy(finding => (Kind: finding.Hold!.Value, ByTime: finding.EndsAt is not null))
            .Select(group => new PlannedHold(group.Key.Kind, [.. group.Select(finding => finding.Topic)], group.Max(finding => finding.EndsAt)))
            .OrderBy(hold => hold.Kind).ThenBy(hold => hold.EndsAt),
    ];
}

/// <summary>Something that holds bookings back.</summary>
/// <param name="Kind">How.</param>
/// <param name="Topics">Because of what; for the runner and the treating therapist only.</param>
/// <param name="EndsAt">When time alone lifts it, or null.</param>
public sealed record PlannedHold(HoldKind Kind, IReadOnlyList<SafetyTopic> Topics, Instant? EndsAt);
