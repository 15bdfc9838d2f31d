using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Hosting;

public sealed class LogTests
{
    [Fact]
    public async Task Each_request_is_one_line_with_its_id_and_nothing_that_tells_who_somebody_is()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        string requestId;
        await using (var app = new WebApp(folder) { Settings = { ["Serilog:MinimumLevel:Default"] = "Information" } })
        {
            var page = await (await app.Visit().GetAsync("/account/register?token=secret-token"))
                .SubmitAsync("main form", ("Input.Name", "Nora Secret"), ("Input.Email", "nora.secret@example.org"), ("Input.Password", "four calm words"),
                    ("Input.Terms", "true"));
            page = await page.SubmitAsync("main form:has([name='Input.Password'])", ("Input.Password", "four calm words"));
            requestId = page.Response.Headers.GetValues("X-Request-Id").Single();
            await app.Visit().GetAsync("/calendar/secret-token.ics");
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        log.ShouldContain("\"Route\":\"/account/sign-in\"");
        log.ShouldContain("\"Route\":\"(no route)\"");
        log.ShouldContain($"\"@tr\":\"{requestId}\"");
        foreach (var secret in (string[])["secret-token", "nora", "four calm words", "returnUrl"])
        {
            log.ShouldNotContain(secret, Case.Insensitive);
        }

        Directory.Delete(folder, recursive: true);
    }
}
