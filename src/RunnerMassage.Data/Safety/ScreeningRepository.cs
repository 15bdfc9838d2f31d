using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Diary;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Safety;

/// <summary>
/// Keeps answers to the safety questions together with everything that follows from them, in one transaction: holds, sessions that are
/// released, what is open no longer. It takes the diary's claim on the runner, so that no booking slips through beside it.
/// </summary>
public sealed class ScreeningRepository(RunnerMassageContext context, SafetyProtector protector, IClock clock)
{
    /// <summary>A therapist's decision about the same answers holds for so long.</summary>
    public static readonly Duration DecisionsHold = Duration.FromDays(365);

    private static readonly string Urgent = nameof(HoldKind.Urgent);
    private static readonly string Review = nameof(HoldKind.Review);

    // These say how the person is now, so that newer answers take their place.
    private static readonly string[] Replaceable = [nameof(HoldKind.Wait), nameof(HoldKind.Refuse), nameof(HoldKind.Light)];

    /// <summary>Keeps a round of answers and does what follows from them.</summary>
    /// <returns>What followed, or null where nothing was kept: there are answers, and the runner has not agreed that they are.</returns>
    public async Task<SavedScreening?> SaveAsync(NewScreening given, CancellationToken cancellationToken)
    {
        // What the context has read before the claim may be old by then.
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RunnerClaim.TakeAsync(context, given.RunnerId, cancellationToken);
        if (given.Answers is not null && !await context.Consents.AnyAsync(
            consent => consent.UserId == given.RunnerId && consent.Kind == ConsentKinds.HealthData && consent.WithdrawnAt == null, cancellationToken))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var clinic = await context.Clinics.AsNoTracking().SingleAsync(cancellationToken);
        var result = SafetyScreen.Of(given.Answers ?? SafetyAnswers.AllNo, now, DateTimeZoneProviders.Tzdb[clinic.TimeZoneId]);
        var screening = Stored(given, now);
        context.Screenings.Add(screening);
        var sessions = await ComingAsync(given, now, cancellationToken);
        if (given.Answers is not null)
        {
            await AddHoldsAsync(screening, result, sessions, now + Duration.FromHours(clinic.ReviewHours), cancellationToken);
        }

        if (given is { InPerson: false, Occasion: not ScreeningOccasion.Soreness })
        {
            sessions.ForEach(session => session.ScreeningOpen = false);
        }

        var released = result.Action == SafetyAction.Urgent ? sessions : [];
        await new SessionRelease(context).ReleaseAsync(released, given.GivenById, now);
        await transaction.CommitAsync(CancellationToken.None);
        return new SavedScreening(screening.Id, result, [.. released.Select(session => session.Id)]);
    }

    private StoredScreening Stored(NewScreening given, Instant now) => new()
    {
        Id = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
        RunnerId = given.RunnerId,
        SessionId = given.SessionId,
        Occasion = given.Occasion,
        QuestionsVersion = SafetyQuestions.Version,
        InPerson = given.InPerson,
        ProtectedAnswers = given.Answers is { } answers ? protector.Protect(answers) : null,
        GivenAt = now,
        GivenById = given.GivenById,
    };

    /// <summary>Sessions to come, and at check-in the one that the runner has come for.</summary>
    private Task<List<MassageSession>> ComingAsync(NewScreening given, Instant now, CancellationToken cancellationToken) =>
        context.MassageSessions.AsTracking()
            .Where(session => session.RunnerId == given.RunnerId
                && ((session.Status == SessionStatus.Confirmed && session.Start > now)
                    || (session.Id == given.SessionId && (session.Status == SessionStatus.Confirmed || session.Status == SessionStatus.Arrived))))
            .OrderBy(session => session.Start).ToListAsync(cancellationToken);

    private async Task AddHoldsAsync(
        StoredScreening screening, SafetyResult result, List<MassageSession> sessions, Instant dueAt, CancellationToken cancellationToken)
    {
        var now = screening.GivenAt;
        var known = await context.SafetyHolds.AsTracking()
            .Where(hold => hold.RunnerId == screening.RunnerId && (hold.EndsAt == null || hold.EndsAt > now)).ToListAsync(cancellationToken);
        if (screening.Occasion != ScreeningOccasion.Soreness)
        {
            foreach (var old in known.Where(hold => hold.DecidedAt is null && Replaceable.Contains(hold.Action)))
            {
                End(old, now);
            }
        }

        foreach (var planned in result.Holds)
        {
            var action = planned.Kind.ToString();
            var alike = known.Where(hold => hold.Action == action && hold.EndsAt is null && planned.EndsAt is null).ToList();
            if (alike.Exists(hold => Covers(hold, planned, now)))
            {
                continue;
            }

            // What waits already and what is new wait together.
            var waiting = alike.Where(hold => hold.DecidedAt is null && hold.Action == Review).ToList();
            var topics = planned.Topics.Concat(waiting.SelectMany(TopicsOf));
            waiting.ForEach(hold => End(hold, now));
            context.SafetyHolds.Add(new SafetyHold
            {
                Id = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
                RunnerId = screening.RunnerId,
                ScreeningId = screening.Id,
                SessionId = sessions.FirstOrDefault()?.Id,
                Action = action,
                ProtectedFindings = protector.Protect(topics),
                RaisedAt = now,
                DueAt = action == Review ? dueAt : null,
                EndsAt = planned.EndsAt,
            });
        }
    }

    /// <summary>True where it says the same already: it is open, or a therapist has decided about these very findings not long ago.</summary>
    private bool Covers(SafetyHold hold, PlannedHold planned, Instant now) =>
        planned.Topics.All(TopicsOf(hold).Contains)
        && (hold.DecidedAt is null || (hold.Action != Urgent && hold.DecidedAt + DecisionsHold > now));

    private SafetyTopic[] TopicsOf(SafetyHold hold) => protector.UnprotectValue<SafetyTopic[]>(hold.ProtectedFindings) ?? [];

    private void End(SafetyHold hold, Instant now)
    {
        context.Entry(hold).Property(one => one.EndsAt).CurrentValue = now;
        hold.Version++;
    }
}

/// <summary>A round of answers to be kept.</summary>
public sealed record NewScreening
{
    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The session that it is given for, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>When in the runner's way it was asked.</summary>
    public required ScreeningOccasion Occasion { get; init; }

    /// <summary>True where the runner would rather tell the therapist in person; there are no answers then.</summary>
    public bool InPerson { get; init; }

    /// <summary>The answers, or null: nothing is new since the last ones, or they are given in person.</summary>
    public SafetyAnswers? Answers { get; init; }

    /// <summary>Id of the account that enters it.</summary>
    public required string GivenById { get; init; }
}

/// <summary>What followed from answers.</summary>
/// <param name="Id">Id under which they are kept.</param>
/// <param name="Result">What the rules say.</param>
/// <param name="Released">Ids of the sessions that were released without a fee.</param>
public sealed record SavedScreening(string Id, SafetyResult Result, IReadOnlyList<string> Released);
