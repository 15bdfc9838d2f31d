using System.Net;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Availability.AvailabilityWalk;

namespace RunnerMassage.Web.Tests.Availability;

/// <summary>The weekly pattern. It is Tuesday 6 April 2027; Elena works 10-18, on Wednesday 12-20, and not at the weekend.</summary>
public sealed class WeekTests
{
    [Fact]
    public async Task A_therapist_adds_a_second_range_and_a_saturday_without_script_and_both_are_offered()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/availability/week");
        page.Heading.ShouldBe("Weekly hours");

        // Elena's ranges stand at 0 to 4, Monday to Friday. What was typed before a button is pressed stays.
        page = await page.PressAsync("button[value='add:Saturday']", ("Ranges[0].To", "18:30"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        Value(page, "Ranges[0].To").ShouldBe("18:30");
        page = await page.PressAsync("button[value='add:Monday']", ("Ranges[5].From", "09:00"), ("Ranges[5].To", "12:00"));
        page = await page.PressAsync(Save, ("Ranges[1].From", "20:00"), ("Ranges[1].To", "00:00"));

        page.Address.ShouldBe("/availability", page.Text);
        page.Text.ShouldContain("The weekly hours are saved.");
        page.Text.ShouldContain("Monday 10:00–18:3020:00–24:00");
        page.Text.ShouldContain("Saturday 09:00–12:00");
        (await app.HoursAsync(IsoDayOfWeek.Monday)).ShouldBe("10-18, 20-24");
        var saturday = await app.StartsAsync("2027-05-29");
        (saturday[0], saturday[^1]).ShouldBe(("09:00", "11:00"));
        (await app.StartsAsync("2027-05-31"))[^1].ShouldBe("23:00");
    }

    [Fact]
    public async Task A_day_is_copied_to_others_and_a_range_removed_before_anything_is_saved()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await (await elena.GetAsync("/availability/week")).PressAsync("button[value=copy]", ("CopyFrom", "Wednesday"), ("CopyTo", "Sunday"));
        Value(page, "Ranges[5].From").ShouldBe("12:00");
        page = await page.PressAsync("button[value='remove:2']");
        (await app.ScheduleAsync()).WeeklyHours.Count.ShouldBe(5);
        page = await page.PressAsync(Save);
        page = page.Document.QuerySelector("#effect") is null ? page : await page.PressAsync(Save);
        (await app.HoursAsync(IsoDayOfWeek.Sunday)).ShouldBe("12-20", page.Text);
        (await app.HoursAsync(IsoDayOfWeek.Wednesday)).ShouldBe("");
    }

    [Fact]
    public async Task Alternate_weeks_and_dates_are_kept_told_to_runners_and_offered()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await (await elena.GetAsync("/availability/week")).PressAsync("button[value='add:Saturday']");
        page = await page.PressAsync(
            Save, ("Ranges[5].From", "09:00"), ("Ranges[5].To", "12:00"), ("Ranges[5].Weeks", "A"), ("Ranges[5].ValidFrom", "2027-05-01"), ("Ranges[5].ValidTo", "2027-06-19"));
        page.Text.ShouldContain("09:00–12:00A weeks, from Sat 1 May 2027, until Sat 19 Jun 2027", customMessage: page.Text);

        var first = AlternateWeeks.Of(new LocalDate(2027, 5, 1)) == WeekCycle.A ? new LocalDate(2027, 5, 1) : new LocalDate(2027, 5, 8);
        foreach (var weeks in Enumerable.Range(0, 6))
        {
            var saturday = first.PlusWeeks(weeks);
            (await app.StartsAsync($"{saturday:uuuu-MM-dd}")).Count.ShouldBe(weeks % 2 == 0 ? 9 : 0, $"{saturday}");
        }

