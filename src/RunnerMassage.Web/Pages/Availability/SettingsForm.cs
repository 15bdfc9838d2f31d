using System.Globalization;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>A therapist's settings as they stand in the form, as they were typed.</summary>
public sealed record SettingsForm
{
    /// <summary>The fields in order, with what each says and the error that is about it.</summary>
    public static IReadOnlyList<SettingsField> Fields { get; } =
    [
        new("Buffer", "Buffer after each session", "minutes", "It may run past closing.",
            settings => settings.BufferMinutes, AvailabilityErrorCode.BufferOutOfBounds),
        new("LeadTime", "Latest booking before the start", "minutes", "120 are 2 hours: a session at 10:00 can be booked until 8:00.",
            settings => settings.LeadTimeMinutes, AvailabilityErrorCode.LeadTimeOutOfBounds),
        new("Horizon", "Furthest booking ahead", "days", "84 are 12 weeks.",
            settings => settings.BookingHorizonDays, AvailabilityErrorCode.HorizonOutOfBounds),
        new("SlotInterval", "Offer a start every", "minutes", "Counted from the opening of each range of hours.",
            settings => settings.SlotIntervalMinutes, AvailabilityErrorCode.SlotIntervalOutOfBounds),
        new("HandsOn", "Most hands-on time a day", "minutes", "300 are 5 hours of massage, without buffers.",
            settings => settings.DailyHandsOnMinutes, AvailabilityErrorCode.HandsOnOutOfBounds),
        new("Deep", "Most deep sessions a day", "sessions", "Deep work is the hardest on thumbs and shoulders.",
            settings => settings.DailyDeepSessions, AvailabilityErrorCode.DeepSessionsOutOfBounds),
    ];

    /// <summary>What was typed, by key of the field.</summary>
    public IDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Digest of the settings that the editor started from, to notice that somebody else changed them.</summary>
    public string? Base { get; init; }

    /// <summary>Digest of what was shown before saving; empty where nothing was.</summary>
    public string? Previewed { get; init; }

    /// <summary><c>theirs:Buffer</c> takes over what somebody else saved; anything else saves.</summary>
    public string? Do { get; init; }

    /// <summary>The form of saved settings.</summary>
    public static SettingsForm Of(AvailabilitySettings settings) => new()
    {
        Values = Fields.ToDictionary(field => field.Key, string? (field) => field.Write(settings), StringComparer.Ordinal),
        Base = RequestDigest.Of(settings),
    };

    /// <summary>What was typed for a field.</summary>
    public string? ValueOf(string key) => Values.TryGetValue(key, out var value) ? value : null;

    /// <summary>What a field is called.</summary>
    public static string NameOf(string key) => $"{nameof(Values)}[{key}]";

    /// <summary>The form after a button that takes over a saved value, or null where the button is another one.</summary>
    public SettingsForm? After(AvailabilitySettings saved) => Do?.Split(':') is ["theirs", var key]
        && Fields.FirstOrDefault(field => field.Key == key) is { } field
        ? this with { Values = new Dictionary<string, string?>(Values, StringComparer.Ordinal) { [key] = field.Write(saved) }, Previewed = null }
        : null;

    /// <summary>What differs from saved settings.</summary>
    public IReadOnlyList<VersionRow> Against(AvailabilitySettings saved) =>
    [
        .. Fields.Where(field => field.Write(saved) != ValueOf(field.Key)?.Trim())
            .Select(field => new VersionRow($"{field.Label} ({field.Unit})", field.Write(saved), ValueOf(field.Key) ?? "", $"theirs:{field.Key}")),
    ];

    /// <summary>The settings, or null where something is no number.</summary>
    public AvailabilitySettings? Read()
    {
        var numbers = Fields.Select(field => Number(ValueOf(field.Key))).ToList();
        return numbers.Contains(null)
            ? null
            : new AvailabilitySettings(
                numbers[0]!.Value, numbers[1]!.Value, numbers[2]!.Value, numbers[3]!.Value, numbers[4]!.Value, numbers[5]!.Value);
    }

    /// <summary>A whole number, or null.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A setting in the form.</summary>
/// <param name="Key">Its name in the form.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Hint">What it means.</param>
/// <param name="Of">Its value.</param>
/// <param name="Error">The error that is about it.</param>
public sealed record SettingsField(string Key, string Label, string Unit, string Hint, Func<AvailabilitySettings, int> Of, AvailabilityErrorCode Error)
{
    /// <summary>The value as the form takes it.</summary>
    public string Write(AvailabilitySettings settings) => Of(settings).ToString(CultureInfo.InvariantCulture);

    /// <summary>The value in words.</summary>
    public string Words(AvailabilitySettings settings) => Unit == "minutes" ? AvailabilityWords.Length(Of(settings)) : $"{Of(settings)} {Unit}";
}
