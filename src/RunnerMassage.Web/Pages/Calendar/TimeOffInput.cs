using System.Globalization;
using FluentValidation;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>Time off or extra hours as they stand in the form. Texts as they were typed, so that nothing is lost where one of them is refused.</summary>
public sealed record TimeOffInput
{
    /// <summary>What <see cref="Kind"/> says for time off.</summary>
    public const string Off = "off";

    /// <summary>What <see cref="Kind"/> says for extra hours.</summary>
    public const string Extra = "extra";

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern ShownTimes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalDateTimePattern Moments = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Off or extra.</summary>
    public string? Kind { get; init; }

    /// <summary>First date, as 2027-04-06.</summary>
    public string? From { get; init; }

    /// <summary>Last date; empty for the first.</summary>
    public string? To { get; init; }

    /// <summary>Time of day from which it holds on each date, as 10:00; empty for the day's beginning.</summary>
    public string? FromTime { get; init; }

    /// <summary>Time of day until which it holds on each date; empty or 0:00 for the day's end.</summary>
    public string? ToTime { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Random and made with the form, so that a form sent twice counts once.</summary>
    public string? Key { get; init; }

    /// <summary>The version of the schedule that the effects were told of.</summary>
    public int Version { get; init; }

    /// <summary>The form for a stretch that was drawn or chosen elsewhere; what cannot be read is left open.</summary>
    /// <param name="kind">Off or extra.</param>
    /// <param name="from">A date, or a date and time of day.</param>
    /// <param name="to">The last date; or the date and time of day at which it ends.</param>
    /// <param name="today">Stands in for a missing date.</param>
    public static TimeOffInput Of(string? kind, string? from, string? to, LocalDate today)
    {
        var (first, start) = Read(from);
        var (last, end) = Read(to);
        if (last > first && end == LocalTime.Midnight)
        {
            // Drawn to the bottom of a day, which is the midnight of the next.
            last = last.Value.PlusDays(-1);
        }

        return new TimeOffInput
        {
            Kind = kind == Extra ? Extra : Off,
            From = Address.Dates.Format(first ?? today),
            To = Address.Dates.Format(last ?? first ?? today),
            FromTime = start is { } begins ? ShownTimes.Format(begins) : null,
            ToTime = end is { } ends && ends != LocalTime.Midnight ? ShownTimes.Format(ends) : null,
        };
    }

    /// <summary>The first date, or null where it cannot be read.</summary>
    public LocalDate? FirstDate => Date(From);

    /// <summary>The last date, or null where it cannot be read.</summary>
    public LocalDate? LastDate => string.IsNullOrWhiteSpace(To) ? FirstDate : Date(To);

    /// <summary>True where a time of day is given.</summary>
    public bool HasTimes => !string.IsNullOrWhiteSpace(FromTime) || !string.IsNullOrWhiteSpace(ToTime);

    /// <summary>The change that the form asks for. Call it only with what the validator has let through.</summary>
    public AvailabilityChange.AddException ToChange() => new(
        Kind == Extra ? ExceptionKind.Extra : ExceptionKind.Off,
        FirstDate!.Value,
        LastDate!.Value,
        HasTimes ? new LocalMinutes(Minute(FromTime) ?? 0, Minute(ToTime) is { } end and not 0 ? end : WorkingHours.MinutesPerDay) : null,
        string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim())
    {
        GroupId = Key!,
    };

    internal static bool IsTime(string? text) => string.IsNullOrWhiteSpace(text) || Minute(text) is not null;

    private static LocalDate? Date(string? text) =>
        text is not null && Address.Dates.Parse(text.Trim()) is { Success: true, Value: var date } ? date : null;

    private static int? Minute(string? text) =>
        text is not null && Times.Parse(text.Trim()) is { Success: true, Value: var time } ? (time.Hour * 60) + time.Minute : null;

    private static (LocalDate? Date, LocalTime? Time) Read(string? text) =>
        text is not null && Moments.Parse(text) is { Success: true, Value: var moment } ? (moment.Date, moment.TimeOfDay) : (Date(text), null);
}

/// <summary>The shape of time off or extra hours; whether they make sense is for the rules of availability to say.</summary>
public sealed class TimeOffInputValidator : AbstractValidator<TimeOffInput>
{
    private const int KeyLength = 32;

    /// <summary>The rules.</summary>
    public TimeOffInputValidator()
    {
        RuleFor(input => input.Kind).Must(kind => kind is TimeOffInput.Off or TimeOffInput.Extra).WithMessage("Please choose what it is.");
        RuleFor(input => input.From).Must((input, _) => input.FirstDate is not null).WithMessage("Please choose the first day.");
        RuleFor(input => input.To).Must((input, _) => input.LastDate is not null)
            .When(input => input.FirstDate is not null || !string.IsNullOrWhiteSpace(input.To)).WithMessage("Please choose the last day.");
        RuleFor(input => input.FromTime).Must(TimeOffInput.IsTime).WithMessage("Please write the time as 10:00, or leave it empty.");
        RuleFor(input => input.ToTime).Must(TimeOffInput.IsTime).WithMessage("Please write the time as 12:00, or leave it empty.");
        RuleFor(input => input.Reason).MaximumLength(ChangeRules.LongestReason)
            .WithMessage(string.Create(CultureInfo.InvariantCulture, $"Please keep the reason to {ChangeRules.LongestReason} characters."));
        RuleFor(input => input.Key).Must(key => key?.Length == KeyLength && key.All(char.IsAsciiHexDigit))
            .WithMessage("The form was not whole. Please open it again from the calendar.");
    }
}