        (await app.StartsAsync("2027-04-24")).ShouldBeEmpty();
        (await app.Visit().GetAsync("/about")).Text.ShouldContain(
            "09:00–12:00 (every other week, from Saturday 1 May 2027, until Saturday 19 June 2027)");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_beside_its_field_and_what_was_typed_is_kept()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await (await elena.GetAsync("/availability/week")).PressAsync(
            Save, ("Ranges[0].From", ""), ("Ranges[1].To", "09:00"), ("Ranges[2].ValidFrom", "2027-06-01"), ("Ranges[2].ValidTo", "2027-05-01"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain("Nothing is saved yet");
        page.ErrorOf("r0-from").ShouldBe("Please enter a start such as 09:00.");
        page = await page.PressAsync(Save, ("Ranges[0].From", "10:00"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ErrorOf("r1-to").ShouldBe("The end must come after the start.");
        page.ErrorOf("r2-validto").ShouldBe("The last date must not come before the first.");
        Value(page, "Ranges[1].To").ShouldBe("09:00");
        page.Document.GetElementById("r1-to")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await app.ScheduleAsync()).Version.ShouldBe(0);

        var none = await (await elena.GetAsync("/availability/week")).PressAsync(Save);
        none.Text.ShouldContain("Nothing is changed yet");
        var far = await (await elena.GetAsync("/availability/week")).PressAsync(Save, ("Ranges[0].ValidTo", "9999-12-31"));
        far.ErrorOf("r0-validto").ShouldBe("Please choose dates within the next 5 years.");
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_patterns_takes_over_what_they_want_and_loses_nothing()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var mine = await sofia.GetAsync("/availability/week?therapistId=elena");
        mine = await mine.PressAsync("button[value='add:Sunday']");
        var theirs = (await app.ScheduleAsync()).WeeklyHours
            .Append(new WorkingHours { Day = IsoDayOfWeek.Saturday, StartMinute = 480, EndMinute = 720 }).ToList();
        await app.ChangeAsync(new AvailabilityChange.ReplaceWeeklyPattern(theirs));

        var conflict = await mine.PressAsync(Save, ("Ranges[5].From", "14:00"), ("Ranges[5].To", "16:00"));
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Somebody saved other weekly hours while you were editing");
        conflict.Text.ShouldContain("Saturday Saved by them08:00–12:00 Yours, not savedNo hours");
        conflict.Text.ShouldContain("Sunday Saved by themNo hours Yours, not saved14:00–16:00");
        Value(conflict, "Ranges[5].From").ShouldBe("14:00");

        var both = await conflict.PressAsync("button[value='theirs:Saturday']");
        Value(both, "Ranges[5].From").ShouldBe("08:00");
        var saved = await both.PressAsync(Save);
        saved.Text.ShouldContain("The weekly hours are saved.", customMessage: saved.Text);
        (await app.HoursAsync(IsoDayOfWeek.Saturday)).ShouldBe("8-12");
        (await app.HoursAsync(IsoDayOfWeek.Sunday)).ShouldBe("14-16");
    }

    [Fact]
    public async Task A_change_of_something_else_meanwhile_is_no_conflict()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/availability/week");
        await app.ChangeAsync(new AvailabilityChange.AddException(ExceptionKind.Off, new LocalDate(2027, 6, 1), new LocalDate(2027, 6, 1), null, null));
        page = await page.PressAsync(Save, ("Ranges[0].To", "18:30"));
        page.Address.ShouldBe("/availability", page.Text);
        (await app.ScheduleAsync()).Exceptions.Count(exception => exception.Date == new LocalDate(2027, 6, 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_edits_the_hours_of_another_therapist_but_admins()
    {
        await using var app = new WebApp();
        var tom = await app.SignInAsync("tom");
        (await tom.GetAsync("/availability?therapistId=elena")).Status.ShouldBe(HttpStatusCode.NotFound);
        var own = await tom.GetAsync("/availability/week");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("#week")!;
        form.Action = "/availability/week?therapistId=elena";
        (await own.PressAsync(Save, ("Ranges[0].To", "19:00"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.ScheduleAsync()).Version.ShouldBe(0);

        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/availability");
        page.Heading.ShouldBe("Availability of Elena Brandt");
        page = await page.SubmitAsync("main form.filter-bar", ("therapistId", "tom"));
        page.Heading.ShouldBe("Availability of Tom Achter");
        page = await (await page.FollowLinkAsync("Change")).PressAsync(Save, ("Ranges[0].To", "20:30"));
        page.Heading.ShouldBe("Availability of Tom Achter");
        (await app.ScheduleAsync("tom")).WeeklyHours[0].EndMinute.ShouldBe(1230);
    }

    private static string? Value(VisitedPage page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
