using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Accounts.GuestScene;

namespace RunnerMassage.Data.Tests.Accounts;

public sealed class GuestMergerTests(PostgreSqlServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_guest_s_sessions_move_over_and_the_guest_goes(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var (guest, twin, other) = (await scene.TakeDownAsync("Nora"), await scene.TakeDownAsync("Nora Q."), await scene.TakeDownAsync("Nils", "nils@runner.example"));
        string[] sessions =
        [
            await scene.BookAsync(guest.Id, 0, status: SessionStatus.Done), await scene.BookAsync(guest.Id, 2, status: SessionStatus.Cancelled),
            await scene.BookAsync(twin.Id, 4), await scene.BookAsync(Account, 6),
        ];
        var others = await scene.BookAsync(other.Id, 8);

        ShouldBe(await scene.Merger.MergeAsync(Account, Cancelled), 2, 3);
        (await scene.SessionsOfAsync(Account)).ShouldBe(sessions);
        (await scene.FindAsync(guest.Id)).ShouldBeNull();
        (await scene.SessionsOfAsync(other.Id)).ShouldBe([others]);
        ShouldBe(await scene.Merger.MergeAsync(Account, Cancelled), 0, 0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Before_the_address_is_confirmed_nothing_happens(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var guest = await scene.TakeDownAsync("Nora");
        await scene.BookAsync(guest.Id, 0);
        await scene.ChangeAsync(Account, user => user.EmailConfirmed = false);
        ShouldBe(await scene.Merger.MergeAsync((await scene.FindAsync(Account))!, Cancelled), 0, 0);
        (await scene.FindAsync(guest.Id)).ShouldNotBeNull();
        (await scene.Merger.ListUnmergedAsync(Cancelled)).ShouldBeEmpty();
        ShouldBe(await scene.Merger.MergeAsync("nobody", Cancelled), 0, 0);
        ShouldBe(await scene.Merger.MergeAsync(guest.Id, Cancelled), 0, 0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_the_account_says_of_itself_stays_and_what_it_leaves_open_is_filled_in(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var wishes = scene.Get<PreferenceRepository>();
        var guest = await scene.TakeDownAsync("Guest Nora", phone: "0171 555 0100");
        await wishes.SaveAsync(guest.Id, new ClientPreference { Pressure = 2, Line = "Quiet." }, "0171 555 0100", Cancelled);
        await scene.Merger.MergeAsync(Account, Cancelled);
        var account = (await scene.FindAsync(Account))!;
        (account.DisplayName, account.PhoneNumber).ShouldBe(("Nora Quist", "0171 555 0100"));
        (await wishes.FindAsync(Account, Cancelled)).ShouldBe(new ClientPreference { Pressure = 2, Line = "Quiet." });

        var second = await scene.TakeDownAsync("Guest Nora", phone: "0171 555 0199");
        await wishes.SaveAsync(second.Id, new ClientPreference { Pressure = 5, TherapistGender = Gender.Male }, "0171 555 0199", Cancelled);
        await scene.Merger.MergeAsync(Account, Cancelled);
        (await scene.FindAsync(Account))!.PhoneNumber.ShouldBe("0171 555 0100");
        (await wishes.FindAsync(Account, Cancelled)).Pressure.ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Overlapping_sessions_stay_until_somebody_has_sorted_them_out(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var guest = await scene.TakeDownAsync("Nora");
        var own = await scene.BookAsync(Account, 0);
        var (overlapping, free) = (await scene.BookAsync(guest.Id, 0, therapist: "2"), await scene.BookAsync(guest.Id, 3));

        ShouldBe(await scene.Merger.MergeAsync(Account, Cancelled), 0, 1, overlapping);
        (await scene.SessionsOfAsync(Account)).ShouldBe([own, free]);
        (await scene.SessionsOfAsync(guest.Id)).ShouldBe([overlapping]);
        var told = (await scene.Merger.ListUnmergedAsync(Cancelled)).ShouldHaveSingleItem();
        (told.AccountId, told.AccountName, told.GuestName).ShouldBe((Account, "Nora Quist", "Nora"));
        told.SessionIds.ShouldBe([overlapping]);

        await using (var context = scene.Database.CreateContext())
        {
            var session = await context.MassageSessions.FindAsync([own], Cancelled);
            context.Attach(session!);
            (session!.Status, session.CancelledAt) = (SessionStatus.Cancelled, SmallClinic.Noon);
            await context.SaveChangesAsync(Cancelled);
        }

        ShouldBe(await scene.Merger.MergeAsync(Account, Cancelled), 1, 1);
        (await scene.Merger.ListUnmergedAsync(Cancelled)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_link_that_is_followed_twice_at_once_merges_once(DatabaseProvider provider)
    {
        await using var scene = await OpenAsync(provider, server);
        var guest = await scene.TakeDownAsync("Nora");
        var session = await scene.BookAsync(guest.Id, 0);
        var merges = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Merger.MergeAsync(Account, Cancelled)));
        merges.Sum(merge => merge.Merged).ShouldBe(1);
        (await scene.SessionsOfAsync(Account)).ShouldBe([session]);
    }

    private static void ShouldBe(GuestMerge merge, int merged, int moved, params string[] leftBehind)
    {
        (merge.Merged, merge.Moved).ShouldBe((merged, moved));
        merge.LeftBehind.ShouldBe(leftBehind);
    }
}
