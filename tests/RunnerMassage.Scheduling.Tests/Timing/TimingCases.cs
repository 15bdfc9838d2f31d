using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Tests.Timing;

/// <summary>The acceptance cases of the timing rules, as kept in timing-cases.json.</summary>
public static class TimingCases
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<TimingCase> All { get; } = JsonSerializer.Deserialize<List<TimingCase>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Timing", "timing-cases.json")), Options)!;

    public static RuleProfile Profile(string id) => id == "article" ? RuleProfile.Article : RuleProfile.Cautious;

    public static TimingClass ClassOf(string massageType) => massageType == "swedish" ? TimingClass.Light : TimingClass.Deep;

    public static Instant Local(DateTimeZone zone, LocalDate date, string time) =>
        zone.AtStrictly(date + LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToInstant();

    public static Instant Instant(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant();
}

public sealed record TimingCase(
    string Situation, string TimeZone, IReadOnlyList<EffortCase> Efforts, IReadOnlyList<CheckCase> Checks, IReadOnlyList<BestDaysCase> BestDays)
{
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public RunnerTraining Training => new() { Efforts = [.. Efforts.Select(effort => effort.ToEffort(Zone))] };
}

public sealed record EffortCase(
    string? Name, string Kind, string Start, string? End, double? DistanceKm, string? Priority, double? AscentMetres)
{
    public Effort ToEffort(DateTimeZone zone)
    {
        var bare = LocalDatePattern.Iso.Parse(Start);
        var start = bare.Success ? (Instant?)null : TimingCases.Instant(Start);
        var end = End is null ? (Instant?)null : TimingCases.Instant(End);
        return new Effort
        {
            Name = Name,
            Kind = Enum.Parse<EffortKind>(Kind, ignoreCase: true),
            StartDate = bare.Success ? bare.Value : start!.Value.InZone(zone).Date,
            FinishDate = bare.Success ? bare.Value : end!.Value.InZone(zone).Date,
            Start = start,
            End = end,
            DistanceKm = DistanceKm,
            Priority = Priority is null ? null : Enum.Parse<RacePriority>(Priority),
            AscentMetres = AscentMetres,
        };
    }
}

public sealed record CheckCase(
    string MassageType, string Start, int Minutes, SorenessCase? Soreness, bool FirstTimeDeep,
    IReadOnlyList<OtherMassageCase>? OtherMassages, IReadOnlyDictionary<string, ExpectedRating> Expected)
{
    public TimingQuestion Question(DateTimeZone zone)
    {
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(Start).Value;
        return new TimingQuestion(
            MassageType, TimingCases.ClassOf(MassageType), zone.AtStrictly(local).ToInstant(), Minutes, local.Date, FirstTimeDeep);
    }

    public RunnerTraining Add(RunnerTraining training, DateTimeZone zone) => training with
    {
        SorenessReports = Soreness is null ? [] : [new SorenessReport(Soreness.Level, TimingCases.Instant(Soreness.At))],
        OtherMassages =
        [
            .. (OtherMassages ?? []).Select(other => new OtherMassage(
                TimingCases.ClassOf(other.MassageType), TimingCases.Instant(other.Start), TimingCases.Instant(other.End),
                TimingCases.Instant(other.Start).InZone(zone).Date)),
        ],
    };
}

public sealed record SorenessCase(int Level, string At);

public sealed record OtherMassageCase(string MassageType, string Start, string End);

public sealed record ExpectedRating(string Rating, int Windows);

public sealed record BestDaysCase(
    string MassageType, string First, string Last, string Time, int Minutes, IReadOnlyDictionary<string, ExpectedBestDays> Expected);

public sealed record ExpectedBestDays(string Rating, IReadOnlyList<string> Days, IReadOnlyDictionary<string, string> ByDay);
