using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Safety;

/// <summary>Reads what is known of runners' safety. Whoever calls it has made sure that the one who looks may see it.</summary>
public sealed class SafetyReader(RunnerMassageContext context, SafetyProtector protector, IClock clock)
{
    /// <summary>After so long all questions are asked anew.</summary>
    public static readonly Duration AnswersHold = Duration.FromDays(365);

    /// <summary>How one runner stands.</summary>
    public async Task<SafetyState> ReadAsync(string runnerId, CancellationToken cancellationToken) =>
        (await ReadAsync([runnerId], cancellationToken))[runnerId];

    /// <summary>How several runners stand, with a constant number of statements.</summary>
    public async Task<IReadOnlyDictionary<string, SafetyState>> ReadAsync(IReadOnlyCollection<string> runnerIds, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var ids = runnerIds.Distinct(StringComparer.Ordinal).ToArray();
        var zone = DateTimeZoneProviders.Tzdb[await context.Clinics.Select(clinic => clinic.TimeZoneId).SingleAsync(cancellationToken)];
        var screenings = (await context.Screenings.AsNoTracking().Where(screening => ids.Contains(screening.RunnerId))
            .OrderByDescending(screening => screening.GivenAt).ThenByDescending(screening => screening.Id).ToListAsync(cancellationToken))
            .ToLookup(screening => screening.RunnerId, StringComparer.Ordinal);
        var holds = (await context.SafetyHolds.AsNoTracking()
            .Where(hold => ids.Contains(hold.RunnerId) && (hold.EndsAt == null || hold.EndsAt > now))
            .OrderBy(hold => hold.RaisedAt).ThenBy(hold => hold.Id).ToListAsync(cancellationToken)).ToLookup(hold => hold.RunnerId, StringComparer.Ordinal);
        return ids.ToDictionary(
            id => id,
            id => new SafetyState
            {
                Now = now,
                Given = [.. screenings[id].Select(screening => Read(screening, zone))],
                Holds = [.. holds[id].Select(Read)],
            },
            StringComparer.Ordinal);
    }

    internal GivenScreening Read(StoredScreening stored, DateTimeZone zone)
    {
        var answers = protector.UnprotectValue<KeptAnswers>(stored.ProtectedAnswers)?.ToAnswers();
        return new GivenScreening(stored, answers, answers is null ? null : SafetyScreen.Of(answers, stored.GivenAt, zone));
    }

    internal KnownHold Read(SafetyHold stored) => new(
        stored,
        protector.UnprotectValue<SafetyTopic[]>(stored.ProtectedFindings) ?? [],
        protector.Unprotect(stored.ProtectedNote));
}

/// <summary>A round of answers in the clear.</summary>
/// <param name="Stored">As it is kept.</param>
/// <param name="Answers">The answers, or null where there are none.</param>
/// <param name="Result">What the rules made of them when they were given.</param>
public sealed record GivenScreening(StoredScreening Stored, SafetyAnswers? Answers, SafetyResult? Result);

/// <summary>A hold in the clear.</summary>
/// <param name="Stored">As it is kept.</param>
/// <param name="Topics">Because of what; empty where the answers were deleted.</param>
/// <param name="Note">What was noted with the decision, or null.</param>
public sealed record KnownHold(SafetyHold Stored, IReadOnlyList<SafetyTopic> Topics, string? Note)
{
    /// <summary>How it holds bookings back.</summary>
    public HoldKind Kind => Enum.Parse<HoldKind>(Stored.Action);

    /// <summary>What it means for bookings, or null where it holds nothing back any more.</summary>
    public SafetyLimit? Limit => HoldLimits.Of(Stored.Action, Stored.Decision, Stored.EndsAt);
}

/// <summary>How a runner stands.</summary>
public sealed record SafetyState
{
    /// <summary>The present.</summary>
    public required Instant Now { get; init; }

    /// <summary>Everything given, the latest first.</summary>
    public required IReadOnlyList<GivenScreening> Given { get; init; }

    /// <summary>Holds that time has not lifted, decided ones too; the oldest first.</summary>
    public required IReadOnlyList<KnownHold> Holds { get; init; }

    /// <summary>The latest answers to all questions, or null.</summary>
    public GivenScreening? Current =>
        Given.FirstOrDefault(given => given.Answers is not null && given.Stored.Occasion != ScreeningOccasion.Soreness);

    /// <summary>True where all questions are to be asked, and not only whether anything is new.</summary>
    public bool NeedsAll => Current is not { Stored: var stored }
        || stored.QuestionsVersion != SafetyQuestions.Version || stored.GivenAt + SafetyReader.AnswersHold <= Now;

    /// <summary>True where answers count for a session that is booked now.</summary>
    public bool IsFresh => Given.FirstOrDefault(given => given.Stored is { InPerson: false, Occasion: not ScreeningOccasion.Soreness }) is { Stored: var stored }
        && stored.GivenAt + Scheduling.SchedulingService.ScreeningCounts > Now;

    /// <summary>Holds that hold something back.</summary>
    public IReadOnlyList<KnownHold> Holding => [.. Holds.Where(hold => hold.Limit is not null)];
}
