using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Demo;

/// <summary>Safety answers: Jonas's speak against nothing, and Hiro's wait for Elena.</summary>
internal static class DemoSafety
{
    private static readonly Duration Waits = Duration.FromHours(5);

    /// <summary>Screenings, the hold, and Hiro's consent.</summary>
    public static IEnumerable<object> Create(
        DemoWeek week, IReadOnlyList<MassageSession> sessions, int reviewHours, Func<string, string> accountOf, SafetyProtector protector)
    {
        var (jonas, hiro) = (accountOf("jonas"), accountOf("hiro"));
        yield return Screening(jonas, week.Now - Duration.FromDays(30), SafetyAnswers.AllNo, protector);
        if (sessions.Where(session => session.RunnerId == hiro && session.CanChange(week.Now)).MinBy(session => session.Start) is not { } coming)
        {
            yield break;
        }

        var at = week.Now - Waits;
        var screening = Screening(hiro, at, new SafetyAnswers { Yes = new HashSet<SafetyTopic> { SafetyTopic.BloodThinner } }, protector);
        foreach (var session in sessions.Where(session => session.RunnerId == hiro && session.CanChange(week.Now)))
        {
            session.ScreeningOpen = false;
        }

        yield return new Consent
        {
            Id = DemoWeek.IdOf("consent hiro health"),
            UserId = hiro,
            Kind = ConsentText.HealthData.Kind,
            TextVersion = ConsentText.HealthData.Version,
            GivenAt = at,
        };
        yield return screening;
        yield return new SafetyHold
        {
            Id = DemoWeek.IdOf("hold hiro"),
            RunnerId = hiro,
            ScreeningId = screening.Id,
            SessionId = coming.Id,
            Action = nameof(HoldKind.Review),
            ProtectedFindings = protector.Protect([SafetyTopic.BloodThinner]),
            RaisedAt = at,
            DueAt = at + Duration.FromHours(reviewHours),
        };
    }

    private static StoredScreening Screening(string runner, Instant at, SafetyAnswers answers, SafetyProtector protector) => new()
    {
        Id = DemoWeek.IdOf($"screening {runner}"),
        RunnerId = runner,
        Occasion = ScreeningOccasion.First,
        QuestionsVersion = SafetyQuestions.Version,
        ProtectedAnswers = protector.Protect(answers),
        GivenAt = at,
        GivenById = runner,
    };
}
