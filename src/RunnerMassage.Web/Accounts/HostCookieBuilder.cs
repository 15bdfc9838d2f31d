namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Names a cookie of the framework's own as <see cref="HostCookieManager"/> names ours: with the prefix <c>__Host-</c> over https, bare
/// over plain http. The framework asks for the name with every request.
/// </summary>
internal sealed class HostCookieBuilder : CookieBuilder
{
    private readonly IHttpContextAccessor _accessor;
    private readonly string _name;

    public HostCookieBuilder(IHttpContextAccessor accessor, string name, SameSiteMode sameSite)
    {
        (_accessor, _name) = (accessor, name);
        (HttpOnly, IsEssential, SameSite, Path) = (true, true, sameSite, "/");
    }

    public override string? Name
    {
        get => _accessor.HttpContext?.Request.IsHttps is true ? "__Host-" + _name : _name;
        set => throw new InvalidOperationException("The name is fixed.");
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps;
        return options;
    }
}
