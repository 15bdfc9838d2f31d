using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Protection;

/// <summary>
/// Maps <see cref="MassageSession.Note"/>, <see cref="MassageSession.CancelReason"/>,
/// <see cref="MassageSession.RatingReasons"/> and <see cref="MassageSession.OverrideReason"/> to columns that hold ciphertext. The plain texts
/// are no columns at all; ciphertext travels in shadow properties. A value converter would have to hold the keys inside EF Core's model,
/// which is built once per process and shared by every host in it.
/// </summary>
internal sealed class EncryptedSessionTexts : SaveChangesInterceptor, IMaterializationInterceptor
{
    public static readonly EncryptedSessionTexts Instance = new();

    public const string Note = "ProtectedNote";
    public const string CancelReason = "ProtectedCancelReason";
    public const string RatingReasons = "ProtectedRatingReasons";
    public const string OverrideReason = "ProtectedOverrideReason";

    private EncryptedSessionTexts()
    {
    }

    public static void Configure(EntityTypeBuilder<MassageSession> builder)
    {
        builder.Ignore(session => session.Note);
        builder.Ignore(session => session.CancelReason);
        builder.Ignore(session => session.RatingReasons);
        builder.Ignore(session => session.OverrideReason);
        builder.Property<string?>(Note).HasColumnName(nameof(MassageSession.Note));
        builder.Property<string?>(CancelReason).HasColumnName(nameof(MassageSession.CancelReason));
        builder.Property<string?>(RatingReasons).HasColumnName(nameof(MassageSession.RatingReasons));
        builder.Property<string?>(OverrideReason).HasColumnName(nameof(MassageSession.OverrideReason));
    }

    /// <summary>What a shadow property of a session holds the ciphertext of, or null where there is no such property.</summary>
    public static Func<MassageSession, string?>? TextOf(string property) => property switch
    {
        Note => static session => session.Note,
        CancelReason => static session => session.CancelReason,
        RatingReasons => static session => session.RatingReasons,
        OverrideReason => static session => session.OverrideReason,
        _ => null,
    };

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is MassageSession session)
        {
            session.Note = Read(materializationData, Note);
            session.CancelReason = Read(materializationData, CancelReason);
            session.RatingReasons = Read(materializationData, RatingReasons);
            session.OverrideReason = Read(materializationData, OverrideReason);
        }

        return entity;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<MassageSession>().ToList())
        {
            Write(entry, Note, entry.Entity.Note);
            Write(entry, CancelReason, entry.Entity.CancelReason);
            Write(entry, RatingReasons, entry.Entity.RatingReasons);
            Write(entry, OverrideReason, entry.Entity.OverrideReason);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    private static string? Read(MaterializationInterceptionData data, string property) =>
        data.GetPropertyValue<string?>(property) is { } stored ? ProtectorOf(data.Context).Unprotect(stored) : null;

    private static void Write(EntityEntry<MassageSession> entry, string property, string? text)
    {
        var stored = entry.Property<string?>(property);
        if (stored.CurrentValue is null && text is null)
        {
            return;
        }

        // The same text encrypts to something else each time: leave what says the same already.
        var protector = ProtectorOf(entry.Context);
        if (protector.Unprotect(stored.CurrentValue) != text)
        {
            stored.CurrentValue = protector.Protect(text);
        }
    }

    private static SessionTextProtector ProtectorOf(DbContext context) => context.GetService<SessionTextProtector>();
}
