using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RunnerMassage.Web.Pages;

/// <summary>What is kept about people and who sees it.</summary>
[AllowAnonymous]
public sealed class PrivacyModel : PageModel;
