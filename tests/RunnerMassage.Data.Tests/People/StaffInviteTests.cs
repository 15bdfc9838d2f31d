using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.People;

public sealed class StaffInviteTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_invite_is_accepted_once_however_many_mails_were_written_for_it(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var mail = await InviteAsync(scene);
        (mail.Kind, mail.Address).ShouldBe((MailKinds.Invite, "Nora@clinic.example"));
        var links = new[] { await WriteMailAsync(scene, mail), await WriteMailAsync(scene, mail) };

        var seen = (await scene.Get<StaffInvites>().FindAsync(links[0], Cancellation)).ShouldNotBeNull();
        (seen.Email, seen.Role, seen.Therapist!.Name, seen.InvitedBy).ShouldBe(("Nora@clinic.example", Roles.Therapist, "Therapist 1", "Ada"));
        (await scene.Get<StaffInvites>().FindAsync(seen.Id, Cancellation)).ShouldBeNull();
        var used = await Task.WhenAll(links.Select(link => Task.Run(() => scene.Get<StaffInvites>().UseAsync(link, Cancellation), Cancellation)));
        used.Count(invite => invite is not null).ShouldBe(1);
        (await scene.Get<StaffInvites>().FindAsync(links[1], Cancellation)).ShouldBeNull();
        (await scene.Get<StaffInvites>().ListAsync(Cancellation)).Single().AcceptedAt.ShouldBe(SmallClinic.Noon);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_taken_back_or_old_leads_nowhere(DatabaseProvider provider)
    {
        await using var scene = await PeopleScene.OpenAsync(provider, server);
        var mail = await InviteAsync(scene);
        var link = await WriteMailAsync(scene, mail);
        scene.Clock.Advance(StaffInvites.LinkLifetime - Duration.FromSeconds(1));
        (await scene.Get<StaffInvites>().FindAsync(link, Cancellation)).ShouldNotBeNull();
        scene.Clock.Advance(Duration.FromSeconds(1));
        (await scene.Get<StaffInvites>().FindAsync(link, Cancellation)).ShouldBeNull();

        scene.Clock.AdvanceDays(-1);
        var id = (await scene.Get<StaffInvites>().ListAsync(Cancellation)).Single().Id;
        (await scene.Get<StaffInvites>().WithdrawAsync(id, PeopleScene.Bea, Cancellation)).ShouldBeTrue();
        (await scene.Get<StaffInvites>().WithdrawAsync(id, PeopleScene.Bea, Cancellation)).ShouldBeFalse();
        (await scene.Get<StaffInvites>().UseAsync(link, Cancellation)).ShouldBeNull();
        await using var context = scene.Database.CreateContext();
        (await context.OutboxMessages.AnyAsync(Cancellation)).ShouldBeFalse();
        (await scene.LoggedAsync()).ShouldBe([$"Ada invite.sent {id} therapist", $"Bea invite.withdrawn {id} "]);
        (await scene.Get<StaffInvites>().InviteAsync("x@clinic.example", Roles.Therapist, "nobody", PeopleScene.Ada, Cancellation)).ShouldBeFalse();
    }

    private static async Task<OutboxMessage> InviteAsync(PeopleScene scene)
    {
        (await scene.Get<StaffInvites>().InviteAsync(" Nora@clinic.example ", Roles.Therapist, "therapist-1", PeopleScene.Ada, Cancellation)).ShouldBeTrue();
        await using var context = scene.Database.CreateContext();
        return await context.OutboxMessages.AsNoTracking().SingleAsync(Cancellation);
    }

    /// <summary>Makes a link as whoever writes the mail does.</summary>
    private static async Task<string> WriteMailAsync(PeopleScene scene, OutboxMessage mail)
    {
        await using var context = scene.Database.CreateContext();
        var token = await new LinkTokens(context, scene.Clock).CreateAsync(
            mail.Kind, mail.UserId, mail.Address, mail.Data, StaffInvites.LinkLifetime, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        return token;
    }
}
