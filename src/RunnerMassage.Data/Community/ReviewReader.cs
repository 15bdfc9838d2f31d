using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>Reads what everybody may see of reviews: never the massage type, and no date more exact than the month.</summary>
public sealed class ReviewReader(RunnerMassageContext context)
{
    /// <summary>How many reviews of each therapist are shown, and their average; therapists without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ReviewSummary>> SummariesAsync(CancellationToken cancellationToken)
    {
        var rows = await Shown().GroupBy(row => row.TherapistId)
            .Select(group => new { group.Key, Count = group.Count(), Average = group.Average(row => (double)row.Stars) })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Key, row => new ReviewSummary(row.Count, ReviewRules.Told(row.Count, row.Average)), StringComparer.Ordinal);
    }

    /// <summary>Shown reviews of one therapist, the latest session first.</summary>
    /// <param name="therapistId">The therapist.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="most">Most returned.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<ShownReview>> ListAsync(string therapistId, int skip, int most, CancellationToken cancellationToken)
    {
        var rows = await (from review in Shown()
                          join session in context.MassageSessions on review.SessionId equals session.Id
                          where review.TherapistId == therapistId
                          orderby session.Date descending, review.SessionId
                          select new { review.Stars, review.Text, review.ShownName, session.Date }).Skip(skip).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ShownReview(row.Stars, row.Text, row.ShownName, row.Date.ToYearMonth()))];
    }

    /// <summary>How many reviews about a therapist the clinic has still to look at.</summary>
    public Task<int> CountWaitingAsync(string therapistId, CancellationToken cancellationToken) =>
        context.SessionReviews.CountAsync(row => row.TherapistId == therapistId && row.State == ModerationState.Waiting, cancellationToken);

    private IQueryable<SessionReview> Shown() => context.SessionReviews.AsNoTracking().Where(row => row.State == ModerationState.Shown);
}

/// <summary>What the reviews of a therapist come to.</summary>
/// <param name="Count">How many are shown.</param>
/// <param name="Average">Their average from 1 to 5, or null where there are fewer than <see cref="ReviewRules.AverageFrom"/>.</param>
public sealed record ReviewSummary(int Count, double? Average);

/// <summary>A review as everybody sees it.</summary>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Text">Plain text, or null.</param>
/// <param name="ShownName">The name that the runner wants to be shown under.</param>
/// <param name="Month">Month of the session, in the clinic's zone.</param>
public sealed record ShownReview(int Stars, string? Text, string ShownName, YearMonth Month);
