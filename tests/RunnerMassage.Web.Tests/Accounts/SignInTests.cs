using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts;

public sealed class SignInTests
{
    private const string Form = "main form:has([name='Input.Email'])";
    private const string Email = "new.runner@example.org";
    private const string Password = "four calm words here";

    [Fact]
    public async Task Somebody_registers_signs_in_and_signs_out()
    {
        await using var app = new WebApp();
        var visitor = app.Visit();

        var signIn = await (await visitor.GetAsync("/account/register?returnUrl=%2Fabout"))
            .SubmitAsync(Form, ("Input.Name", "Nora"), ("Input.Email", Email), ("Input.Password", Password), ("Input.Terms", "true"));
        signIn.Address.ShouldBe("/account/sign-in?returnUrl=%2Fabout", StringCompareShould.IgnoreCase);
        signIn.Text.ShouldContain("your account is ready");
        signIn.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldBe(Email);

        var about = await signIn.SubmitAsync(Form, ("Input.Password", Password));
        about.Address.ShouldBe("/about");
        about.Text.ShouldContain("Signed in as Nora");

        var start = await about.SubmitAsync("form[action='/account/sign-out']");
        start.Address.ShouldBe("/");
        start.Text.ShouldContain("You are signed out.");
        start.Text.ShouldNotContain("Signed in as");
    }

    [Theory]
    [InlineData("mara")]
    [InlineData("elena")]
    [InlineData("sofia")]
    public async Task A_click_signs_in_as_one_of_the_demo_people(string person)
    {
        await using var app = new WebApp();
        var visitor = await app.SignInAsync(person);
        (await visitor.GetAsync("/")).Text.ShouldContain("Signed in as", Case.Insensitive, person);
    }

    [Fact]
    public async Task A_demo_person_can_also_type_the_password()
    {
        await using var app = new WebApp();
        var page = await (await app.Visit().GetAsync("/account/sign-in"))
            .SubmitAsync(Form, ("Input.Email", " MARA@demo.example "), ("Input.Password", "run-easy-massage"));
        page.Text.ShouldContain("Signed in as Mara Lind");
    }

    [Fact]
    public async Task Without_the_demo_nobody_is_offered_and_nobody_gets_in_by_the_demo_button()
    {
        await using var app = new WebApp { Demo = false };
        var page = await app.Visit().GetAsync("/account/sign-in");
        page.Document.QuerySelector("[name=person]").ShouldBeNull();

        page.Document.QuerySelector<IHtmlFormElement>(Form)!.Action += "?handler=Demo&person=sofia";
        (await page.SubmitAsync(Form)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_database_that_held_the_demo_lets_nobody_in_by_its_password()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using (var demo = new WebApp(folder))
        {
            (await demo.SignInAsync("sofia")).ShouldNotBeNull();
        }

        await using var app = new WebApp(folder) { Demo = false };
        var page = await (await app.Visit().GetAsync("/account/sign-in"))
            .SubmitAsync(Form, ("Input.Email", "sofia@demo.example"), ("Input.Password", "run-easy-massage"));
        page.Text.ShouldContain("is not right");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        await using var app = new WebApp();
        var page = await (await app.Visit().GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"))
            .SubmitAsync(Form, ("Input.Email", "mara@demo.example"), ("Input.Password", "run-easy-massage"));
        page.Response.RequestMessage!.RequestUri!.ToString().ShouldBe("http://localhost/");
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused_with_a_page_that_says_what_to_do()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/account/sign-in");
        page.Document.QuerySelector($"{Form} [name=__RequestVerificationToken]")!.Remove();
        var refused = await page.SubmitAsync(Form, ("Input.Email", "mara@demo.example"), ("Input.Password", "run-easy-massage"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Heading.ShouldBe("That form could not be read");
    }

    [Fact]
    public async Task Errors_stand_beside_their_fields_and_what_was_typed_stays()
    {
        await using var app = new WebApp();
        var page = await (await app.Visit().GetAsync("/account/register"))
            .SubmitAsync(Form, ("Input.Email", "not-an-address"), ("Input.Password", "short"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.ErrorOf("Input.Email").ShouldContain("whole e-mail address");
        page.ErrorOf("Input.Password").ShouldContain("at least 8");
        page.ErrorOf("Input.Terms").ShouldContain("agree to them");
        page.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldBe("not-an-address");
        page.Document.QuerySelector("[name='Input.Password']")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }
}
