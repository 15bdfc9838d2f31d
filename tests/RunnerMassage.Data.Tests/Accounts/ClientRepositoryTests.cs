using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Accounts.GuestScene;

namespace RunnerMassage.Data.Tests.Accounts;

public sealed class ClientRepositoryTests(PostgreSqlServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Clients_are_found_by_parts_of_what_is_known_of_them(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.ChangeAsync(Account, user => (user.DisplayName, user.PhoneNumber) = ("Özlem 100% Quist_Berg", "+49 (171) 555-0100"));
        await scene.TakeDownAsync("Otto Quist", "otto@runner.example", "0171 5550199");
        foreach (var text in (string[])["özlem", "ÖZLEM quist", "100%", "t_B", "nora@", "NORA@runner.EXAMPLE", "0171 555 01 00", "+49171 5550100"])
        {
            (await scene.Clients.SearchAsync(text, 10, Cancelled)).Select(client => client.Id).ShouldBe([Account], text);
        }

        (await scene.Clients.SearchAsync("quist", 10, Cancelled)).Select(client => client.Name).ShouldBe(["Otto Quist", "Özlem 100% Quist_Berg"], ignoreOrder: true);
        (await scene.Clients.SearchAsync("quist", 1, Cancelled)).Count.ShouldBe(1);
        (await scene.Clients.SearchAsync("OTTO@run", 10, Cancelled)).ShouldHaveSingleItem().IsGuest.ShouldBeTrue();
        foreach (var text in (string[])["", "qu", "q u", "q%t", "_tto", "0171 666", "01"])
        {
            (await scene.Clients.SearchAsync(text, 10, Cancelled)).ShouldBeEmpty(text);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Staff_closed_and_unconfirmed_accounts_are_no_clients(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.ChangeAsync("runner-2", user => (user.DisplayName, user.Email, user.NormalizedEmail) = ("Nora Two", "two@runner.example", "TWO@RUNNER.EXAMPLE"));
        await FoundAsync("Nora Quist");
        await scene.ChangeAsync("runner-2", user => user.EmailConfirmed = true);
        await FoundAsync("Nora Quist", "Nora Two");
        await scene.ChangeAsync(Account, user => user.DeactivatedAt = SmallClinic.Noon);
        await FoundAsync("Nora Two");
        await scene.ChangeAsync("runner-2", user => user.DeletedAt = SmallClinic.Noon);
        await FoundAsync();
        (await scene.Clients.FindAsync(Account, Cancelled)).ShouldBeNull();
        (await scene.Clients.FindByEmailAsync("nora@runner.example", Cancelled)).ShouldBeNull();

        async Task FoundAsync(params string[] names) =>
            (await scene.Clients.SearchAsync("nora", 10, Cancelled)).Select(client => client.Name).ShouldBe(names, ignoreOrder: true);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_same_form_takes_a_person_down_once_and_gives_them_no_way_in(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var first = await scene.TakeDownAsync(" Otto ", " Otto@Runner.example ", id: "form-1");
        (await scene.TakeDownAsync("Otto", "otto@runner.example", id: "form-1")).ShouldBe(first);
        await scene.TakeDownAsync("Otto", email: null, id: "form-2");
        var stored = (await scene.FindAsync("form-1"))!;
        (stored.DisplayName, stored.InvitedEmail, stored.Email, stored.NormalizedEmail, stored.UserName, stored.PasswordHash, stored.CreatedAt)
            .ShouldBe(("Otto", "otto@runner.example", null, null, null, null, SmallClinic.Noon));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Who_leaves_an_address_is_invited_once(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        await scene.TakeDownAsync("Otto", " Otto@Runner.example ", id: "form-1");
        await scene.TakeDownAsync("Otto", " Otto@Runner.example ", id: "form-1");
        await scene.TakeDownAsync("Ida", email: null);
        await using var context = scene.Database.CreateContext();
        var mail = (await context.OutboxMessages.AsNoTracking().ToListAsync(Cancelled)).ShouldHaveSingleItem();
        (mail.Kind, mail.EventKey, mail.UserId, mail.Address).ShouldBe((MailKinds.InviteGuest, "guest:form-1", "form-1", "Otto@Runner.example"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_line_for_the_therapist_is_ciphertext_at_rest(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var wishes = scene.Get<PreferenceRepository>();
        (await wishes.FindAsync(Account, Cancelled)).ShouldBe(new ClientPreference());
        await wishes.SaveAsync(Account, new ClientPreference { Pressure = 4, Line = "Left knee." }, "0171 555 0100", Cancelled);
        await wishes.SaveAsync(Account, new ClientPreference { Pressure = 3, Line = "Left knee, still." }, null, Cancelled);
        (await wishes.FindAsync(Account, Cancelled)).ShouldBe(new ClientPreference { Pressure = 3, Line = "Left knee, still." });
        (await wishes.FindPhoneAsync(Account, Cancelled)).ShouldBeNull();
        await using var context = scene.Database.CreateContext();
        (await context.RunnerPreferences.Select(one => one.ProtectedNote).SingleAsync(Cancelled)).ShouldNotBeNull().ShouldNotContain("knee");
    }
}
