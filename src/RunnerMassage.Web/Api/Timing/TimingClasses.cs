using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Timing;

/// <summary>The timing class of every massage type of the clinic.</summary>
public sealed class TimingClasses
{
    private readonly Dictionary<string, TimingClass> _byType;

    private TimingClasses(Dictionary<string, TimingClass> byType) => _byType = byType;

    /// <summary>The class of a type that exists.</summary>
    public TimingClass this[string massageType] => _byType[massageType];

    /// <summary>Reads them; a massage that somebody had may be of a type that is no longer offered.</summary>
    public static async Task<TimingClasses> ReadAsync(MassageTypeRepository types, CancellationToken cancellationToken) =>
        new((await types.ListAllAsync(cancellationToken)).ToDictionary(type => type.Id, type => type.TimingClass, StringComparer.Ordinal));

    /// <summary>The problem where one of the types does not exist, or null.</summary>
    public ApiProblem? Missing(string field, IEnumerable<string>? massageTypes) =>
        massageTypes?.Any(type => !_byType.ContainsKey(type)) == true ? ApiProblem.Invalid(field, "There is no such massage type.") : null;
}

/// <summary>Finds the rule profile that a request names.</summary>
public static class RequestedProfile
{
    /// <summary>The latest version of the named profile, or of the clinic's where none is named; else the problem.</summary>
    public static async Task<(RuleProfile? Profile, ApiProblem? Problem)> ForAsync(
        this RuleProfileRepository profiles, string? name, CancellationToken cancellationToken)
    {
        var profile = name is null ? await profiles.ActiveAsync(cancellationToken) : await profiles.FindAsync(name, cancellationToken);
        return profile is null ? (null, ApiProblem.Invalid("profile", "There is no such rule profile.")) : (profile, null);
    }
}
