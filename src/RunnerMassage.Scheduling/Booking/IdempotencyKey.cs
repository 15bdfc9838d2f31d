namespace RunnerMassage.Scheduling.Booking;

/// <summary>
/// A client-random key under which the first answer to a request is kept for 24 hours, in the transaction of what it tells of.
/// The same key with the same request gives that answer again; with another request it is refused.
/// </summary>
/// <param name="Scope">User, method and path: the same key means nothing elsewhere.</param>
/// <param name="Key">The client's key.</param>
/// <param name="RequestHash">Digest of the request's content.</param>
/// <param name="Answer">Words the outcome as it will be sent; called inside the transaction, so it must be quick and pure.</param>
public sealed record IdempotencyKey(string Scope, string Key, string RequestHash, Func<BookingOutcome, StoredAnswer> Answer);

/// <summary>An answer as it was, or will be, sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, or the empty string.</param>
/// <param name="SessionId">The session that it tells of, if any.</param>
/// <param name="SessionVersion">The version of that session, if any.</param>
public sealed record StoredAnswer(int Status, string Body, string? SessionId = null, int? SessionVersion = null);
