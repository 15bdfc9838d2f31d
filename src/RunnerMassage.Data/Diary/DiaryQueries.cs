using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RunnerMassage.Data.Journal;

namespace RunnerMassage.Data.Diary;

/// <summary>The query that every booking makes, compiled once for each model.</summary>
internal sealed class DiaryQueries
{
    private static readonly ConditionalWeakTable<IModel, DiaryQueries> ByModel = [];

    private readonly Func<RunnerMassageContext, string, string, Task<IdempotencyRecord?>> _answer =
        EF.CompileAsyncQuery((RunnerMassageContext context, string scope, string key) =>
            context.IdempotencyRecords.AsNoTracking().FirstOrDefault(kept => kept.Scope == scope && kept.Key == key));

    /// <summary>The queries of the context's model.</summary>
    public static DiaryQueries Of(RunnerMassageContext context) => ByModel.GetValue(context.Model, static _ => new DiaryQueries());

    /// <summary>The record of a key, or null.</summary>
    public Task<IdempotencyRecord?> AnswerAsync(RunnerMassageContext context, string scope, string key) => _answer(context, scope, key);
}
