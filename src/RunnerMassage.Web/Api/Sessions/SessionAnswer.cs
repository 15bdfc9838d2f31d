using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using NodaTime;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Sessions;

/// <summary>Words an outcome as the answer that is sent, and stored for a repeated request.</summary>
public static class SessionAnswer
{
    /// <summary>Says that an answer is a repetition.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The answer to an outcome. Pure, since it is called inside the transaction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A replay is an answer already.</exception>
    public static StoredAnswer Of(BookingOutcome outcome, Viewer viewer, DateTimeZone zone) => outcome switch
    {
        BookingOutcome.Kept kept => new StoredAnswer(
            kept.Change == SessionChange.Booked ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            JsonSerializer.Serialize(SessionResponse.Of(kept.Session, viewer, zone), ApiJson.Options),
            kept.Session.Id,
            kept.Session.Version),
        BookingOutcome.Refused refused => Of(RefusalWording.ToProblem(refused.Refusals)),
        BookingOutcome.NotFound => Of(NoSuchSession),
        BookingOutcome.KeyReused => Of(ApiProblem.Of(
            ProblemCode.KeyReused, "This Idempotency-Key came with another request before; use a new one for a new request.")),
        BookingOutcome.KeyInProgress => Of(ApiProblem.Of(
            ProblemCode.KeyInProgress, "The first request with this Idempotency-Key is still being worked on; ask again in a moment.")),
        BookingOutcome.Busy => Of(ApiProblem.Of(
            ProblemCode.Busy, "The diary is busy at the moment; nothing was done. Please send the same request again in a moment.")),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without an answer."),
    };

    /// <summary>The problem where there is no session that the caller may see.</summary>
    public static ApiProblem NoSuchSession { get; } = ApiProblem.Of(ProblemCode.NotFound, "There is no such session.");

    /// <summary>Sends the answer to an outcome, repeated or new.</summary>
    public static IResult ToResult(BookingOutcome outcome, Viewer viewer, DateTimeZone zone) => outcome is BookingOutcome.Replayed replayed
        ? new Sent(replayed.Answer, Replayed: true, RetryAfter: null)
        : new Sent(Of(outcome, viewer, zone), Replayed: false, (outcome as BookingOutcome.Busy)?.RetryAfter);

    private static StoredAnswer Of(ApiProblem problem) => new(problem.Status, JsonSerializer.Serialize(problem, ApiJson.Options));

    private sealed record Sent(StoredAnswer Answer, bool Replayed, Duration? RetryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Answer.Status;
            var failed = Answer.Status >= StatusCodes.Status400BadRequest;
            response.ContentType = failed ? ApiProblem.ContentType : "application/json; charset=utf-8";
            if (!failed && Answer.SessionVersion is { } version)
            {
                response.Headers.ETag = IfMatchHeader.EntityTag(version);
            }

            if (Answer.Status == StatusCodes.Status201Created)
            {
                response.Headers.Location = $"{httpContext.Request.PathBase}{SessionEndpoints.Path}/{Uri.EscapeDataString(Answer.SessionId!)}";
            }

            if (Replayed)
            {
                response.Headers[ReplayedHeader] = "true";
            }

            if (RetryAfter is { } wait)
            {
                // Whole seconds, and never 0: that would invite to try at once.
                response.Headers.RetryAfter = HeaderUtilities.FormatNonNegativeInt64(Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)));
            }

            return response.WriteAsync(Answer.Body, Encoding.UTF8, httpContext.RequestAborted);
        }
    }
}
