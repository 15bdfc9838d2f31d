using NodaTime;

namespace RunnerMassage.Scheduling.Safety;

/// <summary>Answers to the safety questions. What is not among <see cref="Yes"/> was answered with no.</summary>
public sealed record SafetyAnswers
{
    /// <summary>Everything answered with no.</summary>
    public static SafetyAnswers AllNo { get; } = new();

    /// <summary>What was answered with yes.</summary>
    public IReadOnlySet<SafetyTopic> Yes { get; init; } = new HashSet<SafetyTopic>();

    /// <summary>When the symptoms of an illness ended, or null where they last.</summary>
    public Instant? SymptomsEndedAt { get; init; }

    /// <summary>When a fresh injury happened, or null where that is not known: it counts as having happened now.</summary>
    public Instant? InjuredAt { get; init; }

    /// <summary>Date of the operation in the clinic's zone, or null where that is not known: it counts as having been today.</summary>
    public LocalDate? OperatedOn { get; init; }

    /// <summary>The third of the pregnancy, 1 to 3, or null where that is not known: it counts as the first.</summary>
    public int? Trimester { get; init; }

    /// <summary>The areas that were named, by topic.</summary>
    public IReadOnlyDictionary<SafetyTopic, IReadOnlyList<BodyArea>> Areas { get; init; } =
        new Dictionary<SafetyTopic, IReadOnlyList<BodyArea>>();

    /// <summary>The areas named for a topic, in the order of the body.</summary>
    public IReadOnlyList<BodyArea> AreasOf(SafetyTopic topic) => Areas.TryGetValue(topic, out var areas) ? [.. areas.Distinct().Order()] : [];
}
