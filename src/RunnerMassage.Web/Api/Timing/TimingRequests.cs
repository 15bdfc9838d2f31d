using System.ComponentModel.DataAnnotations;
using FluentValidation;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Web.Api.Input;

namespace RunnerMassage.Web.Api.Timing;

/// <summary>Times to be rated against a training calendar.</summary>
public sealed record RateRequest
{
    /// <summary>IANA id of the zone in which days are counted.</summary>
    [Required]
    public string? TimeZone { get; init; }

    /// <summary>A rule profile, or nothing for the clinic's.</summary>
    public string? Profile { get; init; }

    /// <summary>Hard workouts and races.</summary>
    [Required]
    public IReadOnlyList<EffortRequest>? Efforts { get; init; }

    /// <summary>Soreness reports.</summary>
    public IReadOnlyList<SorenessReportRequest>? SorenessReports { get; init; }

    /// <summary>Other massages of the runner.</summary>
    public IReadOnlyList<OtherSessionRequest>? OtherSessions { get; init; }

    /// <summary>The times to be rated.</summary>
    [Required]
    public IReadOnlyList<CheckRequest>? Checks { get; init; }
}

/// <summary>Another massage of the runner.</summary>
public sealed record OtherSessionRequest
{
    /// <summary>Id of the massage type.</summary>
    [Required]
    public string? MassageType { get; init; }

    /// <summary>When it starts.</summary>
    [Required]
    public string? Start { get; init; }

    /// <summary>When it ends.</summary>
    [Required]
    public string? End { get; init; }
}

/// <summary>A time to be rated.</summary>
public sealed record CheckRequest
{
    /// <summary>Id of the massage type.</summary>
    [Required]
    public string? MassageType { get; init; }

    /// <summary>When it would start: a local date-time or an instant.</summary>
    [Required]
    public string? Start { get; init; }

    /// <summary>Hands-on minutes.</summary>
    [Required]
    public int? Minutes { get; init; }

    /// <summary>True where the runner is new to deep work.</summary>
    public bool FirstTimeDeep { get; init; }
}

/// <summary>A range of days of which the best are wanted.</summary>
public sealed record BestDaysRequest
{
    /// <summary>IANA id of the zone in which days are counted.</summary>
    [Required]
    public string? TimeZone { get; init; }

    /// <summary>A rule profile, or nothing for the clinic's.</summary>
    public string? Profile { get; init; }

    /// <summary>Hard workouts and races.</summary>
    [Required]
    public IReadOnlyList<EffortRequest>? Efforts { get; init; }

    /// <summary>Id of the massage type.</summary>
    [Required]
    public string? MassageType { get; init; }

    /// <summary>First local date.</summary>
    [Required]
    public string? First { get; init; }

    /// <summary>Last local date, included.</summary>
    [Required]
    public string? Last { get; init; }

    /// <summary>Local time of day, such as <c>12:00</c>.</summary>
    [Required]
    public string? Time { get; init; }

    /// <summary>Hands-on minutes.</summary>
    [Required]
    public int? Minutes { get; init; }
}

/// <summary>Times of day as clients write them.</summary>
public static class TimeOfDay
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>Reads one, with or without seconds; null where the text is none.</summary>
    public static LocalTime? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var result = HoursAndMinutes.Parse(text);
        return result.Success || (result = LocalTimePattern.ExtendedIso.Parse(text)).Success ? result.Value : null;
    }
}

/// <summary>The shape of a rating request.</summary>
public sealed class RateValidator : AbstractValidator<RateRequest>
{
    /// <summary>Most times in one request.</summary>
    public const int MostChecks = 1000;

    /// <summary>Longest massage that is rated, in minutes.</summary>
    public const int LongestMinutes = 12 * 60;

