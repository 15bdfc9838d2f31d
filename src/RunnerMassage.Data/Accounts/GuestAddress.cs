using System.Text;

namespace RunnerMassage.Data.Accounts;

/// <summary>Addresses at which guests are invited, written one way, so that they can be found by the address of an account.</summary>
public static class GuestAddress
{
    /// <summary>The address as it is kept and compared: without spaces around it, in small letters.</summary>
    public static string Normalize(string email) => email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
