using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Finds those whom the clinic can book for, and takes down people without an account. Accounts count once their address is confirmed:
/// before that anybody may have opened them in another's name.
/// </summary>
public sealed class ClientRepository(RunnerMassageContext context)
{
    /// <summary>Fewest characters that make a search, so that nobody leafs through all clients.</summary>
    public const int ShortestSearch = 3;

    private const int FewestDigits = 4;

    // The end of a number is the same with and without the codes of country and town.
    private const int TellingDigits = 8;

    /// <summary>The clients that a name, an address or a number leads to, by name.</summary>
    /// <param name="text">What is known of them; shorter than <see cref="ShortestSearch"/> finds nobody.</param>
    /// <param name="limit">Most clients returned.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Client>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (string.Concat(words).Length < ShortestSearch)
        {
            return [];
        }

        var found = DigitsOf(text) is { } digits ? ByPhone(digits)
            : text.Contains('@', StringComparison.Ordinal) ? ByAddress(text.Trim())
            : ByName(words);
        var users = await found.OrderBy(user => user.DisplayName ?? user.Email).ThenBy(user => user.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. users.Select(Of)];
    }

    /// <summary>One client, or null where there is none of that id.</summary>
    public async Task<Client?> FindAsync(string id, CancellationToken cancellationToken) =>
        await Clients.SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is { } user ? Of(user) : null;

    /// <summary>The client whose account has the address, or null.</summary>
    public async Task<Client?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = email.Trim().ToUpperInvariant();
        return await Clients.FirstOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken) is { } user ? Of(user) : null;
    }

    /// <summary>The clients who can be called at the number, however it is written.</summary>
    public async Task<IReadOnlyList<Client>> FindByPhoneAsync(string phone, CancellationToken cancellationToken) =>
        DigitsOf(phone) is { } digits
            ? [.. (await ByPhone(digits).OrderBy(user => user.Id).Take(5).ToListAsync(cancellationToken)).Select(Of)]
            : [];

    /// <summary>Takes down a person without an account, and invites them where an address is known. The same form again gives the same person.</summary>
    public async Task<Client> AddGuestAsync(NewGuest guest, Instant now, CancellationToken cancellationToken)
    {
        if (await FindAsync(guest.Id, cancellationToken) is { } there)
        {
            return there;
        }

        var user = new AppUser
        {
            Id = guest.Id,
            IsGuest = true,
            DisplayName = guest.Name.Trim(),
            PhoneNumber = guest.Phone.Trim(),
            InvitedEmail = guest.Email is null ? null : GuestAddress.Normalize(guest.Email),
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        context.Users.Add(user);
        if (guest.Email is { } address)
        {
            var invitation = new OutboxMail { Kind = MailKinds.InviteGuest, EventKey = $"guest:{user.Id}", UserId = user.Id, Address = address };
            Outbox.Add(context, invitation, now);
        }

        await context.SaveChangesAsync(cancellationToken);
        return Of(user);
    }

    private IQueryable<AppUser> Clients => context.Users.AsNoTracking()
        .Where(user => user.DeactivatedAt == null && user.DeletedAt == null)
        .Where(user => user.IsGuest || (user.EmailConfirmed && (
            from held in context.UserRoles
            join role in context.Roles on held.RoleId equals role.Id
            where held.UserId == user.Id && role.Name == Roles.Runner
            select held).Any()));

    private IQueryable<AppUser> ByName(string[] words)
    {
        var found = Clients;
        foreach (var word in words)
        {
            // SQLite folds the case of ASCII letters only: a name that begins with another letter is also looked for as it is written.
            var (typed, title) = (Containing(word), Containing(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word)));
            found = context.Database.IsNpgsql()
                ? found.Where(user => EF.Functions.ILike(user.DisplayName ?? user.Email!, typed, "\\"))
                : found.Where(user => EF.Functions.Like(user.DisplayName ?? user.Email!, typed, "\\")
                    || EF.Functions.Like(user.DisplayName!, title, "\\"));
        }

        return found;
    }

    private static string Containing(string word) => "%" + word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private IQueryable<AppUser> ByAddress(string address)
    {
        var (upper, lower) = (address.ToUpperInvariant(), GuestAddress.Normalize(address));
        return Clients.Where(user => user.NormalizedEmail!.Contains(upper) || user.InvitedEmail!.Contains(lower));
    }

    private IQueryable<AppUser> ByPhone(string digits) => Clients.Where(user => user.PhoneNumber!
        .Replace(" ", "").Replace("-", "").Replace("/", "").Replace("(", "").Replace(")", "").Replace(".", "").Contains(digits));

    /// <summary>The last digits of a number, or null where the text is none.</summary>
    private static string? DigitsOf(string text)
    {
        var isNumber = text.All(character => char.IsAsciiDigit(character) || char.IsWhiteSpace(character) || "+-/().".Contains(character, StringComparison.Ordinal));
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        return !isNumber || digits.Length < FewestDigits ? null : digits.Length > TellingDigits ? digits[^TellingDigits..] : digits;
    }

    private static Client Of(AppUser user) => new(user.Id, user.DisplayName ?? user.Email ?? "Guest")
    {
        Email = user.Email,
        Phone = user.PhoneNumber,
        IsGuest = user.IsGuest,
        InvitedEmail = user.InvitedEmail,
    };
}
