using System.ComponentModel;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.OpenApi;

namespace RunnerMassage.Web.Api.Sessions;

/// <summary>Which sessions are asked for.</summary>
public sealed record SessionsQuery
{
    private const int DaysBack = 31;

    /// <summary>Earliest start.</summary>
    [Description("Earliest start: a local date, or an instant with an offset. Without it, 31 days before today.")]
    [FromQuery(Name = "from"), QueryText(QueryTextKind.DateOrInstant, "2026-11-01")]
    public string? From { get; init; }

    /// <summary>Latest start.</summary>
    [Description("Latest start: a local date, which is included, or an instant with an offset, which is not. Without it, no end.")]
    [FromQuery(Name = "to"), QueryText(QueryTextKind.DateOrInstant, "2026-11-30")]
    public string? To { get; init; }

    /// <summary>Only with this therapist.</summary>
    [Description("Only sessions with this therapist.")]
    [FromQuery(Name = "therapistId"), QueryText(QueryTextKind.Id, "elena")]
    public string? TherapistId { get; init; }

    /// <summary>The first start asked for, inclusive.</summary>
    public Instant FromInstant(DateTimeZone zone, Instant now)
    {
        if (InstantOf(From, zone, daysOn: 0) is { } from)
        {
            return from;
        }

        var latest = ToInstant(zone) is { } to && to < now ? to : now;
        return zone.AtStartOfDay(latest.InZone(zone).Date.PlusDays(-DaysBack)).ToInstant();
    }

    /// <summary>The end of the starts asked for, exclusive, or null for no end.</summary>
    public Instant? ToInstant(DateTimeZone zone) => InstantOf(To, zone, daysOn: 1);

    private static Instant? InstantOf(string? text, DateTimeZone zone, int daysOn) =>
        TextRules.Date(text) is { } date
            ? zone.AtStartOfDay(date.PlusDays(daysOn)).ToInstant()
            : OffsetTimeConverter.Parse(text)?.ToInstant();
}

/// <summary>The shape of a query for sessions.</summary>
public sealed class SessionsQueryValidator : AbstractValidator<SessionsQuery>
{
    /// <summary>States the rules.</summary>
    public SessionsQueryValidator()
    {
        RuleFor(query => query.From).IsDateOrInstant();
        RuleFor(query => query.To).IsDateOrInstant();
        RuleFor(query => query.TherapistId).IsId("therapist");
    }
}
