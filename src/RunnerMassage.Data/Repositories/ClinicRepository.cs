using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads the clinic, once for all who ask during a request.</summary>
public sealed class ClinicRepository(RunnerMassageContext context)
{
    private Clinic? _known;

    /// <summary>The clinic; an installation without one is not set up.</summary>
    /// <exception cref="InvalidOperationException">There is no clinic yet.</exception>
    public async Task<Clinic> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _known ??= await FirstQuery.Of(context).LaterAsync(context) ?? throw new InvalidOperationException("There is no clinic yet.");
    }

    /// <summary>The clinic, or null where there is none yet; for frames of pages, which cannot wait.</summary>
    public Clinic? Find() => _known ??= FirstQuery.Of(context).Now(context);

    /// <summary>Takes the clinic as it was read during this request by somebody else.</summary>
    internal void Know(Clinic clinic) => _known ??= clinic;

    /// <summary>The query of every request, compiled once for each model.</summary>
    private sealed class FirstQuery
    {
        private static readonly ConditionalWeakTable<IModel, FirstQuery> ByModel = [];

        public Func<RunnerMassageContext, Clinic?> Now { get; } = EF.CompileQuery((RunnerMassageContext context) =>
            context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstOrDefault());

        public Func<RunnerMassageContext, Task<Clinic?>> LaterAsync { get; } = EF.CompileAsyncQuery((RunnerMassageContext context) =>
            context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstOrDefault());

        public static FirstQuery Of(RunnerMassageContext context) => ByModel.GetValue(context.Model, static _ => new FirstQuery());
    }
}
