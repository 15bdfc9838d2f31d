using System.Globalization;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Addresses of guides and of what stands under them, without a slash before them.</summary>
public static class GuidePath
{
    /// <summary>Query value that says which page of questions is meant.</summary>
    public const string PageName = "questions";

    /// <summary>Address of a guide.</summary>
    /// <param name="guideId">The guide.</param>
    /// <param name="massageTypeId">The massage type that it is about, or null.</param>
    public static string Of(string guideId, string? massageTypeId) =>
        massageTypeId is null ? $"guide/{Uri.EscapeDataString(guideId)}" : $"massage-types/{Uri.EscapeDataString(massageTypeId)}";

    /// <summary>Address of a page of questions.</summary>
    public static string OfPage(string path, int page) =>
        Address.Of(path, (PageName, page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Where a form to write stands for somebody who is to sign in first.</summary>
    public static string SignIn(string returnPath) => Address.Of("account/sign-in", ("returnUrl", returnPath));
}
