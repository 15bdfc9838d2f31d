using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Repositories;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Hosting;

public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_keeps_what_was_there()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        int before;
        await using (var first = new WebApp(folder))
        {
            before = await first.WithAsync<RunnerMassageContext, int>(async context =>
            {
                await context.Clinics.ExecuteUpdateAsync(clinic => clinic.SetProperty(row => row.Name, "Renamed"), Cancel);
                return await context.MassageSessions.CountAsync(Cancel);
            });
        }

        await using (var second = new WebApp(folder) { Clock = new(WebApp.DefaultNow + NodaTime.Duration.FromDays(30)) })
        {
            (await second.WithAsync<RunnerMassageContext, int>(context => context.MassageSessions.CountAsync(Cancel))).ShouldBe(before);
            (await second.Visit().GetAsync("/")).Text.ShouldContain("Renamed");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_demo_the_site_runs_with_the_configured_clinic_and_nobody_in_it()
    {
        await using var app = new WebApp { Demo = false, Settings = { ["Clinic:Name"] = "Old Mill Massage", ["Clinic:TimeZone"] = "Australia/Lord_Howe" } };
        (await app.Visit().GetAsync("/")).Text.ShouldContain("Old Mill Massage");
        (await app.Visit().GetAsync("/about")).Text.ShouldContain("Our hours are not set yet");
        (await app.WithAsync<ClinicRepository, string>(async clinics => (await clinics.GetAsync(Cancel)).TimeZoneId)).ShouldBe("Australia/Lord_Howe");
        (await app.WithAsync<MassageTypeRepository, int>(async types => (await types.ListAsync(Cancel)).Count)).ShouldBe(3);
        (await app.WithAsync<TherapistRepository, int>(async therapists => (await therapists.ListAsync(Cancel)).Count)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Demo is on in Production, where everybody would know the admin's password; turn Demo off or choose another environment.", "--Demo=true")]
    [InlineData("Clinic:TimeZone is \"Mars/Olympus\", which is no IANA time zone such as Europe/Berlin.", "--Clinic:TimeZone=Mars/Olympus")]
    [InlineData("Database:Provider is \"Paper\"; it must be Sqlite or PostgreSql.", "--Database:Provider=Paper")]
    public async Task Refusing_to_start_says_why_in_one_sentence(string sentence, string argument)
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-");
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "RunnerMassage.Web.dll"), argument, "--environment=Production",
                $"--DataFolder={folder.FullName}", "--urls=http://127.0.0.1:0",
            },
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        (await process.StandardError.ReadToEndAsync(Cancel)).Trim().ShouldBe(sentence);
        await process.WaitForExitAsync(Cancel);
        process.ExitCode.ShouldBe(1);
        (await output).ShouldNotContain("   at ");
        folder.Delete(recursive: true);
    }
}
