using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Desk;

/// <summary>People without an account: taken down once, booked for, and part of their account when they open one.</summary>
public sealed class GuestTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_booking_for_somebody_new()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var form = await (await elena.GetAsync("/desk?q=nora")).FollowLinkAsync("Somebody new");
        var times = await form.SubmitAsync(Walk.Form, ("Name", "Nora Quist"), ("Phone", "0171 555 0199"));
        times.Heading.ShouldBe("A time for Nora Quist");
        times.Text.ShouldContain("No account");
        (await form.SubmitAsync(Walk.Form, ("Name", "Nora Quist"), ("Phone", "0171 555 0199"))).Address.ShouldBe(times.Address);
        var day = await elena.GetAsync(times.Address + "?massageType=swedish&minutes=30&date=2027-04-15");
        var done = await (await elena.GetAsync(Walk.TimesOn(day)[0])).SubmitAsync(Walk.Form);
        done.Text.ShouldContain("Nora Quist is booked for Thursday 15 April 2027, 10:00. No mail goes to a person without an account: please tell them the time.");
        (await elena.GetAsync("/today?date=2027-04-15")).Text.ShouldContain("Nora Quist");

        var moved = await (await elena.GetAsync(Walk.TimesOn(await elena.GetAsync(done.Address + "/move?date=2027-04-16"))[0])).SubmitAsync(Walk.Form);
        moved.Text.ShouldContain("The session is moved to Friday 16 April 2027, 10:00.");
        (await (await elena.GetAsync(done.Address + "/cancel")).SubmitAsync(Walk.Form)).Text.ShouldContain("The session is cancelled.");
        (await GuestsAsync(app, "Nora Quist")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            guest => guest.IsGuest.ShouldBeTrue(),
            guest => guest.Email.ShouldBeNull(),
            guest => guest.PasswordHash.ShouldBeNull(),
            guest => guest.PhoneNumber.ShouldBe("0171 555 0199"),
            guest => guest.InvitedEmail.ShouldBeNull());
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_is_kept()
    {
        await using var app = new WebApp();
        var form = await (await app.SignInAsync("tom")).GetAsync("/desk/new");
        var refused = await form.SubmitAsync(Walk.Form, ("Name", ""), ("Phone", "12"), ("Email", "nora"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Name").ShouldBe("Please type the name.");
        refused.ErrorOf("Phone").ShouldBe("Please type the whole number, with its area code.");
        refused.ErrorOf("Email").ShouldStartWith("This is not a whole e-mail address");
        refused.Document.GetElementById("Phone")!.GetAttribute("value").ShouldBe("12");
    }

    [Fact]
    public async Task Who_is_known_already_is_offered_instead()
    {
        await using var app = new WebApp();
        var tom = await app.SignInAsync("tom");
        var form = await tom.GetAsync("/desk/new");
        var byAddress = await form.SubmitAsync(Walk.Form, ("Name", "Mara"), ("Phone", "0171 555 0100"), ("Email", "MARA@demo.example"));
        byAddress.Status.ShouldBe(HttpStatusCode.Conflict);
        byAddress.ErrorOf("Email").ShouldContain("There is an account with this address.");
        (await byAddress.FollowLinkAsync("Mara Lind")).Heading.ShouldBe("A time for Mara Lind");

        var byNumber = await form.SubmitAsync(Walk.Form, ("Name", "Mara’s sister"), ("Phone", "030/23125101"), ("Email", ""));
        byNumber.Status.ShouldBe(HttpStatusCode.Conflict);
        byNumber.Text.ShouldContain("Perhaps you know them already");
        (await byNumber.SubmitAsync(Walk.Form, ("AnotherPerson", "true"))).Heading.ShouldBe("A time for Mara’s sister");
    }

    [Fact]
    public async Task Bookings_that_overlap_are_left_for_an_admin_to_sort_out()
    {
        await using var app = new WebApp();
        var (tom, mara) = (await app.SignInAsync("tom"), await app.SignInAsync("mara"));
        var start = NodaTime.Instant.FromUtc(2027, 4, 15, 14, 0);
        var times = await (await tom.GetAsync("/desk/new")).SubmitAsync(Walk.Form, ("Name", "M. Lind"), ("Phone", "0171 555 0100"), ("Email", "later@demo.example"));
        var guest = times.Address.Split('/')[2];
        var left = await (await tom.GetAsync(DeskTests.ConfirmAddress(guest, "tom", start))).SubmitAsync(Walk.Form);
        await Walk.BookAsync(mara, "elena", start);

        // As if she had registered at the address that the guest was invited to.
        await app.WithAsync<UserManager<AppUser>, IdentityResult>(async users =>
            await users.SetEmailAsync((await users.FindByEmailAsync("mara@demo.example"))!, "later@demo.example"));
        var id = await app.WithAsync<UserManager<AppUser>, string>(async users =>
        {
            var user = (await users.FindByEmailAsync("later@demo.example"))!;
            await users.ConfirmEmailAsync(user, await users.GenerateEmailConfirmationTokenAsync(user));
            return user.Id;
        });
        (await app.WithAsync<GuestMerger, GuestMerge>(merger => merger.MergeAsync(id, Cancelled))).LeftBehind.ShouldBe([left.Address["/sessions/".Length..]]);

        var sofia = await app.SignInAsync("sofia");
        var desk = await sofia.GetAsync("/desk");
        desk.Text.ShouldContain("M. Lind has opened an account as Mara Lind");
        (await tom.GetAsync("/desk")).Text.ShouldNotContain("has opened an account");
        const string retry = "form:has(input[name=accountId])";
        (await desk.SubmitAsync(retry)).Text.ShouldContain("Bookings still overlap.");
        await (await sofia.GetAsync(left.Address + "/cancel")).SubmitAsync(Walk.Form);
        (await desk.SubmitAsync(retry)).Text.ShouldContain("The bookings are part of the account now.");
        (await sofia.GetAsync("/desk")).Text.ShouldNotContain("has opened an account");
        (await GuestsAsync(app, "M. Lind")).ShouldBeEmpty();
    }

    private static Task<List<AppUser>> GuestsAsync(WebApp app, string name) => app.WithAsync<RunnerMassageContext, List<AppUser>>(context =>
        context.Users.AsNoTracking().Where(user => user.DisplayName == name).ToListAsync(Cancelled));
}
