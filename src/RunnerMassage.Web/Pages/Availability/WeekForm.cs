using System.Globalization;
using FluentValidation;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>A weekly pattern as it stands in the form. Texts as they were typed, so that nothing is lost where one of them is refused.</summary>
public sealed record WeekForm
{
    /// <summary>The ranges, by weekday.</summary>
    public IList<RangeInput> Ranges { get; init; } = [];

    /// <summary>Digest of the pattern that the editor started from, to notice that somebody else changed it.</summary>
    public string? Base { get; init; }

    /// <summary>Digest of what was shown before saving; empty where nothing was.</summary>
    public string? Previewed { get; init; }

    /// <summary>The weekday to copy.</summary>
    public string? CopyFrom { get; init; }

    /// <summary>The weekdays to copy it to.</summary>
    public IList<string> CopyTo { get; init; } = [];

    /// <summary>Which button was pressed: <c>save</c>, <c>add:Monday</c>, <c>remove:3</c>, <c>copy</c>, <c>theirs:Monday</c>.</summary>
    public string? Do { get; init; }

    /// <summary>The ranges that are more than an empty line, with their places in the form.</summary>
    public IEnumerable<(int Place, RangeInput Input)> Filled => Ranges.Select((range, place) => (place, range)).Where(range => !range.Item2.IsEmpty);

    /// <summary>True where the button takes over what somebody else saved.</summary>
    public bool TakesTheirs => Do?.StartsWith("theirs:", StringComparison.Ordinal) is true;

    /// <summary>The form of a saved pattern.</summary>
    public static WeekForm Of(TherapistSchedule schedule) => new()
    {
        Ranges = [.. schedule.WeeklyHours.Select(RangeInput.Of)],
        Base = DigestOf(schedule),
    };

    /// <summary>Tells one pattern from another.</summary>
    public static string DigestOf(TherapistSchedule schedule) => RequestDigest.Of(schedule.WeeklyHours.Select(RangeInput.Of));

    /// <summary>The change that the form asks for. Call it only with what the validator has let through.</summary>
    public AvailabilityChange.ReplaceWeeklyPattern ToChange() => new([.. Filled.Select(range => range.Input.ToHours())]);

    /// <summary>The form after a button that changes the form alone, or null where the button is another one.</summary>
    /// <param name="saved">The pattern as it is saved.</param>
    public WeekForm? After(TherapistSchedule saved) => Do?.Split(':') switch
    {
        ["add", var day] when IsDay(day) => With([.. Ranges, new RangeInput { Day = day }]),
        ["remove", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => With(Ranges.Where((_, i) => i != place)),
        ["copy"] when IsDay(CopyFrom) => With(
            [
                .. Ranges.Where(range => range.Day == CopyFrom || !CopyTo.Contains(range.Day!, StringComparer.Ordinal)),
                .. CopyTo.Where(day => day != CopyFrom && IsDay(day))
                    .SelectMany(day => Ranges.Where(range => range.Day == CopyFrom && !range.IsEmpty).Select(range => range with { Day = day })),
            ]),
        ["theirs", var day] => With([.. Ranges.Where(range => range.Day != day), .. Of(saved).Ranges.Where(range => range.Day == day)]),
        _ => null,
    };

    /// <summary>The hours of a weekday in words, as they were typed.</summary>
    public string WordsOf(string day) => Ranges.Where(range => range.Day == day && !range.IsEmpty).Select(range => range.Words()).ToList()
        is { Count: > 0 } words ? string.Join(", ", words) : "No hours";

    /// <summary>What an element of a range is called.</summary>
    public static string NameOf(int place, string field) => FormattableString.Invariant($"{nameof(Ranges)}[{place}].{field}");

    private static bool IsDay(string? text) => Enum.TryParse<IsoDayOfWeek>(text, out var day) && AvailabilityWords.Weekdays.Contains(day);

    private WeekForm With(IEnumerable<RangeInput> ranges) => this with
    {
        // Sorting keeps the order of those of one day, so nothing jumps that was not pressed.
        Ranges = [.. ranges.Where(range => IsDay(range.Day)).OrderBy(range => Enum.Parse<IsoDayOfWeek>(range.Day!))],
        CopyTo = [],
        Previewed = null,
        Do = null,
    };
}

/// <summary>One range of a weekly pattern as it was typed.</summary>
public sealed record RangeInput
{
    /// <summary>The weekday in English.</summary>
    public string? Day { get; init; }

