using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Accounts;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>Nobody learns by asking whether an address has an account here.</summary>
public sealed class NoOracleTests
{
    private const string Form = "main form:has([name='Input.Email'])";

    private static readonly string[] Addresses = ["mara@demo.example", "nobody@example.org"];

    [Fact]
    public async Task Registering_answers_the_same_for_a_known_and_an_unknown_address()
    {
        var hasher = new CountingHasher();
        await using var app = With(hasher);
        var answers = new List<(string Address, string Text, int Hashes)>();
        foreach (var email in Addresses)
        {
            var form = await app.Visit().GetAsync("/account/register");
            hasher.Count = 0;
            var page = await form.SubmitAsync(Form, ("Input.Email", email), ("Input.Password", "another password"), ("Input.Terms", "true"));
            answers.Add((page.Address, page.Text, hasher.Count));
        }

        answers[1].ShouldBe(answers[0]);
    }

    [Fact]
    public async Task Registering_a_known_address_leaves_its_password_alone()
    {
        await using var app = new WebApp();
        await (await app.Visit().GetAsync("/account/register"))
            .SubmitAsync(Form, ("Input.Email", "mara@demo.example"), ("Input.Password", "another password"), ("Input.Terms", "true"));
        var page = await (await app.Visit().GetAsync("/account/sign-in"))
            .SubmitAsync(Form, ("Input.Email", "mara@demo.example"), ("Input.Password", "run-easy-massage"));
        page.Text.ShouldContain("Signed in as Mara Lind");
    }

    [Fact]
    public async Task Signing_in_answers_the_same_for_a_wrong_password_an_unknown_address_and_a_locked_account()
    {
        var hasher = new CountingHasher();
        await using var app = With(hasher);
        var answers = new List<(string Text, int Hashes)>();
        foreach (var email in (string[])[.. Addresses, .. Enumerable.Repeat("jonas@demo.example", 12)])
        {
            var form = await app.Visit().GetAsync("/account/sign-in");
            hasher.Count = 0;
            var page = await form.SubmitAsync(Form, ("Input.Email", email), ("Input.Password", "wrong password"));
            answers.Add((page.Text, hasher.Count));
        }

        answers.Distinct().Count().ShouldBe(1);
        answers[0].Hashes.ShouldBe(1);
        var locked = await (await app.Visit().GetAsync("/account/sign-in"))
            .SubmitAsync(Form, ("Input.Email", "jonas@demo.example"), ("Input.Password", "run-easy-massage"));
        locked.Text.ShouldContain("is not right");
    }

    private static WebApp With(CountingHasher hasher) =>
        new() { ConfigureServices = services => services.AddScoped<IPasswordHasher<AppUser>>(_ => hasher) };
}
