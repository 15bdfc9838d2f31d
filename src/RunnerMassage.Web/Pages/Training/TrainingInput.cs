using System.Globalization;
using FluentValidation;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>A workout or race as it stands in the form. Texts as they were typed, so that nothing is lost where one of them is refused.</summary>
public sealed record TrainingInput
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Hard, Race, Moderate or Easy.</summary>
    public string? What { get; init; }

    /// <summary>What the runner calls it.</summary>
    public string? Name { get; init; }

    /// <summary>Date, as 2027-04-06.</summary>
    public string? Date { get; init; }

    /// <summary>Local time of the start, as 18:00; empty where it is open.</summary>
    public string? Time { get; init; }

    /// <summary>Minutes such as 45, or hours and minutes such as 2:12.</summary>
    public string? Duration { get; init; }

    /// <summary>Kilometres, with a point or a comma.</summary>
    public string? Distance { get; init; }

    /// <summary>Metres climbed.</summary>
    public string? Ascent { get; init; }

    /// <summary>A, B or C; empty for the usual of the race's length.</summary>
    public string? Priority { get; init; }

    /// <summary>Random and made with the form of a new entry, so that a form sent twice adds once.</summary>
    public string? Key { get; init; }

    /// <summary>The version of the entry that was shown.</summary>
    public int Version { get; init; }

    /// <summary>The entry as the form shows it.</summary>
    public static TrainingInput Of(TrainingEntry entry, DateTimeZone zone) => new()
    {
        What = entry.Level.ToString(),
        Name = entry.Name,
        Date = Address.Dates.Format(entry.Date),
        Time = entry.Start is { } start ? ClockTimes.Format(start.InZone(zone).TimeOfDay) : null,
        Duration = entry.Minutes is { } minutes ? TrainingWords.Duration(minutes) : null,
        Distance = entry.DistanceKm?.ToString("0.###", CultureInfo.InvariantCulture),
        Ascent = entry.AscentMetres?.ToString(CultureInfo.InvariantCulture),
        Priority = entry.Priority?.ToString(),
        Version = entry.Version,
    };

    /// <summary>The level, or null where none is chosen.</summary>
    public EffortLevel? Level => What is "Hard" or "Race" or "Moderate" or "Easy" ? Enum.Parse<EffortLevel>(What) : null;

    /// <summary>The date, or null where it cannot be read.</summary>
    public LocalDate? LocalDate => Date is not null && Address.Dates.Parse(Date.Trim()) is { Success: true, Value: var date } ? date : null;

    /// <summary>The time of day, or null where it is open or cannot be read.</summary>
    public LocalTime? LocalTime => Time is not null && Times.Parse(Time.Trim()) is { Success: true, Value: var time } ? time : null;

    /// <summary>The minutes, or null where they are open or cannot be read.</summary>
    public int? Minutes => Duration?.Trim().Split(':') switch
    {
        [var minutes] => Whole(minutes),
        [var hours, { Length: 2 } minutes] when Whole(minutes) is < 60 => (Whole(hours) * 60) + Whole(minutes),
        _ => null,
    };

    /// <summary>The kilometres, or null where they are open or cannot be read.</summary>
    public double? DistanceKm =>
        double.TryParse(Distance?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var km) ? km : null;

    /// <summary>The metres climbed, or null where they are open or cannot be read.</summary>
    public int? AscentMetres => Whole(Ascent?.Trim());

    /// <summary>What the race means, or null where the runner leaves it open or it is no race.</summary>
    public RacePriority? RacePriority =>
        Level == EffortLevel.Race && Priority is "A" or "B" or "C" ? Enum.Parse<RacePriority>(Priority) : null;

    /// <summary>Writes the fields into an entry. Call it only with what the validator has let through.</summary>
    public void ApplyTo(TrainingEntry entry, Instant? start)
    {
        entry.Level = Level!.Value;
        entry.Name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim();
        entry.Date = LocalDate!.Value;
        entry.Start = start;
        entry.Minutes = Minutes;
        entry.DistanceKm = DistanceKm;
        entry.AscentMetres = AscentMetres;
        entry.Priority = RacePriority;
    }

    private static LocalTimePattern ClockTimes { get; } = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The shape of a workout or race.</summary>
public sealed class TrainingInputValidator : AbstractValidator<TrainingInput>
{
    private const int LongestMinutes = 72 * 60;
    private const int LongestKm = 500;
    private const int HighestAscent = 20_000;

    /// <summary>The rules.</summary>
    public TrainingInputValidator()
    {
        RuleFor(input => input.What).Must((input, _) => input.Level is not null).WithMessage("Please choose what it is.");
        RuleFor(input => input.Name).MaximumLength(TrainingInput.LongestName).WithMessage($"Please keep the name to {TrainingInput.LongestName} characters.");
        RuleFor(input => input.Date).Must((input, _) => input.LocalDate is not null).WithMessage("Please choose the date.");
        RuleFor(input => input.Time).Must((input, _) => input.LocalTime is not null)
            .Unless(input => string.IsNullOrWhiteSpace(input.Time)).WithMessage("Please write the time as 18:00, or leave it empty.");
        RuleFor(input => input.Duration).Must((input, _) => input.Minutes is > 0 and <= LongestMinutes)
            .Unless(input => string.IsNullOrWhiteSpace(input.Duration))
            .WithMessage("Please write minutes such as 45, or hours and minutes such as 2:12; three days at most.");
        RuleFor(input => input.Distance).Must((input, _) => input.DistanceKm is > 0 and <= LongestKm)
            .Unless(input => string.IsNullOrWhiteSpace(input.Distance)).WithMessage($"Please write kilometres such as 21.1, {LongestKm} at most.");
        RuleFor(input => input.Ascent).Must((input, _) => input.AscentMetres is >= 0 and <= HighestAscent)
            .Unless(input => string.IsNullOrWhiteSpace(input.Ascent)).WithMessage("Please write whole metres such as 850, 20,000 at most.");
        RuleFor(input => input.Priority).Must(priority => priority is "A" or "B" or "C")
            .Unless(input => string.IsNullOrEmpty(input.Priority)).WithMessage("Please choose what the race means to you.");
        RuleFor(input => input.Key).MaximumLength(64).WithMessage("The form was not whole. Please press Save again.");
    }
}
