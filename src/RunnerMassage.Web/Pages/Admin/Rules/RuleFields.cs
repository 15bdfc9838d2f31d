using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>All parameters of a rule profile, in the order in which people read them.</summary>
public static class RuleFields
{
    private const string Windows = "Recommended days";
    private const string LongRace = "After long races";
    private const string Floors = "Hours that make a day count";
    private const string FirstTime = "New to deep work";
    private const string Recovery = "Recovery of the massage itself before the next hard workout";
    private const string Flush = "Light massage on the day itself";
    private const string Soreness = "Reported soreness";
    private const string Spacing = "Between two deep sessions";

    private const double MostDays = 14;
    private const double MostHours = 168;

    /// <summary>The fields.</summary>
    public static IReadOnlyList<RuleField> All { get; } =
    [
        Days("after-first", Windows, "After a hard workout or race, from day", p => p.AfterEffort.First, (p, v) => p with { AfterEffort = p.AfterEffort with { First = v } }) with { Least = 1 },
        Days("after-last", Windows, "After a hard workout or race, to day", p => p.AfterEffort.Last, (p, v) => p with { AfterEffort = p.AfterEffort with { Last = v } }) with { Least = 1 },
        Days("before-last", Windows, "Before a race, from so many days before", p => p.BeforeRace.Last, (p, v) => p with { BeforeRace = p.BeforeRace with { Last = v } }) with { Least = 1 },
        Days("before-first", Windows, "Before a race, to so many days before", p => p.BeforeRace.First, (p, v) => p with { BeforeRace = p.BeforeRace with { First = v } }) with { Least = 1 },
        YesNo("eve-ideal", Windows, "Light massage on the eve of a race is recommended, not merely fine", p => p.LightOnRaceEveIsIdeal, (p, v) => p with { LightOnRaceEveIsIdeal = v }),
        Hours("floor-deep", Floors, "After an effort, deep work: fewer hours count as the same day", p => p.FloorHoursDeep, (p, v) => p with { FloorHoursDeep = v }, 48),
        Hours("floor-light", Floors, "After an effort, light work: fewer hours count as the same day", p => p.FloorHoursLight, (p, v) => p with { FloorHoursLight = v }, 48),
        Hours("deep-before-race", Floors, "Before a race, deep work: fewer hours count as the day before", p => p.DeepBeforeRaceHours, (p, v) => p with { DeepBeforeRaceHours = v }),
        Days("deep-after-marathon", LongRace, "Deep work waits longer after a marathon by", p => p.DeepDelayAfterMarathonDays, (p, v) => p with { DeepDelayAfterMarathonDays = v }),
        Days("deep-after-ultra", LongRace, "Deep work waits longer after an ultra by", p => p.DeepDelayAfterUltraDays, (p, v) => p with { DeepDelayAfterUltraDays = v }),
        Days("light-after-ultra", LongRace, "Light work is ideal later after an ultra by", p => p.LightDelayAfterUltraDays, (p, v) => p with { LightDelayAfterUltraDays = v }),
        Level("eased", LongRace, "Soreness up to this level makes deep work in the wait acceptable", p => p.EasedSoreness, (p, v) => p with { EasedSoreness = v ?? 0 }) with { IsOptional = false },
        YesNo("first-time", FirstTime, "Held back before a race", p => p.FirstTimeDeepCaution, (p, v) => p with { FirstTimeDeepCaution = v }),
        Days("first-time-days", FirstTime, "That begins before a race by", p => p.FirstTimeDeepDays, (p, v) => p with { FirstTimeDeepDays = v }),
        .. RecoveryOf("deep-tissue", "Deep tissue"),
        .. RecoveryOf("active-release", "Active Release"),
        .. RecoveryOf("swedish", "Swedish"),
        .. Both("recovery-deep", Recovery, "Other deep types", p => p.RecoveryDeep, (p, v) => p with { RecoveryDeep = v }),
        .. Both("recovery-light", Recovery, "Other light types", p => p.RecoveryLight, (p, v) => p with { RecoveryLight = v }),
        Minutes("flush", Flush, "Longest massage", 120, p => p.FlushMinutes, (p, v) => p with { FlushMinutes = v }),
        Minutes("flush-after", Flush, "Least time after the finish", 720, p => p.FlushAfterMinutes, (p, v) => p with { FlushAfterMinutes = v }),
        Minutes("flush-before-race", Flush, "Least time before the start of a race", 720, p => p.FlushBeforeRaceMinutes, (p, v) => p with { FlushBeforeRaceMinutes = v }),
        Hours("soreness-hours", Soreness, "A report counts for", p => p.SorenessValidHours, (p, v) => p with { SorenessValidHours = v }, 72),
        .. Caps("soreness-deep", "Deep work", p => p.SorenessDeep, (p, v) => p with { SorenessDeep = v }),
        .. Caps("soreness-light", "Light work", p => p.SorenessLight, (p, v) => p with { SorenessLight = v }),
        .. Both("spacing", Spacing, "Deep after deep", p => p.DeepSpacing, (p, v) => p with { DeepSpacing = v }, 336),
    ];

