using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using RunnerMassage.Data;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Web.Tests.Architecture;

/// <summary>The compiled product, and the canaries of this assembly, as types with what they depend on.</summary>
internal static class House
{
    public static readonly System.Reflection.Assembly Scheduling = typeof(SchedulingService).Assembly;
    public static readonly System.Reflection.Assembly Data = typeof(RunnerMassageContext).Assembly;
    public static readonly System.Reflection.Assembly Web = typeof(Program).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded =
        new ArchLoader().LoadAssemblies(Scheduling, Data, Web, typeof(House).Assembly).Build();

    /// <summary>The types that a project defines.</summary>
    public static IReadOnlyList<IType> TypesOf(System.Reflection.Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        return [.. Loaded.Types.Where(type => type.Assembly.Name.Split(',')[0] == name && !type.FullName.Contains(".Canaries.", StringComparison.Ordinal))];
    }

    /// <summary>One deliberately offending type of this assembly.</summary>
    public static IReadOnlyList<IType> Canary(System.Type canary) => [Loaded.Types.Single(type => type.FullName == canary.FullName)];
}
