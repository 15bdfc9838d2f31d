using System.Net;
using NodaTime;
using RunnerMassage.Data.Training;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Training;

public sealed class TrainingListTests
{
    private const string EntryForm = "main form.form";

    [Fact]
    public async Task A_runner_adds_changes_deletes_and_takes_the_deletion_back()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        (await mara.GetAsync("/training")).Text.ShouldContain("City half marathon");

        var added = await (await mara.GetAsync("/training/entry")).SubmitAsync(
            EntryForm, ("What", "Race"), ("Name", "Autumn ten"), ("Date", "2027-04-24"), ("Time", "09:30"), ("Duration", "1:02"),
            ("Distance", "10,5"), ("Ascent", "120"), ("Priority", "C"));
        added.Address.ShouldBe("/training");
        added.Text.ShouldContain("Race on Saturday 24 April added.");
        Card(added, "Autumn ten").ShouldContain("09:30, 1 h 2 min 10.5 km, 120 m up Run as training (C)");

        var edit = await added.FollowLinkAsync("Autumn ten");
        var changed = await edit.SubmitAsync(EntryForm, ("Name", "Autumn run"), ("Time", ""), ("What", "Moderate"));
        Card(changed, "Autumn run").ShouldContain("time open, 1 h 2 min");
        Card(changed, "Autumn run").ShouldContain("Moderate");

        var deleted = await changed.SubmitAsync($"article:has(a[href$='{edit.Address.Split('/')[^1]}']) form");
        deleted.Text.ShouldContain("Moderate on Saturday 24 April is deleted");
        deleted.Document.QuerySelectorAll("article h3").ShouldNotContain(heading => heading.TextContent == "Autumn run");
        var back = await deleted.SubmitAsync("#undo");
        back.Text.ShouldContain("is back.");
        Card(back, "Autumn run").ShouldContain("10.5 km, 120 m up");
        (await mara.GetAsync("/training")).Document.QuerySelector("#undo").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_sent_twice_adds_once()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var form = await mara.GetAsync("/training/entry");
        await form.SubmitAsync(EntryForm, ("What", "Hard"), ("Name", "Twice"), ("Date", "2027-04-20"));
        var list = await form.SubmitAsync(EntryForm, ("What", "Hard"), ("Name", "Twice"), ("Date", "2027-04-20"));
        list.Document.QuerySelectorAll("article h3").Count(heading => heading.TextContent == "Twice").ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_keeps_what_was_typed()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var refused = await (await mara.GetAsync("/training/entry")).SubmitAsync(
            EntryForm, ("Name", "Odd one"), ("Date", "2047-01-01"), ("Time", "25:00"), ("Duration", "1:75"), ("Distance", "-3"), ("Ascent", "many"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("What").ShouldBe("Please choose what it is.");
        refused.ErrorOf("Date").ShouldBe("Please choose a date within two years of today.");
        refused.ErrorOf("Time").ShouldStartWith("Please write the time as 18:00");
        refused.ErrorOf("Duration").ShouldStartWith("Please write minutes such as 45");
        refused.ErrorOf("Distance").ShouldStartWith("Please write kilometres");
        refused.ErrorOf("Ascent").ShouldStartWith("Please write whole metres");
        foreach (var (field, typed) in new[] { ("Name", "Odd one"), ("Duration", "1:75"), ("Distance", "-3"), ("Ascent", "many") })
        {
            refused.Document.GetElementById(field)!.GetAttribute("value").ShouldBe(typed);
            if (field != "Name")
            {
                refused.Document.GetElementById(field)!.GetAttribute("aria-invalid").ShouldBe("true");
            }
        }
    }

    [Fact]
    public async Task A_time_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var form = await mara.GetAsync("/training/entry");
        var skipped = await form.SubmitAsync(EntryForm, ("What", "Hard"), ("Date", "2028-03-26"), ("Time", "02:30"));
        skipped.Status.ShouldBe(HttpStatusCode.BadRequest);
        skipped.ErrorOf("Time").ShouldBe("The clocks skip this time on that night. Please choose another one.");

        var twice = await form.SubmitAsync(EntryForm, ("What", "Hard"), ("Name", "Night run"), ("Date", "2027-10-31"), ("Time", "02:30"));
        twice.Text.ShouldContain("The clocks show that time twice on that night; the first one is meant, 02:30 (UTC+2).");
        Card(twice, "Night run").ShouldContain("02:30 (UTC+2)");
    }

    [Fact]
    public async Task Of_two_windows_the_second_sees_what_changed_and_loses_nothing()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var list = await mara.GetAsync("/training");
        var (first, second) = (await list.FollowLinkAsync("Tempo"), await list.FollowLinkAsync("Tempo"));
        await first.SubmitAsync(EntryForm, ("Name", "Tempo in the park"), ("Duration", "50"));

