using System.Text.Json.Serialization;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.Timing;

namespace RunnerMassage.Web.Api.Sessions;

/// <summary>A booked massage session, the same wherever one is shown.</summary>
public sealed record SessionResponse
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the changes, starting at 1; the ETag is made of it.</summary>
    public required int Version { get; init; }

    /// <summary>When hands-on time begins, with the clinic's offset.</summary>
    public required OffsetDateTime Start { get; init; }

    /// <summary>When hands-on time ends, with the clinic's offset.</summary>
    public required OffsetDateTime End { get; init; }

    /// <summary>The therapist.</summary>
    public required string TherapistId { get; init; }

    /// <summary>The room.</summary>
    public required string RoomId { get; init; }

    /// <summary>Id of the massage type.</summary>
    public required string MassageType { get; init; }

    /// <summary>Hands-on minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Price agreed at booking, in the clinic's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary><c>confirmed</c>, <c>cancelled</c>, <c>arrived</c>, <c>done</c> or <c>no-show</c>.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>How well the time fits the runner's training.</summary>
    public required TimingRating Rating { get; init; }

    /// <summary>Why it is rated so.</summary>
    public required IReadOnlyList<TimingReasonResponse> Reasons { get; init; }

    /// <summary>True while the runner has not answered the safety questions; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ScreeningOpen { get; init; }

    /// <summary>The runner's account; for therapists and admins only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RunnerId { get; init; }

    /// <summary>The session as this viewer may see it.</summary>
    public static SessionResponse Of(MassageSession session, Viewer viewer, DateTimeZone zone) => new()
    {
        Id = session.Id,
        Version = session.Version,
        Start = session.Start.InZoneOf(zone),
        End = session.End.InZoneOf(zone),
        TherapistId = session.TherapistId,
        RoomId = session.RoomId,
        MassageType = session.MassageTypeId,
        Minutes = session.Minutes,
        Price = session.Price,
        Status = session.Status,
        Rating = session.Rating,
        Reasons = [.. ReasonSnapshot.Read(session.RatingReasons).Select(TimingReasonResponse.Of)],
        ScreeningOpen = session.ScreeningOpen,
        RunnerId = viewer.IsAdmin || viewer.TherapistId is not null ? session.RunnerId : null,
    };
}
