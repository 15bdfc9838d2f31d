using Microsoft.AspNetCore.Authentication.Cookies;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Names the cookie with the prefix <c>__Host-</c> over https: browsers then take it from this very host only, never from a
/// neighbouring subdomain or over plain http. Plain http, as on a developer's machine, gets the bare name.
/// </summary>
internal sealed class HostCookieManager : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, NameFor(context, key), options);

    private static string NameFor(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
