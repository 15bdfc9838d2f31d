using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.People;

public sealed class UserAdminTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Roles_change_with_a_new_stamp_and_an_entry(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var card = await scene.CardAsync("runner");
        (await ChangeAsync(scene, card, PeopleScene.Ada, "therapist-1", Roles.Runner, Roles.Therapist)).ShouldBe(UserChange.Done);

        var after = await scene.CardAsync("runner");
        after.Roles.ShouldBe([Roles.Runner, Roles.Therapist]);
        after.Therapist!.Id.ShouldBe("therapist-1");
        after.User.SecurityStamp.ShouldNotBe(card.User.SecurityStamp);
        (await ChangeAsync(scene, after, PeopleScene.Ada, null, Roles.Admin)).ShouldBe(UserChange.Done);
        var last = await scene.CardAsync("runner");
        (string.Join(' ', last.Roles), last.Therapist).ShouldBe((Roles.Admin, null));
        (await scene.LoggedAsync()).ShouldBe(["Ada user.roles runner +therapist", "Ada user.roles runner +admin, -runner, -therapist"]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Whoever_decides_second_is_told_and_a_form_sent_twice_does_no_harm(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var seen = await scene.CardAsync("runner");
        (await ChangeAsync(scene, seen, PeopleScene.Ada, null, Roles.Runner, Roles.Admin)).ShouldBe(UserChange.Done);
        (await ChangeAsync(scene, seen, PeopleScene.Bea, null)).ShouldBe(UserChange.Stale);
        (await ChangeAsync(scene, seen, PeopleScene.Ada, null, Roles.Runner, Roles.Admin)).ShouldBe(UserChange.Unchanged);
        (await scene.Get<UserAdmin>().DeactivateAsync(new ChangeState("runner", seen.Seen, PeopleScene.Bea), Cancellation)).ShouldBe(UserChange.Stale);

        var state = new ChangeState("runner", (await scene.CardAsync("runner")).Seen, PeopleScene.Bea);
        (await scene.Get<UserAdmin>().DeactivateAsync(state, Cancellation)).ShouldBe(UserChange.Done);
        (await scene.Get<UserAdmin>().DeactivateAsync(state, Cancellation)).ShouldBe(UserChange.Unchanged);
        (await scene.CardAsync("runner")).State.ShouldBe(UserState.Deactivated);
        var back = new ChangeState("runner", (await scene.CardAsync("runner")).Seen, PeopleScene.Bea);
        (await scene.Get<UserAdmin>().ReactivateAsync(back, Cancellation)).ShouldBe(UserChange.Done);
        (await scene.CardAsync("runner")).State.ShouldBe(UserState.Active);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nobody_takes_the_last_admin_or_shuts_themselves_out(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var (ada, bea) = (await scene.CardAsync("ada"), await scene.CardAsync("bea"));
        (await ChangeAsync(scene, ada, PeopleScene.Ada, null, Roles.Runner)).ShouldBe(UserChange.Yourself);
        (await scene.Get<UserAdmin>().DeactivateAsync(new ChangeState("ada", ada.Seen, PeopleScene.Ada), Cancellation)).ShouldBe(UserChange.Yourself);
        (await scene.Get<UserAdmin>().DeactivateAsync(new ChangeState("bea", bea.Seen, PeopleScene.Ada), Cancellation)).ShouldBe(UserChange.Done);
        (await ChangeAsync(scene, ada, PeopleScene.Ada, null, Roles.Runner)).ShouldBe(UserChange.LastAdmin);
        (await ChangeAsync(scene, await scene.CardAsync("runner"), PeopleScene.Ada, "nobody", Roles.Therapist)).ShouldBe(UserChange.TherapistTaken);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Two_admins_who_take_each_other_the_role_at_once_leave_one(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var (ada, bea) = (await scene.CardAsync("ada"), await scene.CardAsync("bea"));
        var outcomes = await Task.WhenAll(
            Task.Run(() => ChangeAsync(scene, bea, PeopleScene.Ada, null, Roles.Runner), Cancellation),
            Task.Run(() => ChangeAsync(scene, ada, PeopleScene.Bea, null, Roles.Runner), Cancellation));
        outcomes.Order().ShouldBe([UserChange.Done, UserChange.LastAdmin]);
        await using var context = scene.Database.CreateContext();
        (await context.UserRoles.CountAsync(held => held.RoleId == Roles.Admin, Cancellation)).ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task People_are_found_by_name_role_and_state(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        await using var context = scene.Database.CreateContext();
        context.SignInRecords.AddRange(new[] { 1, 2 }.Select(hours => new SignInRecord
        {
            Id = $"{hours}",
            UserId = "ada",
            At = SmallClinic.Noon - NodaTime.Duration.FromHours(hours),
            Method = "password",
            Address = "",
            Device = "",
        }));
        await context.SaveChangesAsync(Cancellation);
        var directory = scene.Get<UserDirectory>();
        async Task<string> FindAsync(string? search, string? role, UserState? state) => string.Join(
            ' ', (await directory.ListAsync(new UserFilter(search, role, state), 0, 20, Cancellation)).Select(line => line.User.Id));
        (await FindAsync(null, Roles.Admin, null)).ShouldBe("ada bea");
        (await FindAsync("ADA@", null, null)).ShouldBe("ada");
        (await FindAsync("30 5", Roles.Runner, UserState.Active)).ShouldBe("runner");
        (await FindAsync(null, null, UserState.Unconfirmed)).ShouldBe("runner-1 runner-2");
        (await FindAsync(null, null, UserState.Deleted)).ShouldBe("");
        (await directory.ListAsync(new UserFilter("ada", null, null), 0, 1, Cancellation)).Single().LastSignIn
            .ShouldBe(SmallClinic.Noon - NodaTime.Duration.FromHours(1));
    }

    private static Task<UserChange> ChangeAsync(PeopleScene scene, UserCard seen, Actor by, string? therapistId, params string[] roles) =>
        scene.Get<UserAdmin>().ChangeRolesAsync(
            new ChangeRoles { UserId = seen.User.Id, Roles = roles, TherapistId = therapistId, Seen = seen.Seen, By = by }, Cancellation);
}
