using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.AccountScene;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>Whoever guesses passwords is slowed down, and cannot shut out the owner of the account by it.</summary>
public sealed class ThrottleTests
{
    private const string Mara = "mara@demo.example";
    private const string Home = "198.51.100.7";
    private const string Elsewhere = "203.0.113.9";

    [Fact]
    public async Task A_victim_at_home_gets_in_while_a_stranger_hammers_from_elsewhere()
    {
        await using var app = Open(demo: true);
        await GuessAsync(app, Elsewhere, 20);
        (await app.VisitFrom(Elsewhere).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right");
        (await app.VisitFrom(Home).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");
        (await app.VisitFrom("2001:db8:1:2::7").SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");
    }

    [Fact]
    public async Task After_five_wrong_tries_the_next_one_waits_a_little_and_then_the_right_one_gets_in()
    {
        await using var app = Open(demo: true);
        await GuessAsync(app, Home, 5);
        (await app.VisitFrom(Home).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right");
        app.Clock.AdvanceSeconds(2);
        (await app.VisitFrom(Home).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");
        await GuessAsync(app, Home, 4);
        (await app.VisitFrom(Home).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");
    }

    [Fact]
    public async Task A_whole_network_of_strangers_does_not_shut_out_a_browser_that_the_account_knows()
    {
        await using var app = Open(demo: true);
        var known = app.VisitFrom(Home);
        await known.SignInAsync(Mara, DemoPeople.Password);
        await (await known.GetAsync("/account/sign-out")).SubmitAsync("main form");
        for (var i = 0; i < 60; i++)
        {
            await GuessAsync(app, $"203.0.113.{i}", 1);
        }

        (await app.VisitFrom("192.0.2.1").SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right", Case.Sensitive, "A stranger's browser waits.");
        (await known.SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");

        // It is known to Mara's account only, and its own guesses are counted like anybody's.
        for (var i = 0; i < 6; i++)
        {
            (await known.SignInAsync(Mara, $"guess number {i}")).Text.ShouldContain("is not right");
        }

        (await known.SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right");
    }

    [Fact]
    public async Task Trying_one_password_on_many_accounts_is_slowed_down_too()
    {
        await using var app = Open(demo: true);
        for (var i = 0; i < 30; i++)
        {
            await app.VisitFrom(Elsewhere).SignInAsync($"runner{i}@example.org", "a guess for all of them");
        }

        (await app.VisitFrom(Elsewhere).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right");
        (await app.VisitFrom(Home).SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("Signed in as Mara Lind");
    }

    [Fact]
    public async Task Pages_and_API_and_all_nodes_count_together()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using (var one = Open(demo: true, dataFolder: folder))
        {
            await GuessAsync(one, "", 3);
            await using var other = Open(demo: true, dataFolder: folder);
            var program = ApiCaller.Stranger(other);
            for (var i = 0; i < 2; i++)
            {
                (await program.PostAsync("/api/v1/account/login", new { email = Mara, password = "wrong" }, key: null)).Status.ShouldBe(401);
            }

            var refused = await program.PostAsync("/api/v1/account/login", new { email = Mara, password = DemoPeople.Password }, key: null);
            refused.ShouldBeProblem(401, "unauthenticated").Text.ShouldContain("too many wrong tries");
            (await one.Visit().SignInAsync(Mara, DemoPeople.Password)).Text.ShouldContain("is not right");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task GuessAsync(WebApp app, string from, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await app.VisitFrom(from).SignInAsync(Mara, $"guess number {i}")).Text.ShouldContain("is not right");
        }
    }
}