    /// <summary>States the rules.</summary>
    public RateValidator()
    {
        RuleFor(request => request.TimeZone).NotNull().WithMessage("Name the time zone.").IsTimeZone();
        RuleFor(request => request.Profile).IsId("rule profile");
        RuleFor(request => request.Efforts).NotNull().WithMessage("Give the efforts; an empty list is fine.")
            .Must(efforts => efforts is not { Count: > EffortValidator.MostEfforts }).WithMessage("At most 1,000 efforts, please.");
        RuleForEach(request => request.Efforts).NotNull().SetValidator(new EffortValidator());
        RuleForEach(request => request.SorenessReports).NotNull().SetValidator(new SorenessReportValidator());
        RuleForEach(request => request.OtherSessions).NotNull().SetValidator(new OtherSessionValidator());
        RuleFor(request => request.Checks).NotNull().WithMessage("Give the times to be rated.")
            .Must(checks => checks is not { Count: > MostChecks }).WithMessage("At most 1,000 times, please.");
        RuleForEach(request => request.Checks).NotNull().SetValidator(new CheckValidator());
    }

    private sealed class OtherSessionValidator : AbstractValidator<OtherSessionRequest>
    {
        public OtherSessionValidator()
        {
            RuleFor(session => session.MassageType).NotNull().WithMessage("Name the massage type.").IsId("massage type");
            RuleFor(session => session.Start).NotNull().WithMessage("Say when it starts.").HasTime();
            RuleFor(session => session.End).NotNull().WithMessage("Say when it ends.").HasTime();
        }
    }

    private sealed class CheckValidator : AbstractValidator<CheckRequest>
    {
        public CheckValidator()
        {
            RuleFor(check => check.MassageType).NotNull().WithMessage("Name the massage type.").IsId("massage type");
            RuleFor(check => check.Start).NotNull().WithMessage("Say when it would start.").HasTime();
            RuleFor(check => check.Minutes).NotNull().WithMessage("Say how many minutes.")
                .InclusiveBetween(1, LongestMinutes).WithMessage("From 1 to 720 minutes, please.");
        }
    }
}

/// <summary>The shape of a question for the best days.</summary>
public sealed class BestDaysValidator : AbstractValidator<BestDaysRequest>
{
    private const int MostDays = 366;

    /// <summary>States the rules.</summary>
    public BestDaysValidator()
    {
        RuleFor(request => request.TimeZone).NotNull().WithMessage("Name the time zone.").IsTimeZone();
        RuleFor(request => request.Profile).IsId("rule profile");
        RuleFor(request => request.Efforts).NotNull().WithMessage("Give the efforts; an empty list is fine.")
            .Must(efforts => efforts is not { Count: > EffortValidator.MostEfforts }).WithMessage("At most 1,000 efforts, please.");
        RuleForEach(request => request.Efforts).NotNull().SetValidator(new EffortValidator());
        RuleFor(request => request.MassageType).NotNull().WithMessage("Name the massage type.").IsId("massage type");
        RuleFor(request => request.First).NotNull().WithMessage("Say from which date on.").IsDate();
        RuleFor(request => request.Last).NotNull().WithMessage("Say up to which date.").IsDate()
            .Must((request, _) => Days(request) is not <= 0).WithMessage("'last' must not come before 'first'.")
            .Must((request, _) => Days(request) is not > MostDays).WithMessage("At most 366 days, please.");
        RuleFor(request => request.Time).NotNull().WithMessage("Say at what time of day.")
            .Must(time => time is null || TimeOfDay.Parse(time) is not null).WithMessage("A time of day is needed, such as 12:00.");
        RuleFor(request => request.Minutes).NotNull().WithMessage("Say how many minutes.")
            .InclusiveBetween(1, RateValidator.LongestMinutes).WithMessage("From 1 to 720 minutes, please.");
    }

    private static int? Days(BestDaysRequest request) =>
        TextRules.Date(request.First) is { } first && TextRules.Date(request.Last) is { } last ? Period.DaysBetween(first, last) + 1 : null;
}
