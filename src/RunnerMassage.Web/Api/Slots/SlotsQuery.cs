using System.ComponentModel;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;

namespace RunnerMassage.Web.Api.Slots;

/// <summary>Which slots are asked for.</summary>
public sealed record SlotsQuery
{
    /// <summary>Id of the massage type.</summary>
    [Description("Id of the massage type.")]
    [FromQuery(Name = "massageType"), QueryText(QueryTextKind.Id, "deep-tissue", Required = true)]
    public string? MassageType { get; init; }

    /// <summary>Hands-on minutes.</summary>
    [Description("Hands-on minutes, one of the massage type's durations.")]
    [FromQuery(Name = "minutes"), QueryText(QueryTextKind.Number, "60", Required = true)]
    public string? Minutes { get; init; }

    /// <summary>First local date.</summary>
    [Description("First date, local to the clinic.")]
    [FromQuery(Name = "from"), QueryText(QueryTextKind.Date, "2026-11-23", Required = true)]
    public string? From { get; init; }

    /// <summary>Last local date.</summary>
    [Description("Last date, local to the clinic and included; at most 62 days in all.")]
    [FromQuery(Name = "to"), QueryText(QueryTextKind.Date, "2026-11-29", Required = true)]
    public string? To { get; init; }

    /// <summary>Only this therapist.</summary>
    [Description("Only this therapist.")]
    [FromQuery(Name = "therapistId"), QueryText(QueryTextKind.Id, "elena")]
    public string? TherapistId { get; init; }
}

/// <summary>The shape of a search.</summary>
public sealed class SlotsQueryValidator : AbstractValidator<SlotsQuery>
{
    /// <summary>Most local dates in one search.</summary>
    public const int MostDays = 62;

    /// <summary>States the rules.</summary>
    public SlotsQueryValidator()
    {
        RuleFor(query => query.MassageType).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Name the massage type.").IsId("massage type");
        RuleFor(query => query.Minutes).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Say how many minutes.").IsNumber(1, 24 * 60);
        RuleFor(query => query.From).Cascade(CascadeMode.Stop).NotNull().WithMessage("Say from which date on.").IsDate();
        RuleFor(query => query.To).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Say up to which date.").IsDate()
            .Must((query, _) => Days(query) is not <= 0).WithMessage("'to' must not come before 'from'.")
            .Must((query, _) => Days(query) is not > MostDays).WithMessage("At most 62 days can be searched at once.");
        RuleFor(query => query.TherapistId).IsId("therapist");
    }

    private static int? Days(SlotsQuery query) =>
        TextRules.Date(query.From) is { } from && TextRules.Date(query.To) is { } to ? Period.DaysBetween(from, to) + 1 : null;
}
