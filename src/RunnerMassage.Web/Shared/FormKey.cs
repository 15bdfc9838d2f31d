using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Web.Shared;

/// <summary>Idempotency of forms: each form carries a random key, so that a double click or a form sent again from the history counts once.</summary>
public static class FormKey
{
    /// <summary>The key of one sent form.</summary>
    /// <param name="userId">Who sent it.</param>
    /// <param name="form">Method and path.</param>
    /// <param name="key">The random key in the form.</param>
    /// <param name="content">What was sent, for telling another request under the same key.</param>
    public static IdempotencyKey Of<T>(string userId, string form, string key, T content) =>
        new($"{userId} {form}", key, RequestDigest.Of(content), Answer);

    /// <summary>What a repeated form needs to know: whether it was done, and of which session.</summary>
    private static StoredAnswer Answer(BookingOutcome outcome) => outcome is BookingOutcome.Kept kept
        ? new StoredAnswer(StatusCodes.Status303SeeOther, "", kept.Session.Id, kept.Session.Version)
        : new StoredAnswer(StatusCodes.Status409Conflict, "");
}
