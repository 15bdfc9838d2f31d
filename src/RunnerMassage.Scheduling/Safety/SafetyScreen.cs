using NodaTime;

namespace RunnerMassage.Scheduling.Safety;

/// <summary>
/// Says what follows from answers to the safety questions. It screens and does not diagnose: each yes is one finding with one action, and
/// of several the most serious decides. Pure, and the order of answers does not matter.
/// </summary>
public static class SafetyScreen
{
    /// <summary>So long somebody has been free of symptoms before a massage.</summary>
    public static readonly Duration SymptomFree = Duration.FromHours(48);

    /// <summary>So long after a fresh injury there is light work only, and none on the area.</summary>
    public static readonly Duration InjuryRests = Duration.FromHours(72);

    /// <summary>So long after an operation there is no massage without a clinician's word.</summary>
    public const int DaysAfterSurgery = 42;

    /// <summary>At least so long somebody is sent home for who has drunk; else until the next day.</summary>
    public static readonly Duration SoberUp = Duration.FromHours(12);

    /// <summary>Looks at answers.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="now">When they were given.</param>
    /// <param name="zone">The clinic's zone, in which days are counted.</param>
    public static SafetyResult Of(SafetyAnswers answers, Instant now, DateTimeZone zone) => new(
    [
        .. answers.Yes.Select(topic => FindingOf(topic, answers, now, zone))
            .OrderByDescending(finding => finding.Action).ThenBy(finding => finding.Topic),
    ]);

    private static SafetyFinding FindingOf(SafetyTopic topic, SafetyAnswers answers, Instant now, DateTimeZone zone) => topic switch
    {
        SafetyTopic.SwollenLeg or SafetyTopic.ChestOrBreath or SafetyTopic.DarkUrine or SafetyTopic.AfterRaceIllness or SafetyTopic.NewNumbness =>
            new(topic, SafetyAction.Urgent, SafetyAllowance.Nothing) { Hold = HoldKind.Urgent },
        SafetyTopic.KnownClot or SafetyTopic.HeartOrPressure or SafetyTopic.SpreadingInfection => ByClinician(topic),
        SafetyTopic.BonePain => ByClinician(topic) with { Areas = answers.AreasOf(topic) },
        SafetyTopic.Illness => Illness(answers, now),
        SafetyTopic.Surgery => Surgery(answers, now, zone),
        SafetyTopic.FreshInjury => FreshInjury(answers, now),
        SafetyTopic.SkinOrVeins => OnArea(topic, answers),
        SafetyTopic.Pregnancy => Reviewed(topic) with
        {
            Areas = answers.Trimester is null or 1 ? [BodyArea.Abdomen, BodyArea.Back] : [],
        },
        SafetyTopic.BloodThinner or SafetyTopic.Cancer or SafetyTopic.FeelingOrBones => Reviewed(topic),
        SafetyTopic.Intoxicated =>
            new(topic, SafetyAction.Refuse, SafetyAllowance.Nothing) { Hold = HoldKind.Refuse, EndsAt = Tomorrow(now, zone) },
        SafetyTopic.Minor => new(topic, SafetyAction.Guardian, SafetyAllowance.Any),
        SafetyTopic.Allergy => new(topic, SafetyAction.Note, SafetyAllowance.Any),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "A topic without a rule."),
    };

    private static SafetyFinding ByClinician(SafetyTopic topic) =>
        new(topic, SafetyAction.Clear, SafetyAllowance.Nothing) { Hold = HoldKind.Clear };

    private static SafetyFinding Reviewed(SafetyTopic topic) =>
        new(topic, SafetyAction.Review, SafetyAllowance.LightOnly) { Hold = HoldKind.Review };

    private static SafetyFinding OnArea(SafetyTopic topic, SafetyAnswers answers) =>
        new(topic, SafetyAction.Local, SafetyAllowance.NothingOnArea) { Areas = answers.AreasOf(topic) };

    private static SafetyFinding Illness(SafetyAnswers answers, Instant now) =>
        answers.SymptomsEndedAt + SymptomFree is { } end && end <= now
            ? new(SafetyTopic.Illness, SafetyAction.None, SafetyAllowance.Any)
            : new(SafetyTopic.Illness, SafetyAction.Clear, SafetyAllowance.Nothing)
            {
                Hold = HoldKind.Wait,
                EndsAt = answers.SymptomsEndedAt + SymptomFree,
            };

    private static SafetyFinding Surgery(SafetyAnswers answers, Instant now, DateTimeZone zone)
    {
        var date = answers.OperatedOn ?? now.InZone(zone).Date;
        var end = zone.AtStartOfDay(date.PlusDays(DaysAfterSurgery)).ToInstant();
        return end <= now
            ? OnArea(SafetyTopic.Surgery, answers)
            : new(SafetyTopic.Surgery, SafetyAction.Clear, SafetyAllowance.Nothing)
            {
                Hold = HoldKind.Clear,
                EndsAt = end,
                Areas = answers.AreasOf(SafetyTopic.Surgery),
            };
    }

    private static SafetyFinding FreshInjury(SafetyAnswers answers, Instant now)
    {
        var end = (answers.InjuredAt ?? now) + InjuryRests;
        return end <= now
            ? OnArea(SafetyTopic.FreshInjury, answers)
            : new(SafetyTopic.FreshInjury, SafetyAction.Local, SafetyAllowance.LightOnly)
            {
                Hold = HoldKind.Light,
                EndsAt = end,
                Areas = answers.AreasOf(SafetyTopic.FreshInjury),
            };
    }

    private static Instant Tomorrow(Instant now, DateTimeZone zone) =>
        Instant.Max(zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(1)).ToInstant(), now + SoberUp);
}
