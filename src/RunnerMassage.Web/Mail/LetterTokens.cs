using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Mail;

/// <summary>Where letters get the tokens of their links.</summary>
public interface ILetterTokens
{
    /// <summary>A token for one purpose, and for as long as the lifetime says.</summary>
    Task<string> CreateAsync(
        string purpose, string? userId, string? email, string? data, Duration lifetime, CancellationToken cancellationToken);
}

/// <summary>Tokens that lead somewhere; their rows are added to the unit of work.</summary>
public sealed class LetterTokens(LinkTokens tokens) : ILetterTokens
{
    /// <inheritdoc />
    public Task<string> CreateAsync(
        string purpose, string? userId, string? email, string? data, Duration lifetime, CancellationToken cancellationToken) =>
        tokens.CreateAsync(purpose, userId, email, data, lifetime, cancellationToken);
}
