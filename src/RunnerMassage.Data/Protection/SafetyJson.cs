using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Protection;

/// <summary>How answers look inside their ciphertext.</summary>
internal static class SafetyJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}

/// <summary>Answers as they are written down: plain words and texts, so that later versions of the program read them too.</summary>
internal sealed record KeptAnswers(
    SafetyTopic[] Yes, string? SymptomsEnded, string? Injured, string? Operated, int? Trimester, Dictionary<SafetyTopic, BodyArea[]>? Areas)
{
    public static KeptAnswers Of(SafetyAnswers answers) => new(
        [.. answers.Yes.Order()],
        Write(answers.SymptomsEndedAt),
        Write(answers.InjuredAt),
        answers.OperatedOn is { } date ? LocalDatePattern.Iso.Format(date) : null,
        answers.Trimester,
        answers.Areas.Count == 0 ? null : answers.Areas.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));

    public SafetyAnswers ToAnswers() => new()
    {
        Yes = Yes.ToHashSet(),
        SymptomsEndedAt = Read(SymptomsEnded),
        InjuredAt = Read(Injured),
        OperatedOn = Operated is not null && LocalDatePattern.Iso.Parse(Operated) is { Success: true, Value: var date } ? date : null,
        Trimester = Trimester,
        Areas = (Areas ?? []).ToDictionary(pair => pair.Key, pair => (IReadOnlyList<BodyArea>)pair.Value),
    };

    private static string? Write(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    private static Instant? Read(string? text) =>
        text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant : null;
}
