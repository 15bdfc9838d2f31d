using RunnerMassage.Data.Setup;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Api;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Guidance;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Pages.Admin;
using RunnerMassage.Web.Pages.Availability;
using RunnerMassage.Web.Pages.Calendar;
using RunnerMassage.Web.People;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared.Comments;
using RunnerMassage.Web.Shared.Guidance;

try
{
    // Without IIS and HTTP/3, which nobody needs behind a proxy: less to load at start.
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.WebHost.UseKestrelHttpsConfiguration().UseStaticWebAssets();
    builder.AddLogging();
    builder.AddClinic();
    builder.AddAccounts();
    builder.AddSecondFactor();
    builder.AddMail();
    builder.AddPeople();
    builder.AddPages();
    builder.AddSafety();
    builder.Services.AddAvailabilityPages();
    builder.Services.AddCalendar();
    builder.Services.AddClinicPages();
    builder.Services.AddComments();
    builder.Services.AddGuidance();
    builder.Services.AddApi();
    builder.AddHealth();
    builder.AddRateLimits();
    builder.AddCompression();

    await using var app = builder.Build();
    app.UseRequestLogging();
    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseApiProblems();
    app.UseCompression();
    app.UseRequestLocalization("en-GB");
    app.UseRouting();
    app.UseRequestRoutes();
    app.UseAuthentication();
    app.UseStampCheck();
    app.UseRateLimits();
    app.UseSecondFactorForAdmins();
    app.UseAuthorization();
    app.MapHealth();
    app.MapApi();
    app.MapGuidanceImages();
    app.MapSearchEngineFiles();
    app.MapPages();

    if (args is [CreateAdminCommand.Name, var address, ..])
    {
        return await CreateAdminCommand.RunAsync(app, address, CancellationToken.None);
    }

    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (StartupRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
