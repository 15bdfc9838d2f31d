using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Choose;

public sealed class ChoosePrivacyTests
{
    [Fact]
    public async Task What_is_told_of_health_stands_in_no_address_no_redirect_no_readable_cookie_and_no_log()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using (var app = new WebApp(folder) { Settings = { ["Serilog:MinimumLevel:Default"] = "Information" } })
        {
            var visitor = app.Visit();
            var token = (await visitor.GetAsync("/choose")).Document.QuerySelector("form[data-steps] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var form = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", token), new("Input.Complaint", "Injury"), new("Input.Areas", "Hamstring"), new("Input.Soreness", "5"),
                new("Input.FreshInjury", "no"), new("Input.ComplaintAge", "Weeks"),
            ]);
            var answer = await visitor.Client.PostAsync("/choose", form, TestContext.Current.CancellationToken);
            answer.Headers.Location!.ToString().ShouldBe("/choose/result");
            var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("runner-massage-plan=", StringComparison.Ordinal));
            cookie.ShouldContain("httponly");
            cookie.ShouldNotContain("Hamstring");

            var page = await visitor.GetAsync("/choose/result");
            page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            page.Text.ShouldContain("Hamstring");
            page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).ShouldAllBe(address =>
                !address.Contains("hamstring", StringComparison.OrdinalIgnoreCase) && !address.Contains("injury", StringComparison.OrdinalIgnoreCase)
                && !address.Contains("sore", StringComparison.OrdinalIgnoreCase));
            (await page.FollowLinkAsync("See times")).Address.ShouldStartWith("/times?massageType=");
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        log.ShouldContain("/choose");
        foreach (var secret in (string[])["Hamstring", "Injury", "Soreness"])
        {
            log.ShouldNotContain(secret, Case.Insensitive);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_taken()
    {
        await using var app = new WebApp();
        using var form = new FormUrlEncodedContent([new("Input.Complaint", "Injury"), new("Input.FreshInjury", "no")]);
        ((int)(await app.Visit().Client.PostAsync("/choose", form, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_stranger_chooses_signs_in_and_books_without_telling_anything_twice()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        var result = await Questionnaire.AnswerAsync(visitor, ("Complaint", "Heavy"), ("RaceDate", "2027-04-25"), ("RaceKm", "21.1"), ("Soreness", "2"));
        var confirm = await visitor.GetAsync(result.Document.QuerySelector(".match-times a")!.GetAttribute("href")!);
        confirm.Heading.ShouldBe("Confirm your session");
        var there = await (await visitor.GetAsync(confirm.Document.QuerySelector("main a[href*='sign-in']")!.GetAttribute("href")!))
            .SubmitAsync("form:has(input[name=person][value=priya])");
        there.Address.ShouldBe(confirm.Address);
        there.Text.ShouldContain("Sun 25 Apr");
        there.Text.ShouldContain("Soreness 2 of 10, stored encrypted.");
        var booked = await there.SubmitAsync("form:has(#Note)");
        booked.Heading.ShouldBe("Your session is booked");
        booked.Text.ShouldContain("Swedish");
        (await visitor.GetAsync("/training")).Document.QuerySelector("main")!.TextContent.ShouldContain("25 April");
    }
}
