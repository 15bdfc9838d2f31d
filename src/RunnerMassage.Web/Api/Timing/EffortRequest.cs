using System.ComponentModel.DataAnnotations;
using FluentValidation;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Api.Input;

namespace RunnerMassage.Web.Api.Timing;

/// <summary>A hard workout or a race, planned or done.</summary>
public sealed record EffortRequest
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary><c>hard</c> or <c>race</c>.</summary>
    [Required]
    public string? Kind { get; init; }

    /// <summary>An instant, a local date-time, or a bare date where the time is unknown.</summary>
    [Required]
    public string? Start { get; init; }

    /// <summary>When it ends; where it is left out the length is estimated from the distance.</summary>
    public string? End { get; init; }

    /// <summary>Kilometres.</summary>
    public double? DistanceKm { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>.</summary>
    public string? Priority { get; init; }

    /// <summary>Metres climbed.</summary>
    public double? AscentMetres { get; init; }

    /// <summary>The effort with its days counted in the zone.</summary>
    public Effort ToEffort(DateTimeZone zone)
    {
        var start = Moment.Read(Start!, zone);
        Instant? end = start.Instant is null ? null
            : End is null ? start.Instant + EffortDuration.Of(null, DistanceKm)
            : Moment.Read(End, zone).Instant;
        return new Effort
        {
            Name = Name,
            Kind = WordRules.Word<EffortKind>(Kind)!.Value,
            StartDate = start.Date,
            FinishDate = end?.InZone(zone).Date ?? (End is null ? start.Date : Moment.Read(End, zone).Date),
            Start = start.Instant,
            End = end,
            DistanceKm = DistanceKm,
            Priority = WordRules.Word<RacePriority>(Priority),
            AscentMetres = AscentMetres,
        };
    }
}

/// <summary>The shape of an effort.</summary>
public sealed class EffortValidator : AbstractValidator<EffortRequest>
{
    /// <summary>Most efforts in one request.</summary>
    public const int MostEfforts = 1000;

    /// <summary>States the rules.</summary>
    public EffortValidator()
    {
        RuleFor(effort => effort.Name).IsFreeText(200);
        RuleFor(effort => effort.Kind).NotNull().WithMessage("Say whether it is hard or a race.").IsWord<EffortRequest, EffortKind>();
        RuleFor(effort => effort.Start).NotNull().WithMessage("Say when it starts.").IsMoment();
        RuleFor(effort => effort.End).IsMoment();
        RuleFor(effort => effort.End).Must((effort, _) => EndsAfterItStarts(effort)).WithMessage("The end must come after the start.");
        RuleFor(effort => effort.DistanceKm).InclusiveBetween(0.01, 1000).WithMessage("Between 0 and 1,000 kilometres, please.");
        RuleFor(effort => effort.Priority).IsWord<EffortRequest, RacePriority>();
        RuleFor(effort => effort.AscentMetres).InclusiveBetween(0, 50_000).WithMessage("Between 0 and 50,000 metres, please.");
    }

    private static bool EndsAfterItStarts(EffortRequest effort)
    {
        if (effort.End is null || !Moment.IsOne(effort.Start) || !Moment.IsOne(effort.End))
        {
            return true;
        }

        var (start, end) = (Moment.Read(effort.Start!, DateTimeZone.Utc), Moment.Read(effort.End, DateTimeZone.Utc));
        return start.Instant is { } from && end.Instant is { } to ? to > from : end.Date >= start.Date && start.Instant is null;
    }
}

/// <summary>A soreness report.</summary>
public sealed record SorenessReportRequest
{
    /// <summary>Worst soreness of legs or target area, 0 to 10.</summary>
    [Required]
    public int? Level { get; init; }

    /// <summary>When it was given: an instant or a local date-time.</summary>
    [Required]
    public string? At { get; init; }

    /// <summary>The report.</summary>
    public SorenessReport ToReport(DateTimeZone zone) => new(Level!.Value, Moment.Read(At!, zone).Instant!.Value);
}

/// <summary>The shape of a soreness report.</summary>
public sealed class SorenessReportValidator : AbstractValidator<SorenessReportRequest>
{
    /// <summary>States the rules.</summary>
    public SorenessReportValidator()
    {
        RuleFor(report => report.Level).NotNull().WithMessage("Say how sore, from 0 to 10.").InclusiveBetween(0, 10).WithMessage("From 0 to 10, please.");
        RuleFor(report => report.At).NotNull().WithMessage("Say when.").HasTime();
    }
}
