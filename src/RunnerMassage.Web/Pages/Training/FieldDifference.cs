using RunnerMassage.Scheduling.Recommendations;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>A field that two windows filled in differently.</summary>
/// <param name="Label">What the field is called.</param>
/// <param name="Yours">What was typed in this window.</param>
/// <param name="Saved">What is saved.</param>
public sealed record FieldDifference(string Label, string Yours, string Saved)
{
    /// <summary>The fields that differ, in the order of the form.</summary>
    public static IReadOnlyList<FieldDifference> Between(TrainingInput yours, TrainingInput saved)
    {
        (string Label, Func<TrainingInput, string?> Read)[] fields =
        [
            ("What it is", input => TrainingWords.Level(input.Level ?? EffortLevel.Unknown).Word),
            ("Name", input => input.Name?.Trim()),
            ("Date", input => input.Date?.Trim()),
            ("Start", input => input.LocalTime?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)),
            ("How long", input => input.Minutes is { } minutes ? TrainingWords.LongDuration(minutes) : null),
            ("Distance", input => input.DistanceKm is { } km ? FormattableString.Invariant($"{km} km") : null),
            ("Ascent", input => input.AscentMetres is { } metres ? FormattableString.Invariant($"{metres} m") : null),
            ("What the race means", input => input.Level == EffortLevel.Race ? TrainingWords.Priority(input.RacePriority) : null),
        ];
        return
        [
            .. fields.Select(field => new FieldDifference(field.Label, Word(field.Read(yours)), Word(field.Read(saved))))
                .Where(difference => difference.Yours != difference.Saved),
        ];
    }

    private static string Word(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;
}
