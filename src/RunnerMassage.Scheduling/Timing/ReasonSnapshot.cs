using System.Text.Json;
using System.Text.Json.Serialization;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>The reasons of a rating as they are kept with a session, so that it still tells why when training or rules have changed.</summary>
public static class ReasonSnapshot
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The reasons as text, or null where there are none.</summary>
    public static string? Write(IReadOnlyList<TimingReason> reasons) =>
        reasons.Count == 0 ? null : JsonSerializer.Serialize(reasons.Select(Kept.Of), Options);

    /// <summary>The reasons that were kept; an effort comes back with its name, kind and date only.</summary>
    public static IReadOnlyList<TimingReason> Read(string? text) =>
        text is null ? [] : [.. (JsonSerializer.Deserialize<List<Kept>>(text, Options) ?? []).Select(kept => kept.ToReason())];

    private sealed record Kept(
        TimingReasonCode Code, TimingRating Limit, string? Effort, EffortKind? Kind, string? Date, int? Offset, double? Hours, int? Level)
    {
        public static Kept Of(TimingReason reason) => new(
            reason.Code, reason.Limit, reason.Effort?.Name, reason.Effort?.Kind,
            reason.Effort is { } effort ? NodaTime.Text.LocalDatePattern.Iso.Format(effort.StartDate) : null,
            reason.OffsetDays, reason.Hours, reason.Level);

        public TimingReason ToReason() => new(Code, Limit)
        {
            Effort = Kind is { } kind && Date is not null && NodaTime.Text.LocalDatePattern.Iso.Parse(Date) is { Success: true, Value: var date }
                ? new Effort { Name = Effort, Kind = kind, StartDate = date, FinishDate = date }
                : null,
            OffsetDays = Offset,
            Hours = Hours,
            Level = Level,
        };
    }
}
