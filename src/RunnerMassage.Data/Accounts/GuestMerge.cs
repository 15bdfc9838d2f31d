namespace RunnerMassage.Data.Accounts;

/// <summary>What became of the guests who were invited at the address of an account.</summary>
/// <param name="Merged">Guests who are part of the account now.</param>
/// <param name="Moved">Sessions that the account has got.</param>
/// <param name="LeftBehind">Ids of sessions that stay with a guest, because the account has another one at that time.</param>
public sealed record GuestMerge(int Merged, int Moved, IReadOnlyList<string> LeftBehind)
{
    /// <summary>There was nobody to merge.</summary>
    public static GuestMerge Nothing { get; } = new(0, 0, []);
}
