using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Web.Demo;

/// <summary>What the demo's people ask, answer and say: some of it looked at, one question waiting, one comment reported, one review waiting.</summary>
public static class DemoCommunity
{
    private const string Elena = "elena";
    private const string Tom = "tom";
    private const string Sofia = "sofia";

    private static readonly Talk[] Talks =
    [
        new("swedish", "mara", 21, "Can I go for an easy run in the evening after a Swedish massage, or should the legs have the day off?",
            [
                new(Elena, "Easy is fine: half an hour, flat, no watch. If your legs feel like pudding, walk instead and run tomorrow. Keep hard workouts for the day after.", 5),
                new("jonas", "I do that every week. Slow, and then early to bed.", 30),
            ]),
        new(MassageTypeCatalogue.DeepTissue, "jonas", 17, "Intervals on Tuesday, long run on Sunday. Where in the week does a deep session fit best?",
            [new(Elena, "Between them, nearer to the Tuesday: Wednesday late or Thursday.\nThen there are still two or three days for the legs to settle before Sunday. Type your week into the planner and you see it day by day.", 3)]),
        new(MassageTypeCatalogue.DeepTissue, "milan", 9, "Is it normal to feel beaten up on the day after? It was gone on the second day.",
            [
                new(Tom, "Some tenderness for a day or two is usual after firm work. If it lasts longer, or you see bruises, tell us: then it was too much, and next time is gentler.", 7),
                new("greta", "Same for me the first time. The second was much easier.", 26),
            ]),
        new("how-often", "ida", 12, "I run about 30 km a week. Is once a month enough?",
            [new(Sofia, "For most people who run that much, yes. Before a race it may be every two or three weeks; the guide above has the figures.", 4)]),
        new("when", "hiro", 6, "Does the weekend of a race count as a hard workout for these rules?", []),
        new("when", "jakub", 4, "The shop by the river has compression socks at half price, ask for me and you get the code.", []) { Report = "Advertising, and no question about massage." },
        new(MassageTypeCatalogue.ActiveRelease, "nele", 1, "Is Active Release firmer than deep tissue? I have had neither and would like to know what to expect.", []) { Waits = true },
    ];

    private static readonly (string Therapist, int Stars, string? Text)[] Opinions =
    [
        (Elena, 5, "Asked first what my week looks like, then explained each step. I knew what was happening all the time."),
        (Elena, 5, null),
        (Elena, 4, "Very good, only the room was a little cold at the end."),
        (Elena, 5, "On time to the minute, and honest about what a massage cannot do."),
        (Tom, 4, "Calm and friendly. Bring your sense of humour."),
        (Tom, 5, "Found out quickly how much is enough."),
        (Elena, 3, "Friendly, but the street was noisy that day."),
    ];

    /// <summary>Questions and answers.</summary>
    public static IEnumerable<Comment> Comments(DemoWeek week, Func<string, string> accountOf) => Talks.SelectMany(talk => Comments(talk, week, accountOf));

    /// <summary>What somebody finds wrong.</summary>
    public static IEnumerable<CommentReport> Reports(DemoWeek week, Func<string, string> accountOf) => Talks.Where(talk => talk.Report is not null)
        .Select(talk => new CommentReport
        {
            Id = DemoWeek.IdOf($"report {talk.Id}"),
            CommentId = talk.Id,
            ReporterId = accountOf("mara"),
            Reason = talk.Report!,
            ReportedAt = week.Now - Duration.FromDays(talk.DaysAgo - 1),
        });

    /// <summary>What runners say about past sessions, each of another one; the last one waits.</summary>
    public static IEnumerable<SessionReview> Reviews(
        DemoWeek week, IReadOnlyList<MassageSession> sessions, Func<string, string> accountOf)
    {
        var names = DemoPeople.Others.ToDictionary(person => accountOf(person.Key), person => FirstName(person.Name), StringComparer.Ordinal);
        var free = sessions.Where(session => session.Status == SessionStatus.Done && names.ContainsKey(session.RunnerId) && session.End < week.Now - Duration.FromDays(2))
            .OrderByDescending(session => session.Start).ToList();
        for (var i = 0; i < Opinions.Length && free.Find(session => session.TherapistId == Opinions[i].Therapist) is { } session; i++)
        {
            free.RemoveAll(other => other.RunnerId == session.RunnerId);
            var waits = i == Opinions.Length - 1;
            yield return new SessionReview
            {
                SessionId = session.Id,
                RunnerId = session.RunnerId,
                TherapistId = session.TherapistId,
                ShownName = names[session.RunnerId],
                Stars = Opinions[i].Stars,
                Text = Opinions[i].Text,
                WrittenAt = session.End + Duration.FromHours(20),
                State = waits ? ModerationState.Waiting : ModerationState.Shown,
                DecidedById = waits ? null : accountOf(Sofia),
                DecidedAt = waits ? null : session.End + Duration.FromHours(26),
                Version = waits ? 1 : 2,
            };
        }
    }

    /// <summary>Id of the question that somebody asks, the same at every seeding.</summary>
    public static string QuestionOf(string key) => DemoWeek.IdOf($"question {key}");

    private static IEnumerable<Comment> Comments(Talk talk, DemoWeek week, Func<string, string> accountOf)
    {
        var asked = week.Now - Duration.FromDays(talk.DaysAgo);
        yield return Comment(talk.Id, null, talk.Who, talk.Question, asked, talk.Waits);
        foreach (var (said, index) in talk.Said.Select((said, index) => (said, index)))
        {
            yield return Comment(DemoWeek.IdOf($"answer {talk.Id} {index}"), talk.Id, said.Who, said.Text, asked + Duration.FromHours(said.HoursLater), waits: false);
        }

        Comment Comment(string id, string? parent, string who, string text, Instant at, bool waits)
        {
            var role = who is Elena or Tom ? CommentAuthor.Therapist : who == Sofia ? CommentAuthor.Admin : CommentAuthor.Runner;
            var looked = role == CommentAuthor.Runner && !waits;
            var name = DemoPeople.All.Concat(DemoPeople.Others).First(person => person.Key == who).Name;
            return new Comment
            {
                Id = id,
                GuideId = talk.Guide,
                ParentId = parent,
                AuthorId = accountOf(who),
                AuthorRole = role,
                ShownName = role == CommentAuthor.Runner ? FirstName(name) : name,
                Text = text,
                WrittenAt = at,
                State = waits ? ModerationState.Waiting : ModerationState.Shown,
                DecidedById = looked ? accountOf(Sofia) : null,
                DecidedAt = looked ? at + Duration.FromHours(1) : null,
                Version = looked ? 2 : 1,
            };
        }
    }

    private static string FirstName(string name) => name.Split(' ')[0];

    private sealed record Talk(string Guide, string Who, int DaysAgo, string Question, Said[] Said)
    {
        public string? Report { get; init; }

        public bool Waits { get; init; }

        public string Id => QuestionOf(Who);
    }

    private sealed record Said(string Who, string Text, int HoursLater);
}
