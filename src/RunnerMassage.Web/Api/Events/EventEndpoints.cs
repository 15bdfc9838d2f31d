using System.ComponentModel;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Journal;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Events;

/// <summary>What happened to sessions, for programs that follow along.</summary>
public static class EventEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/events", ListAsync).WithTags("Events").RequireAuthorization(policy => policy.RequireRole(Roles.Admin))
        .AddEndpointFilter<QueryFilter<EventsQuery>>()
        .WithSummary("Changes of sessions in order, exactly one per change; go on after the last id that you have seen")
        .Produces<EventResponse[]>().Fails(ProblemCode.Validation);

    private static async Task<IResult> ListAsync(
        [AsParameters] EventsQuery query, EventRepository events, ClinicRepository clinics, CancellationToken cancellationToken)
    {
        var zone = await clinics.ZoneAsync(cancellationToken);
        var after = TextRules.Number(query.After) ?? 0;
        var limit = (int)(TextRules.Number(query.Limit) ?? EventsQuery.DefaultLimit);
        var found = await events.ListAsync(after, limit, cancellationToken);
        return TypedResults.Ok(found.Select(change => EventResponse.Of(change, zone)));
    }
}

/// <summary>Which events are asked for.</summary>
public sealed record EventsQuery
{
    /// <summary>How many events come where nothing is said.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The last id seen.</summary>
    [Description("Only events with a greater id; 0 where nothing is said.")]
    [FromQuery(Name = "after"), QueryText(QueryTextKind.Number, "0")]
    public string? After { get; init; }

    /// <summary>Most events returned.</summary>
    [Description("Most events returned, from 1 to 1000; 100 where nothing is said.")]
    [FromQuery(Name = "limit"), QueryText(QueryTextKind.Number, "100")]
    public string? Limit { get; init; }
}

/// <summary>The shape of a query for events.</summary>
public sealed class EventsQueryValidator : AbstractValidator<EventsQuery>
{
    /// <summary>States the rules.</summary>
    public EventsQueryValidator()
    {
        RuleFor(query => query.After).IsNumber(0, long.MaxValue);
        RuleFor(query => query.Limit).IsNumber(1, 1000);
    }
}

/// <summary>A change of a session.</summary>
/// <param name="Id">Place in the list; grows, and nothing ever appears before an id already seen.</param>
/// <param name="Type"><c>booked</c>, <c>rescheduled</c>, <c>cancelled</c>, <c>arrived</c>, <c>done</c>, <c>no-show</c> or <c>reopened</c>.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Version">The session's version after the change.</param>
/// <param name="At">When it was decided, with the clinic's offset.</param>
public sealed record EventResponse(long Id, string Type, string SessionId, int Version, OffsetDateTime At)
{
    /// <summary>The event as clients see it.</summary>
    public static EventResponse Of(SessionEvent change, DateTimeZone zone) => new(
        change.Position!.Value, JsonNamingPolicy.KebabCaseLower.ConvertName(change.Type.ToString()), change.SessionId, change.Version,
        change.At.InZoneOf(zone));
}
