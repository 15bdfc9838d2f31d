using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Rules;

/// <summary>The query for the clinic and its rule profile. A compiled query belongs to the model that it was first used with, and tests have several.</summary>
internal sealed class ActiveQuery
{
    private static readonly ConditionalWeakTable<IModel, ActiveQuery> ByModel = [];

    private readonly Func<RunnerMassageContext, Task<Row?>> _read = EF.CompileAsyncQuery((RunnerMassageContext context) =>
        context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).Select(clinic => new Row(
            clinic,
            context.RuleProfileVersions.Where(version => version.ProfileId == clinic.RuleProfileId)
                .OrderByDescending(version => version.Version).Select(version => version.Parameters).FirstOrDefault())).FirstOrDefault());

    /// <summary>The query of the context's model.</summary>
    public static ActiveQuery Of(RunnerMassageContext context) => ByModel.GetValue(context.Model, static _ => new ActiveQuery());

    /// <summary>The clinic, and the parameters of its profile where a version of it was saved.</summary>
    public async Task<(Clinic? Clinic, string? Parameters)> ReadAsync(RunnerMassageContext context) =>
        await _read(context) is { } row ? (row.Clinic, row.Parameters) : default;

    private sealed record Row(Clinic Clinic, string? Parameters);
}
