using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Api.Sessions;

/// <summary>Sessions: see, book, move, cancel.</summary>
public static class SessionEndpoints
{
    /// <summary>Where sessions live.</summary>
    public const string Path = "/api/v1/sessions";

    // An answer is complete or refused, never cut off in silence.
    private const int MostSessions = 5000;

    /// <summary>Adds the endpoints.</summary>
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").WithTags("Sessions").RequireAuthorization().AddEndpointFilter<ApiInputFilter>();
        all.MapGet(Path, ListAsync).AddEndpointFilter<QueryFilter<SessionsQuery>>()
            .WithSummary("The sessions that you may see, the earliest first: a runner's own, a therapist's, for an admin all")
            .Produces<SessionResponse[]>().Fails(ProblemCode.Validation);

        var one = all.MapGroup("").Sends(HeaderNames.ETag, "The session's version, for If-Match.");
        one.MapGet(Path + "/{id:maxlength(100)}", GetAsync).WithSummary("One session, with its ETag")
            .Produces<SessionResponse>().Produces(StatusCodes.Status304NotModified).Fails(ProblemCode.NotFound);

        var changes = one.MapGroup("").Fails(Deciding).Sends(SessionAnswer.ReplayedHeader, "true where this is the first answer once more.");
        changes.MapPost(Path, BookAsync).RequireAuthorization(policy => policy.RequireRole(Roles.Runner))
            .WithSummary("Book a slot that the search offers")
            .Produces<SessionResponse>(StatusCodes.Status201Created).Sends(HeaderNames.Location, "Where the session is.")
            .Fails(ProblemCode.SlotTaken, ProblemCode.NotOffered, ProblemCode.TimingAvoid, ProblemCode.TimingBlocked, ProblemCode.SafetyBlocked);
        changes.MapPost(Path + "/{id:maxlength(100)}/reschedule", RescheduleAsync)
            .WithSummary("Move a session; the old time is given up only together with getting the new one")
            .Produces<SessionResponse>().Fails(Changing)
            .Fails(ProblemCode.SlotTaken, ProblemCode.NotOffered, ProblemCode.TimingAvoid, ProblemCode.TimingBlocked, ProblemCode.SafetyBlocked);
        changes.MapPost(Path + "/{id:maxlength(100)}/cancel", CancelAsync).WithSummary("Cancel a session")
            .Produces<SessionResponse>().Fails(Changing);
    }

    private static readonly ProblemCode[] Deciding =
    [
        ProblemCode.IdempotencyKeyMissing, ProblemCode.Validation, ProblemCode.KeyInProgress, ProblemCode.KeyReused,
        ProblemCode.UnsupportedMediaType, ProblemCode.Busy,
    ];

    private static readonly ProblemCode[] Changing = [ProblemCode.NotFound, ProblemCode.NotConfirmed, ProblemCode.StaleVersion];

    private static async Task<IResult> ListAsync(
        [AsParameters] SessionsQuery query, ClaimsPrincipal user, SessionRepository sessions, ClinicRepository clinics, IClock clock,
        CancellationToken cancellationToken)
    {
        var (viewer, zone) = (user.ToViewer(), await clinics.ZoneAsync(cancellationToken));
        var (from, to) = (query.FromInstant(zone, clock.GetCurrentInstant()), query.ToInstant(zone));
        if (to <= from)
        {
            return ApiProblem.Invalid("to", "'to' must not come before 'from'.").ToResult();
        }

        var found = await sessions.ListAsync(viewer, from, to, query.TherapistId, MostSessions + 1, cancellationToken);
        return found.Count > MostSessions
            ? ApiProblem.Invalid("to", $"More than {MostSessions} sessions lie in this time; ask for a shorter one.").ToResult()
            : TypedResults.Ok(found.Select(details => SessionResponse.Of(details.Session, viewer, zone)));
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, SessionRepository sessions, ClinicRepository clinics, CancellationToken cancellationToken)
    {
        var viewer = context.User.ToViewer();
        if (await sessions.FindAsync(viewer, id, cancellationToken) is not { Session: var session })
        {
            return SessionAnswer.NoSuchSession.ToResult();
        }

        var tag = IfMatchHeader.EntityTag(session.Version);
        context.Response.Headers.ETag = tag;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(SessionResponse.Of(session, viewer, await clinics.ZoneAsync(cancellationToken)));
    }

    private static async Task<IResult> BookAsync(
        IdempotencyHeader key, JsonBody<BookSessionRequest> body, ClaimsPrincipal user, SchedulingService scheduling,
        ClinicRepository clinics, CancellationToken cancellationToken)
    {
        var (request, viewer, zone) = (body.Value, user.ToViewer(), await clinics.ZoneAsync(cancellationToken));
        var start = request.Start!.Value.ToInstant();
        var outcome = await scheduling.BookAsync(
            new BookSession
            {
                RunnerId = viewer.UserId,
                TherapistId = request.TherapistId!,
                MassageTypeId = request.MassageType!,
                Start = start,
                Minutes = request.Minutes!.Value,
                Note = request.Note,
                AcknowledgeAvoid = request.AcknowledgeAvoid,
                Idempotency = Idempotent(key, viewer, zone, Path, Digest(request with { Start = null }, start)),
            },
            cancellationToken);
        return SessionAnswer.ToResult(outcome, viewer, zone);
    }

    private static async Task<IResult> RescheduleAsync(
        string id, IdempotencyHeader key, JsonBody<RescheduleSessionRequest> body, IfMatchHeader ifMatch, ClaimsPrincipal user,
        SchedulingService scheduling, ClinicRepository clinics, CancellationToken cancellationToken)
    {
        var (request, viewer, zone) = (body.Value, user.ToViewer(), await clinics.ZoneAsync(cancellationToken));
        var start = request.Start!.Value.ToInstant();
        var outcome = await scheduling.RescheduleAsync(
            new RescheduleSession
            {
                Viewer = viewer,
                SessionId = id,
                Start = start,
                TherapistId = request.TherapistId,
                AcknowledgeAvoid = request.AcknowledgeAvoid,
                ExpectedVersion = ifMatch.ExpectedVersion,
                Idempotency = Idempotent(key, viewer, zone, $"{Path}/{id}/reschedule", Digest(request with { Start = null }, start)),
            },
            cancellationToken);
        return SessionAnswer.ToResult(outcome, viewer, zone);
    }

    private static async Task<IResult> CancelAsync(
        string id, IdempotencyHeader key, JsonBody<CancelSessionRequest> body, IfMatchHeader ifMatch, ClaimsPrincipal user,
        SchedulingService scheduling, ClinicRepository clinics, CancellationToken cancellationToken)
    {
        var (viewer, zone) = (user.ToViewer(), await clinics.ZoneAsync(cancellationToken));
        var outcome = await scheduling.CancelAsync(
            new CancelSession
            {
                Viewer = viewer,
                SessionId = id,
                Reason = body.Value.Reason,
                ExpectedVersion = ifMatch.ExpectedVersion,
                Idempotency = Idempotent(key, viewer, zone, $"{Path}/{id}/cancel", RequestDigest.Of(body.Value)),
            },
            cancellationToken);
        return SessionAnswer.ToResult(outcome, viewer, zone);
    }

    // The same instant written with another offset is the same request.
    private static string Digest<T>(T request, Instant start) => RequestDigest.Of(new { request, start = start.ToUnixTimeTicks() });

    private static IdempotencyKey Idempotent(IdempotencyHeader key, Viewer viewer, DateTimeZone zone, string path, string digest) =>
        new($"{viewer.UserId} POST {path}", key.Key, digest, outcome => SessionAnswer.Of(outcome, viewer, zone));
}