    /// <summary>Clock time of the start.</summary>
    public string? From { get; init; }

    /// <summary>Clock time of the end; midnight is the end of the day.</summary>
    public string? To { get; init; }

    /// <summary>In which weeks: <c>Every</c>, <c>A</c> or <c>B</c>.</summary>
    public string? Weeks { get; init; }

    /// <summary>First date, or empty.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>Last date, or empty.</summary>
    public string? ValidTo { get; init; }

    /// <summary>True for a line that was added and not filled in.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);

    /// <summary>True where the hours hold in some weeks or on some dates only.</summary>
    public bool IsSpecial => WeekCycle != WeekCycle.Every || !string.IsNullOrEmpty(ValidFrom) || !string.IsNullOrEmpty(ValidTo);

    /// <summary>In which weeks.</summary>
    public WeekCycle WeekCycle => Enum.TryParse<WeekCycle>(Weeks, out var weeks) && Enum.IsDefined(weeks) ? weeks : WeekCycle.Every;

    /// <summary>A saved range as the form shows it.</summary>
    public static RangeInput Of(WorkingHours hours) => new()
    {
        Day = hours.Day.ToString(),
        From = FormTimes.Write(hours.StartMinute),
        To = FormTimes.Write(hours.EndMinute),
        Weeks = hours.Weeks.ToString(),
        ValidFrom = hours.ValidFrom is { } from ? Address.Dates.Format(from) : null,
        ValidTo = hours.ValidTo is { } to ? Address.Dates.Format(to) : null,
    };

    /// <summary>The range. Call it only with what the validator has let through.</summary>
    public WorkingHours ToHours() => new()
    {
        Day = Enum.Parse<IsoDayOfWeek>(Day!),
        StartMinute = FormTimes.Start(From)!.Value,
        EndMinute = FormTimes.End(To)!.Value,
        Weeks = WeekCycle,
        ValidFrom = FormTimes.Date(ValidFrom),
        ValidTo = FormTimes.Date(ValidTo),
    };

    /// <summary>10:00–18:00 (A weeks), as it was typed.</summary>
    public string Words()
    {
        var (start, end) = (FormTimes.Start(From), FormTimes.End(To));
        var range = start is { } from && end is { } to ? AvailabilityWords.Range(from, to) : $"{From}–{To}";
        var when = start is null || end is null ? "" : AvailabilityWords.When(ToHours());
        return when.Length == 0 ? range : $"{range} ({when})";
    }
}

/// <summary>The shape of what is typed into the weekly pattern; whether it makes sense is for the rules of a change.</summary>
public sealed class WeekFormValidator : AbstractValidator<WeekForm>
{
    /// <summary>The rules.</summary>
    public WeekFormValidator() => RuleForEach(form => form.Ranges).ChildRules(range =>
    {
        range.RuleFor(input => input.Day).Must(day => Enum.TryParse<IsoDayOfWeek>(day, out var known) && AvailabilityWords.Weekdays.Contains(known));
        range.RuleFor(input => input.From).Must(text => FormTimes.Start(text) is not null).When(input => !input.IsEmpty)
            .WithMessage("Please enter a start such as 09:00.");
        range.RuleFor(input => input.To).Must(text => FormTimes.End(text) is not null).When(input => !input.IsEmpty)
            .WithMessage("Please enter an end such as 17:30.");
        range.RuleFor(input => input.ValidFrom).Must(FormTimes.IsDateOrEmpty).WithMessage("Please enter a date, or leave it empty.");
        range.RuleFor(input => input.ValidTo).Must(FormTimes.IsDateOrEmpty).WithMessage("Please enter a date, or leave it empty.");
    });
}
