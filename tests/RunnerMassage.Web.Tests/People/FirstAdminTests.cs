using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Testing;
using RunnerMassage.Web.People;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.People;

public sealed partial class FirstAdminTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_makes_the_first_admin_once()
    {
        await using var app = new WebApp { Demo = false };
        var path = "/" + await app.WithAsync<FirstAdmin, string>(first => first.CreatePathAsync(Cancellation));
        var page = await app.Visit().GetAsync(path);
        page.Heading.ShouldBe("Set up an admin");
        (await page.SubmitAsync(Walk.Form, ("Address.Email", "nobody"))).ErrorOf("Address.Email").ShouldContain("not a whole e-mail address");
        var done = await page.SubmitAsync(
            Walk.Form, ("Address.Email", "ada@clinic.example"), ("Input.Name", "Ada Brandt"), ("Input.Password", Staff.Password));
        done.Text.ShouldContain("you run the clinic");
        (await app.FindAccountAsync("ada@clinic.example"))!.Value.Roles.ShouldBe("admin");
        var spent = await app.Visit().GetAsync(path);
        (spent.Status, spent.Heading).ShouldBe((HttpStatusCode.Gone, "This link is no longer good"));
        (await app.LoggedAsync()).ShouldBe(["Ada Brandt admin.first "]);
    }

    [Fact]
    public async Task Two_links_used_at_once_make_one_admin_and_old_ones_end_with_the_first()
    {
        await using var app = new WebApp { Demo = false };
        var paths = new List<string>();
        for (var start = 0; start < 3; start++)
        {
            paths.Add("/" + await app.WithAsync<FirstAdmin, string>(first => first.CreatePathAsync(Cancellation)));
        }

        var pages = await Task.WhenAll(paths.Take(2).Select(path => app.Visit().GetAsync(path)));
        await Task.WhenAll(pages.Select((page, i) => page.SubmitAsync(
            Walk.Form, ("Address.Email", $"admin{i}@clinic.example"), ("Input.Name", $"Admin {i}"), ("Input.Password", Staff.Password))));
        (await app.WithAsync<RunnerMassageContext, int>(context => context.Users.CountAsync(Cancellation))).ShouldBe(1);
        (await app.Visit().GetAsync(paths[2])).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_link_ends_after_a_day_and_one_for_an_address_is_for_that_address()
    {
        await using var app = new WebApp();
        var path = "/" + await app.WithAsync<FirstAdmin, string>(first => first.CreatePathAsync("Ada@clinic.example", Cancellation));
        var page = await app.Visit().GetAsync(path);
        page.Text.ShouldContain("Your account will be that of Ada@clinic.example.");
        app.Clock.AdvanceHours(24);
        (await page.SubmitAsync(Walk.Form, ("Input.Name", "Ada"), ("Input.Password", Staff.Password))).Status.ShouldBe(HttpStatusCode.Gone);
        app.Clock.AdvanceHours(-1);
        var done = await page.SubmitAsync(Walk.Form, ("Input.Name", "Ada"), ("Input.Password", Staff.Password));
        done.Address.ShouldBe("/account/sign-in", done.Text);
        (await app.FindAccountAsync("Ada@clinic.example"))!.Value.Roles.ShouldBe("admin");
        (await app.Visit().GetAsync("/" + await app.WithAsync<FirstAdmin, string>(first => first.CreatePathAsync(Cancellation)))).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task In_production_every_start_prints_a_link_until_there_is_an_admin_and_the_command_prints_one_at_any_time()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-first-");
        var settings = new ServerSettings
        {
            DatabaseProvider = "Sqlite",
            ConnectionString = $"Data Source={Path.Combine(folder.FullName, "clinic.db")}",
            Environment = "Production",
            Demo = false,
            Others = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullName },
        };
        await using (var server = await ServerProcess.StartAsync(settings, Cancellation))
        {
            await server.StopAsync(Cancellation);
            Link().Count(server.Output).ShouldBe(1, server.Output);
            server.Output.ShouldContain("Nobody runs this clinic yet.");
        }

        var (code, output) = await RunAsync(folder.FullName, "create-admin", "ada@clinic.example");
        (code, Link().Count(output)).ShouldBe((0, 1), output);
        (code, output) = await RunAsync(folder.FullName, "create-admin", "ada");
        (code, output.Trim()).ShouldBe((1, "\"ada\" is not a whole e-mail address, such as name@example.org."));
        Directory.GetFiles(Path.Combine(folder.FullName, "logs")).ShouldAllBe(log => !Link().IsMatch(File.ReadAllText(log)));
        folder.Delete(recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "RunnerMassage.Web.dll"), arguments[0], arguments[1], "--environment=Production",
                $"--DataFolder={folder}", $"--ConnectionStrings:RunnerMassage=Data Source={Path.Combine(folder, "clinic.db")}",
            },
        })!;
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output + await error);
    }

    [GeneratedRegex(@"/setup/[A-Za-z0-9_-]{43}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