    /// <summary>Pairs of which the first must not be greater than the second; strict where they must not be equal either.</summary>
    public static IReadOnlyList<(string Lower, string Higher, bool Strict)> Orders { get; } =
    [
        ("after-first", "after-last", false), ("before-first", "before-last", false),
        .. All.Where(field => field.Key.EndsWith("-min", StringComparison.Ordinal)).Select(field => (field.Key, field.Key[..^4] + "-full", false)),
        .. SorenessOrder("soreness-deep"), .. SorenessOrder("soreness-light"),
    ];

    private static IEnumerable<(string Lower, string Higher, bool Strict)> SorenessOrder(string key)
    {
        string[] steps = ["good", "acceptable", "avoid", "blocked"];
        return steps.SelectMany((lower, i) => steps[(i + 1)..].Select(higher => ($"{key}-{lower}", $"{key}-{higher}", true)));
    }

    private static RuleField Days(string key, string group, string label, Func<RuleProfile, int> get, Func<RuleProfile, int, RuleProfile> set) =>
        new(key, group, label, "days", MostDays, p => get(p), (p, v) => set(p, (int)v!.Value));

    private static RuleField Minutes(string key, string group, string label, int most, Func<RuleProfile, int> get, Func<RuleProfile, int, RuleProfile> set) =>
        new(key, group, label, "minutes", most, p => get(p), (p, v) => set(p, (int)v!.Value));

    private static RuleField Hours(
        string key, string group, string label, Func<RuleProfile, double> get, Func<RuleProfile, double, RuleProfile> set, double most = MostHours) =>
        new(key, group, label, "hours", most, p => get(p), (p, v) => set(p, v!.Value));

    private static RuleField YesNo(string key, string group, string label, Func<RuleProfile, bool> get, Func<RuleProfile, bool, RuleProfile> set) =>
        new(key, group, label, "", 1, p => get(p) ? 1 : 0, (p, v) => set(p, v == 1));

    private static RuleField Level(string key, string group, string label, Func<RuleProfile, int?> get, Func<RuleProfile, int?, RuleProfile> set) =>
        new(key, group, label, "level", 10, p => get(p), (p, v) => set(p, (int?)v)) { IsOptional = true };

    private static RuleField[] RecoveryOf(string type, string name) => Both(
        type, Recovery, name, p => p.RecoveryOf(type, default),
        (p, v) => p with { RecoveryByType = new Dictionary<string, RecoveryHours>(p.RecoveryByType, StringComparer.Ordinal) { [type] = v } });

    private static RuleField[] Both(
        string key, string group, string name, Func<RuleProfile, RecoveryHours> get, Func<RuleProfile, RecoveryHours, RuleProfile> set, double most = MostHours) =>
    [
        Hours($"{key}-min", group, $"{name}: advised against below", p => get(p).Min, (p, v) => set(p, get(p) with { Min = v }), most),
        Hours($"{key}-full", group, $"{name}: acceptable below, good from there", p => get(p).Full, (p, v) => set(p, get(p) with { Full = v }), most),
    ];

    private static RuleField[] Caps(
        string key, string name, Func<RuleProfile, SorenessCaps> get, Func<RuleProfile, SorenessCaps, RuleProfile> set) =>
    [
        Level($"{key}-good", Soreness, $"{name}: no longer ideal", p => get(p).Good, (p, v) => set(p, get(p) with { Good = v })),
        Level($"{key}-acceptable", Soreness, $"{name}: acceptable at best", p => get(p).Acceptable, (p, v) => set(p, get(p) with { Acceptable = v })),
        Level($"{key}-avoid", Soreness, $"{name}: advised against", p => get(p).Avoid, (p, v) => set(p, get(p) with { Avoid = v })),
        Level($"{key}-blocked", Soreness, $"{name}: not bookable online", p => get(p).Blocked, (p, v) => set(p, get(p) with { Blocked = v })),
    ];
}
