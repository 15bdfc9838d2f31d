
namespace RunnerMassage.Web.Api.Problems;

/// <summary>A kind of failure that clients may act on. Codes and statuses are part of the contract; titles are for people.</summary>
/// <param name="Code">The stable code; the problem's <c>type</c> ends in it.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same short sentence each time.</param>
public sealed record ProblemCode(string Code, int Status, string Title)
{
    private const string TypeBase = "https://runnermassage.example/problems/";

    /// <summary>A field, parameter or header is missing, malformed or out of range.</summary>
    public static readonly ProblemCode Validation = new("validation", StatusCodes.Status400BadRequest, "The request is not valid.");

    /// <summary>The header that makes a repeated request harmless is missing or too long.</summary>
    public static readonly ProblemCode IdempotencyKeyMissing =
        new("idempotency-key-missing", StatusCodes.Status400BadRequest, "An Idempotency-Key header is needed.");

    /// <summary>Nobody is signed in, or address and password do not belong together.</summary>
    public static readonly ProblemCode Unauthenticated =
        new("unauthenticated", StatusCodes.Status401Unauthorized, "You need to sign in.");

    /// <summary>Signed in, but this is not for this role.</summary>
    public static readonly ProblemCode Forbidden = new("forbidden", StatusCodes.Status403Forbidden, "Your account may not do this.");

    /// <summary>Nothing there, or nothing that the caller may see.</summary>
    public static readonly ProblemCode NotFound = new("not-found", StatusCodes.Status404NotFound, "There is nothing here.");

    /// <summary>The path exists, the method does not.</summary>
    public static readonly ProblemCode MethodNotAllowed =
        new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This method is not offered here.");

    /// <summary>Therapist, room or runner is busy then.</summary>
    public static readonly ProblemCode SlotTaken = new("slot-taken", StatusCodes.Status409Conflict, "That time is taken.");

    /// <summary>The session is cancelled already, or it has begun.</summary>
    public static readonly ProblemCode NotConfirmed =
        new("not-confirmed", StatusCodes.Status409Conflict, "The session can't be changed any more.");

    /// <summary>A request with the same idempotency key is still being decided.</summary>
    public static readonly ProblemCode KeyInProgress =
        new("key-in-progress", StatusCodes.Status409Conflict, "The same request is still being worked on.");

    /// <summary>The session has another version than the client saw.</summary>
    public static readonly ProblemCode StaleVersion =
        new("stale-version", StatusCodes.Status412PreconditionFailed, "The session has changed in the meantime.");

    /// <summary>The body is larger than any request here needs.</summary>
    public static readonly ProblemCode TooLarge =
        new("too-large", StatusCodes.Status413PayloadTooLarge, "The request is too large.");

    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemCode UnsupportedMediaType =
        new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");

    /// <summary>Nobody offers that time.</summary>
    public static readonly ProblemCode NotOffered =
        new("not-offered", StatusCodes.Status422UnprocessableEntity, "That time is not offered.");

    /// <summary>The time is advised against for this runner's training; <c>acknowledgeAvoid</c> books it all the same.</summary>
    public static readonly ProblemCode TimingAvoid =
        new("timing-avoid", StatusCodes.Status422UnprocessableEntity, "That time is advised against for your training.");

    /// <summary>The timing rules block the time.</summary>
    public static readonly ProblemCode TimingBlocked =
        new("timing-blocked", StatusCodes.Status422UnprocessableEntity, "That time does not go with your training.");

    /// <summary>The runner's safety answers hold it back; it does not say which.</summary>
    public static readonly ProblemCode SafetyBlocked =
        new("safety-blocked", StatusCodes.Status422UnprocessableEntity, "Your safety answers hold this back.");

    /// <summary>The idempotency key came with another request before.</summary>
    public static readonly ProblemCode KeyReused =
        new("key-reused", StatusCodes.Status422UnprocessableEntity, "The idempotency key belongs to another request.");

    /// <summary>Too many requests in too short a time.</summary>
    public static readonly ProblemCode TooManyRequests =
        new("too-many-requests", StatusCodes.Status429TooManyRequests, "Too many requests.");

    /// <summary>A bug or an outage; nothing the client did.</summary>
    public static readonly ProblemCode InternalError =
        new("internal-error", StatusCodes.Status500InternalServerError, "Something went wrong on our side.");

    /// <summary>The diary could not be claimed in time; nothing was done.</summary>
    public static readonly ProblemCode Busy =
        new("busy", StatusCodes.Status503ServiceUnavailable, "The diary is busy at the moment.");

    /// <summary>All codes, for documentation and for answers to bare status codes.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } =
    [
        Validation, IdempotencyKeyMissing, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, SlotTaken, NotConfirmed, KeyInProgress,
        StaleVersion, TooLarge, UnsupportedMediaType, NotOffered, TimingAvoid, TimingBlocked, SafetyBlocked, KeyReused, TooManyRequests, InternalError, Busy,
    ];

    /// <summary>The URI that names the kind of problem. It names, it is not meant to be opened.</summary>
    public string Type => TypeBase + Code;

    /// <summary>The code for an answer that has a status and nothing else, such as the 405 of routing.</summary>
    public static ProblemCode ForStatus(int status) =>
        All.FirstOrDefault(problem => problem.Status == status)
        ?? (status < StatusCodes.Status500InternalServerError
            ? new ProblemCode($"http-{status}", status, "The request can't be answered.")
            : InternalError with { Status = status });
}
