using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>Adds and changes massage types. Booked sessions keep their price, length and type whatever is changed here.</summary>
public sealed class MassageTypeEditor(RunnerMassageContext context, IClock clock)
{
    private const int OrderStep = 10;

    // Stands in the address of the page on which a type is added.
    private const string Reserved = "add";

    /// <summary>All types in the clinic's order, those that are not offered included.</summary>
    public Task<List<MassageType>> ListAsync(CancellationToken cancellationToken) => context.MassageTypes.AsNoTracking()
        .OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancellationToken);

    /// <summary>One type, offered or not; or null.</summary>
    public Task<MassageType?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.MassageTypes.AsNoTracking().SingleOrDefaultAsync(type => type.Id == id, cancellationToken);

    /// <summary>Adds a type behind all others. Its id comes from its name and stays for good.</summary>
    /// <returns>What became of it, and its id where it was saved.</returns>
    public async Task<(EditResult Result, string? Id)> AddAsync(MassageTypeDraft draft, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var all = await ListAsync(cancellationToken);
        if (IsTaken(all, draft.Name, ownId: null))
        {
            return (EditResult.NameTaken, null);
        }

        var type = new MassageType
        {
            Id = FreeId(SlugOf(draft.Name), all),
            Name = draft.Name,
            Summary = draft.Summary,
            SortOrder = all.Select(other => other.SortOrder).DefaultIfEmpty().Max() + OrderStep,
        };
        draft.ApplyTo(type);
        context.MassageTypes.Add(type);
        await SaveAsync(type.Id, "added", by, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        context.ChangeTracker.Clear();
        return (EditResult.Saved, type.Id);
    }

    /// <summary>Changes a type, as the version after the one that the editor has seen.</summary>
    public async Task<EditResult> SaveAsync(
        string id, MassageTypeDraft draft, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Counting up holds the row, so that of two who save the second one finds another version.
        if (await context.MassageTypes.Where(type => type.Id == id && type.Version == expectedVersion)
            .ExecuteUpdateAsync(row => row.SetProperty(type => type.Version, expectedVersion + 1), cancellationToken) == 0)
        {
            return await FindAsync(id, cancellationToken) is null ? EditResult.NotFound : EditResult.Changed;
        }

        if (IsTaken(await ListAsync(cancellationToken), draft.Name, id))
        {
            return EditResult.NameTaken;
        }

        var saved = await context.MassageTypes.AsTracking().SingleAsync(type => type.Id == id, cancellationToken);
        var told = string.Join(", ", draft.DifferencesFrom(saved));
        draft.ApplyTo(saved);
        await SaveAsync(id, told, by, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        context.ChangeTracker.Clear();
        return EditResult.Saved;
    }

    /// <summary>Moves a type one place up or down in all lists; at the end of the list nothing happens.</summary>
    /// <param name="id">The type.</param>
    /// <param name="up">True for one place up.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EditResult> MoveAsync(string id, bool up, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var all = await context.MassageTypes.AsTracking().OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancellationToken);
        var place = all.FindIndex(type => type.Id == id);
        var other = up ? place - 1 : place + 1;
        if (place < 0)
        {
            return EditResult.NotFound;
        }

        if (other >= 0 && other < all.Count)
        {
            (all[place], all[other]) = (all[other], all[place]);
            for (var i = 0; i < all.Count; i++)
            {
                all[i].SortOrder = (i + 1) * OrderStep;
            }

            await SaveAsync(id, "place in lists", by, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }

        context.ChangeTracker.Clear();
        return EditResult.Saved;
    }

    /// <summary>A name as part of an address: small letters, figures and hyphens; <c>massage</c> where nothing of it is left.</summary>
    internal static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "massage" : text.Length > 60 ? text[..60].Trim('-') : text;
    }

    private static string FreeId(string slug, List<MassageType> all)
    {
        var id = slug;
        for (var n = 2; id == Reserved || all.Exists(type => type.Id == id); n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        }

        return id;
    }

    private static bool IsTaken(List<MassageType> all, string name, string? ownId) =>
        all.Exists(type => type.Id != ownId && string.Equals(type.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    private Task<int> SaveAsync(string id, string told, Actor by, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, new AuditNote(by, AuditActions.TypeChanged, AuditSubject.MassageType(id), told), clock.GetCurrentInstant());
        return context.SaveChangesAsync(cancellationToken);
    }
}
