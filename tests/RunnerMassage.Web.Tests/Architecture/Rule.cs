using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using Shouldly;

namespace RunnerMassage.Web.Tests.Architecture;

/// <summary>A rule on what types may depend on.</summary>
/// <param name="Text">The rule in one sentence.</param>
/// <param name="Offends">True for a dependency that breaks it.</param>
internal sealed record Rule(string Text, Func<ITypeDependency, bool> Offends)
{
    /// <summary>Holds the rule against types; a rule that looks at nothing proves nothing.</summary>
    public void ShouldHoldFor(IReadOnlyList<IType> types)
    {
        types.ShouldNotBeEmpty();
        Offences(types).ShouldBeEmpty(Text);
    }

    /// <summary>Shows that the rule can fail.</summary>
    public void ShouldBeBrokenBy(Type canary) => Offences(House.Canary(canary)).ShouldNotBeEmpty($"No longer noticed: {Text}");

    private string[] Offences(IEnumerable<IType> types) =>
    [
        .. types.SelectMany(type => type.Dependencies).Where(Offends)
            .Select(dependency => $"{dependency.Origin.FullName} -> {Target(dependency)}").Distinct().Order(StringComparer.Ordinal),
    ];

    private static string Target(ITypeDependency dependency) =>
        dependency is IMemberTypeDependency and MethodCallDependency call ? call.TargetMember.FullName : dependency.Target.FullName;
}
