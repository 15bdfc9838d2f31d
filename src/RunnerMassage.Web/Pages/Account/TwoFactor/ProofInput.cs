using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>What a signed-in person types to prove that it is still them.</summary>
public sealed class ProofInput
{
    /// <summary>The password, or a code of the authenticator app.</summary>
    public string? Proof { get; set; }

    /// <summary>True where it was right; else says beside the field what to do.</summary>
    internal static bool Accept(bool isRight, bool hasApp, ModelStateDictionary modelState)
    {
        if (!isRight)
        {
            var what = hasApp ? "neither your password nor a new code from your app" : "not your password";
            modelState.AddModelError(nameof(Proof), $"This is {what}. After several wrong tries each next one has to wait.");
        }

        return isRight;
    }
}
