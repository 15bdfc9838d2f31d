using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Demo;

/// <summary>Safety answers: Jonas's speak against nothing, and somebody's wait for Elena.</summary>
internal static class DemoSafety
{
    private static readonly Duration Waits = Duration.FromHours(5);

    /// <summary>Screenings, a hold, and the consent that it rests on.</summary>
    public static IEnumerable<object> Create(
        DemoWeek week, IReadOnlyList<MassageSession> sessions, int reviewHours, Func<string, string> accountOf, SafetyProtector protector)
    {
        yield return Screening(accountOf("jonas"), week.Now - Duration.FromDays(30), SafetyAnswers.AllNo, protector);
        // Nobody of today, whose cards tell other things, and nobody whom a visitor can be.
        var others = DemoPeople.Others.Select(person => accountOf(person.Key)).ToHashSet(StringComparer.Ordinal);
        if (sessions.Where(session => session.TherapistId == "elena" && session.Date > week.Today && session.CanChange(week.Now) && others.Contains(session.RunnerId))
            .MinBy(session => session.Start) is not { } coming)
        {
            yield break;
        }

        var (runner, at) = (coming.RunnerId, week.Now - Waits);
        var screening = Screening(runner, at, new SafetyAnswers { Yes = new HashSet<SafetyTopic> { SafetyTopic.BloodThinner } }, protector);
        foreach (var session in sessions.Where(session => session.RunnerId == runner && session.CanChange(week.Now)))
        {
            session.ScreeningOpen = false;
        }

        yield return new Consent
        {
            Id = DemoWeek.IdOf("consent review health"),
            UserId = runner,
            Kind = ConsentText.HealthData.Kind,
            TextVersion = ConsentText.HealthData.Version,
            GivenAt = at,
        };
        yield return screening;
        yield return new SafetyHold
        {
            Id = DemoWeek.IdOf("hold review"),
            RunnerId = runner,
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
