using NodaTime;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>The tables of docs/safety.md.</summary>
internal static class SafetyTables
{
    private static readonly Instant Now = Instant.FromUtc(2027, 4, 12, 8, 0);

    public static string Questions() => string.Join(
        '\n',
        [
            "| Question | Action | Until then allowed | Lifted |",
            "|---|---|---|---|",
            .. SafetyQuestions.All.Select(question => $"| {question.Text} | {Row(question.Topic)} |"),
        ]);

    private static string Row(SafetyTopic topic)
    {
        var finding = SafetyScreen.Of(Yes(topic), Now, DateTimeZone.Utc).Findings[0];
        var allowed = finding.Allows switch
        {
            SafetyAllowance.Nothing => "nothing",
            SafetyAllowance.LightOnly => "light work",
            SafetyAllowance.NothingOnArea => "all but the area",
            _ => "everything",
        };
        var lifted = topic switch
        {
            SafetyTopic.Illness => $"{SafetyScreen.SymptomFree.TotalHours} h after the last symptoms (house rule)",
            SafetyTopic.Surgery => $"{SafetyScreen.DaysAfterSurgery} days after it, then all but the area",
            SafetyTopic.FreshInjury => $"{SafetyScreen.InjuryRests.TotalHours} h after it, then all but the area",
            SafetyTopic.Intoxicated => $"the next day, after {SafetyScreen.SoberUp.TotalHours} h at least (house rule)",
            SafetyTopic.Pregnancy => "by the therapist; in the first third belly and back are left out",
            _ => finding.Hold switch
            {
                HoldKind.Urgent or HoldKind.Clear => "by a clinician’s word",
                HoldKind.Review => "by the therapist",
                _ => "",
            },
        };
        return $"{finding.Action} | {allowed} | {lifted}";
    }

    private static SafetyAnswers Yes(SafetyTopic topic) => new() { Yes = new HashSet<SafetyTopic> { topic } };
}
