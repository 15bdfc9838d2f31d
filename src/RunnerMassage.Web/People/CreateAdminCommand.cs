using FluentValidation;
using RunnerMassage.Data.Setup;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Mail;

namespace RunnerMassage.Web.People;

/// <summary>
/// <c>dotnet RunnerMassage.Web.dll create-admin name@example.org</c>: prints a link with which that address becomes an admin's, for the
/// first one and for when no admin can sign in any more. Reads the site's own configuration and can run beside the site.
/// </summary>
public static class CreateAdminCommand
{
    /// <summary>The word that asks for it.</summary>
    public const string Name = "create-admin";

    /// <summary>Runs the command.</summary>
    /// <returns>What the process ends with: 0, or 1 where the address is none or has an account.</returns>
    /// <exception cref="StartupRefusedException">The database cannot be used; the message says why.</exception>
    public static async Task<int> RunAsync(WebApplication app, string address, CancellationToken cancellationToken)
    {
        if (!(await new WantedAddressValidator().ValidateAsync(new WantedAddress(address), cancellationToken)).IsValid)
        {
            await Console.Error.WriteLineAsync($"\"{address}\" is not a whole e-mail address, such as name@example.org.");
            return 1;
        }

        await app.PrepareAsync();
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<StaffAccounts>().FindOwnerAsync(address, cancellationToken) is not null)
        {
            await Console.Error.WriteLineAsync(
                "This address has an account already, which stays as it is. Take another address, and give that account the role on the page Users afterwards.");
            return 1;
        }

        var path = await scope.ServiceProvider.GetRequiredService<FirstAdmin>().CreatePathAsync(address.Trim(), cancellationToken);
        await SetupLink.PrintAsync($"A link for {address.Trim()}.", RootOf(app.Configuration), path);
        return 0;
    }

    // This process does not listen, so what the site would listen on has to do where nobody said how people know it.
    private static Uri RootOf(IConfiguration configuration) =>
        SiteAddress.Read(configuration) ?? new Uri(configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000");

    private sealed record WantedAddress(string? Email);

    private sealed class WantedAddressValidator : AbstractValidator<WantedAddress>
    {
        public WantedAddressValidator() => RuleFor(wanted => wanted.Email).EmailRules();
    }
}
