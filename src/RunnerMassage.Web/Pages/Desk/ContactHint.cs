using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Enough of an address and a number to tell namesakes apart, and no more: a list of clients is no address book.</summary>
public static class ContactHint
{
    private const int DigitsShown = 3;

    /// <summary>m…@example.org, number ending in 004.</summary>
    public static string Of(Client client)
    {
        var address = (client.Email ?? client.InvitedEmail)?.Split('@') is [[var first, ..], var domain] ? $"{first}…@{domain}" : null;
        var digits = string.Concat((client.Phone ?? "").Where(char.IsAsciiDigit));
        var number = digits.Length > DigitsShown ? $"number ending in {digits[^DigitsShown..]}" : null;
        return string.Join(", ", new[] { address, number }.OfType<string>());
    }
}
