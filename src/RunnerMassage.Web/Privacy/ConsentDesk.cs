using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Privacy;

/// <summary>What the signed-in person has agreed to, and what they decide about it now.</summary>
public sealed class ConsentDesk(ConsentRepository consents, Auditor auditor)
{
    /// <summary>Every text with how it stands.</summary>
    public async Task<IReadOnlyList<ConsentState>> ListAsync(CancellationToken cancellationToken)
    {
        var given = await consents.ListAsync(auditor.Actor.Id!, cancellationToken);
        return
        [
            .. ConsentText.All.Select(text => new ConsentState(
                text,
                given.FirstOrDefault(consent => consent.Kind == text.Kind && consent.WithdrawnAt is null),
                given.FirstOrDefault(consent => consent.Kind == text.Kind))),
        ];
    }

    /// <summary>True where the person agrees to it, to whichever version.</summary>
    public Task<bool> HoldsAsync(ConsentText text, CancellationToken cancellationToken) =>
        consents.HoldsAsync(auditor.Actor.Id!, text.Kind, cancellationToken);

    /// <summary>Notes that the person agrees to the text as it stands now.</summary>
    public Task GiveAsync(ConsentText text, CancellationToken cancellationToken)
    {
        var person = auditor.Actor;
        return consents.GiveAsync(person.Id!, text.Kind, text.Version, person, cancellationToken);
    }

    /// <summary>Whether something new may be kept that needs a consent: the person has agreed to its text within a year, or does so now.</summary>
    /// <param name="text">The consent that is needed.</param>
    /// <param name="ticked">True where they ticked its box.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<bool> AgreesAsync(ConsentText text, bool ticked, CancellationToken cancellationToken)
    {
        if (await IsFreshAsync(text, cancellationToken))
        {
            return true;
        }

        if (ticked)
        {
            await GiveAsync(text, cancellationToken);
        }

        return ticked;
    }

    /// <summary>The text to ask for beside a form, or null where the person has agreed to it within a year.</summary>
    public async Task<ConsentText?> ToAskAsync(ConsentText text, CancellationToken cancellationToken) =>
        await IsFreshAsync(text, cancellationToken) ? null : text;

    /// <summary>Takes the consent back and deletes what was kept because of it.</summary>
    /// <returns>False where there was none.</returns>
    public Task<bool> WithdrawAsync(ConsentText text, CancellationToken cancellationToken)
    {
        var person = auditor.Actor;
        return consents.WithdrawAsync(person.Id!, text.Kind, person, cancellationToken);
    }

    private Task<bool> IsFreshAsync(ConsentText text, CancellationToken cancellationToken) =>
        consents.IsFreshAsync(auditor.Actor.Id!, text.Kind, text.Version, cancellationToken);
}

/// <summary>A text and how the person stands to it.</summary>
/// <param name="Text">The text as it is now.</param>
/// <param name="Holds">The consent that holds, perhaps to an earlier version; or null.</param>
/// <param name="Last">The last consent, withdrawn or not; or null where there never was one.</param>
public sealed record ConsentState(ConsentText Text, Consent? Holds, Consent? Last)
{
    /// <summary>True where the person agreed to an earlier version.</summary>
    public bool IsOutdated => Holds is not null && Holds.TextVersion < Text.Version;
}