        var told = await second.SubmitAsync(EntryForm, ("Distance", "9"));
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("This entry was changed in another window");
        told.Document.QuerySelectorAll("main table tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))
            .ShouldBe(["Name|Tempo|Tempo in the park", "How long|45 min|50 min", "Distance|9 km|nothing"]);
        told.Document.GetElementById("Distance")!.GetAttribute("value").ShouldBe("9");

        var saved = await told.SubmitAsync(EntryForm, ("Name", "Tempo in the park"));
        Card(saved, "Tempo in the park").ShouldContain("45 min 9 km");

        var (deleting, late) = (await mara.GetAsync("/training"), await saved.FollowLinkAsync("Tempo in the park"));
        await deleting.SubmitAsync($"article:has(a[href$='{late.Address.Split('/')[^1]}']) form");
        var gone = await late.SubmitAsync(EntryForm, ("Name", "Tempo again"));
        gone.Status.ShouldBe(HttpStatusCode.Conflict);
        gone.Text.ShouldContain("This entry was deleted in another window");
        Card(await gone.SubmitAsync(EntryForm), "Tempo again").ShouldContain("45 min 9 km");
    }

    [Fact]
    public async Task Nobody_opens_changes_or_deletes_the_entry_of_another()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var jonas = await app.SignInAsync("jonas");
        var marasEntry = (await (await mara.GetAsync("/training")).FollowLinkAsync("Tempo")).Address;
        (await jonas.GetAsync(marasEntry)).Status.ShouldBe(HttpStatusCode.NotFound);

        var own = await jonas.GetAsync("/training");
        var form = own.Document.QuerySelector("article form")!;
        form.QuerySelector("input[name=id]")!.SetAttribute("value", marasEntry.Split('/')[^1]);
        (await own.SubmitAsync("article form")).Text.ShouldContain("That entry was deleted already.");
        (await mara.GetAsync(marasEntry)).Status.ShouldBe(HttpStatusCode.OK);
        own.Text.ShouldNotContain("City half marathon");
    }

    [Fact]
    public async Task Soreness_is_noted_for_today_shown_while_it_counts_and_deleted()
    {
        await using var app = new WebApp();
        var jonas = await app.SignInAsync("jonas");
        var page = await jonas.GetAsync("/training");
        page.Text.ShouldContain("counts for massages that start within 36 hours");
        (await page.SubmitAsync("#check-in")).ErrorOf("Soreness").ShouldBe("Please choose a number from 0 to 10.");

        var noted = await page.SubmitAsync("#check-in", ("Soreness", "7"));
        noted.Text.ShouldContain("Soreness 7 of 10 is noted.");
        noted.Text.ShouldContain("counts until Wednesday 7 April 2027, 21:00");
        (await app.WithAsync<TrainingRepository, int>(async training =>
            (await training.ListSorenessAsync(await IdOfAsync(app, "jonas"), WebApp.DefaultNow, TestContext.Current.CancellationToken))[0].Level)).ShouldBe(7);
        (await (await app.SignInAsync("mara")).GetAsync("/training")).Text.ShouldNotContain("7 of 10");

        var removed = await noted.SubmitAsync("form[action*=RemoveSoreness]");
        removed.Text.ShouldContain("The report is deleted.");
        removed.Text.ShouldNotContain("Counts now");

        (await removed.SubmitAsync("#check-in", ("Soreness", "9"))).Text.ShouldContain("get medical help today");
        app.Clock.Advance(Duration.FromHours(37));
        (await jonas.GetAsync("/training")).Text.ShouldNotContain("Counts now");
    }

    [Fact]
    public async Task The_list_can_be_paged_and_says_where_there_is_nothing()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var page = await priya.GetAsync("/training");
        page.Text.ShouldContain("Tue 9 Mar 2027 – Mon 26 Jul 2027");
        var earlier = await page.FollowLinkAsync("Earlier");
        earlier.Text.ShouldContain("Nothing in these weeks");
        (await earlier.FollowLinkAsync("Later")).Text.ShouldContain("Parkrun");
        (await priya.GetAsync("/training?from=9999-12-31")).Text.ShouldContain("Parkrun");
    }

    [Fact]
    public async Task Only_runners_are_led_to_it()
    {
        await using var app = new WebApp();
        (await (await app.SignInAsync("mara")).GetAsync("/")).Document.QuerySelector("nav a[href='/training']").ShouldNotBeNull();
        (await (await app.SignInAsync("elena")).GetAsync("/")).Document.QuerySelector("nav a[href='/training']").ShouldBeNull();
    }

    private static string Card(VisitedPage page, string title)
    {
        var card = page.Document.QuerySelectorAll("article").FirstOrDefault(article => article.QuerySelector("h3")?.TextContent.Trim() == title);
        card.ShouldNotBeNull($"There is no '{title}' at {page.Address}: {page.Text}");
        return string.Join(' ', card.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Task<string> IdOfAsync(WebApp app, string person) =>
        app.WithAsync<Microsoft.AspNetCore.Identity.UserManager<Data.Accounts.AppUser>, string>(async users =>
            (await users.FindByEmailAsync($"{person}@demo.example"))!.Id);
}
