using System.Net;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Availability.AvailabilityWalk;

namespace RunnerMassage.Web.Tests.Availability;

/// <summary>Time off, extra and other hours, public holidays, and settings.</summary>
public sealed class OtherDaysTests
{
    /// <summary>What the demo enters for the day on which it is started.</summary>
    private const string Demo = "Demo: hours around now";

    [Fact]
    public async Task Time_off_extra_and_other_hours_change_what_is_offered_and_can_be_removed_and_put_back()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        await AddAsync(elena, ("Kind", "Off"), ("From", "2027-05-24"), ("Start", "12:00"), ("End", "14:00"), ("Reason", "Dentist"));
        await AddAsync(elena, ("Kind", "Extra"), ("From", "2027-05-25"), ("Start", "19:00"), ("End", "21:00"));
        var page = await AddAsync(elena, ("Kind", "Instead"), ("From", "2027-05-27"), ("To", "2027-05-28"), ("Start", "08:00"), ("End", "10:00"));
        page.Text.ShouldContain("Mon 24 May 2027 Time off 12:00–14:00 Dentist");
        page.Text.ShouldContain("Thu 27 May 2027 – Fri 28 May 2027 Other hours 08:00–10:00 instead of the weekly hours");

        (await app.StartsAsync("2027-05-24")).ShouldNotContain("11:15");
        (await app.StartsAsync("2027-05-24")).ShouldContain("14:00");
        (await app.StartsAsync("2027-05-25")).ShouldContain("20:00");
        (await app.StartsAsync("2027-05-28")).ShouldBe(["08:00", "08:15", "08:30", "08:45", "09:00"]);
        (await app.Visit().GetAsync("/times?massageType=swedish&minutes=60&therapistId=elena&date=2027-05-24")).Text.ShouldNotContain("Dentist");

        var removed = await page.SubmitAsync("li:contains('Dentist') form[action*=Remove]");
        removed.Text.ShouldContain("The entry is removed");
        (await app.StartsAsync("2027-05-24")).ShouldContain("11:15");
        var back = await removed.SubmitAsync("#undo");
        back.Text.ShouldContain("Time off on Mon 24 May 2027 is saved.");
        (await app.StartsAsync("2027-05-24")).ShouldNotContain("11:15");

        var twice = await page.SubmitAsync("li:contains('Dentist') form[action*=Remove]");
        twice.Text.ShouldContain("That entry was removed already.");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_what_was_typed_is_kept()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        (await TryAsync(elena, ("Reason", "Course"))).ErrorOf("From").ShouldBe("Please choose the first day.");
        var refused = await TryAsync(elena, ("From", "2027-05-24"), ("To", "2027-05-20"), ("Reason", "Course"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("To").ShouldBe("The last day must not come before the first.");
        refused.Document.GetElementById("Reason")!.GetAttribute("value").ShouldBe("Course");
        (await TryAsync(elena, ("From", "2027-05-24"), ("Start", "12:00"))).ErrorOf("End").ShouldStartWith("Please enter a time such as 13:00");
        (await TryAsync(elena, ("Kind", "Extra"), ("From", "2027-05-24"))).ErrorOf("End").ShouldBe("Please say from when to when the extra hours are.");
        (await TryAsync(elena, ("Kind", "Extra"), ("From", "2027-05-24"), ("Start", "11:00"), ("End", "12:00"))).ErrorOf("End").ShouldStartWith("That changes nothing");
        (await TryAsync(elena, ("From", "2027-04-01"))).ErrorOf("To").ShouldBe("These days are past. Please choose days from today on.");
        (await TryAsync(elena, ("From", "2027-05-24"), ("To", "9999-12-31"))).ErrorOf("To").ShouldBe("Please choose dates within the next 5 years.");
        (await app.ScheduleAsync()).Version.ShouldBe(0);
    }

    [Fact]
    public async Task What_somebody_else_entered_for_the_same_days_is_shown_first_and_a_form_sent_twice_counts_once()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var form = await sofia.GetAsync("/availability/exceptions/add?therapistId=elena&from=2027-05-24");
        await app.ChangeAsync(new AvailabilityChange.AddException(
            ExceptionKind.Off, new LocalDate(2027, 5, 20), new LocalDate(2027, 5, 24), null, "Wedding"));
        var question = await form.PressAsync(Save, ("To", "2027-05-25"), ("Reason", "Course"));
        question.Text.ShouldContain("These days have entries already");
        question.Text.ShouldContain("Time off, Thu 20 May 2027 – Mon 24 May 2027, whole day: Wedding");
        (await app.ScheduleAsync()).Groups.Select(group => group.Reason).ShouldBe([Demo, "Wedding"]);

        (await question.PressAsync(Save)).Heading.ShouldBe("Availability of Elena Brandt");
        (await question.PressAsync(Save)).Heading.ShouldBe("Availability of Elena Brandt");
        (await app.ScheduleAsync()).Groups.Select(group => group.Reason).ShouldBe([Demo, "Wedding", "Course"]);
    }

    [Fact]
    public async Task A_public_holiday_is_closed_with_one_click_and_opened_with_another()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/availability/holidays");
        page.Text.ShouldContain("Suggestions for Germany, Berlin.");
        page.Text.ShouldContain("Thursday 6 May 2027 Ascension Day (Christi Himmelfahrt) Worked 10:00–18:00", customMessage: page.Text);
        page.Text.ShouldContain("Holidays are known until the end of 20");
        page.Text.ShouldNotContain("Good Friday", customMessage: "it is past");
        (await app.StartsAsync("2027-05-06")).ShouldNotBeEmpty();

        var closed = await page.SubmitAsync("form:has([value='2027-05-06'])");
        closed.Address.ShouldBe("/availability/holidays", closed.Text);
        closed.Text.ShouldContain("Ascension Day (Christi Himmelfahrt) Time off Ascension Day");
        (await app.StartsAsync("2027-05-06")).ShouldBeEmpty();

        var open = await closed.SubmitAsync("form[action*=Remove]");
        open.Text.ShouldContain("The day is open again");
        (await app.StartsAsync("2027-05-06")).ShouldNotBeEmpty();
        (await elena.GetAsync("/availability/holidays?year=2028")).Text.ShouldContain("Wednesday 8 March 2028 International Women's Day");
    }

    [Fact]
    public async Task Settings_have_bounds_and_hold_for_new_bookings()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var refused = await (await elena.GetAsync("/availability/settings")).PressAsync(
            Save, ("Values[Buffer]", "999"), ("Values[Horizon]", "0"), ("Values[SlotInterval]", "30"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Buffer").ShouldBe("Please choose from 0 to 240 minutes.");
        refused.ErrorOf("Horizon").ShouldBe("Please choose from 1 to 730 days.");
        refused.Document.GetElementById("SlotInterval")!.GetAttribute("value").ShouldBe("30");
        (await (await elena.GetAsync("/availability/settings")).PressAsync(Save, ("Values[Buffer]", "ten"))).ErrorOf("Buffer").ShouldBe("Please enter a whole number.");

        var saved = await refused.PressAsync(Save, ("Values[Buffer]", "20"), ("Values[Horizon]", "60"));
        saved.Text.ShouldContain("Buffer after each session20 minutes");
        (await app.StartsAsync("2027-05-25")).ShouldBe(
            Enumerable.Range(0, 15).Select(half => $"{10 + (half / 2):00}:{half % 2 * 30:00}"));
        (await app.ScheduleAsync()).Settings.ShouldBe(new AvailabilitySettings(20, 120, 60, 30, 300, 3));
    }

    [Fact]
    public async Task Whoever_saves_settings_second_sees_both_and_takes_over_what_they_want()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var mine = await elena.GetAsync("/availability/settings");
        await app.ChangeAsync(new AvailabilityChange.ChangeSettings(new AvailabilitySettings(25, 120, 84, 15, 300, 2)));
        var conflict = await mine.PressAsync(Save, ("Values[HandsOn]", "240"));
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Buffer after each session (minutes) Saved by them25 Yours, not saved15");
        conflict.Text.ShouldContain("Most hands-on time a day (minutes) Saved by them300 Yours, not saved240");
        conflict.Document.GetElementById("HandsOn")!.GetAttribute("value").ShouldBe("240");

        var taken = await conflict.PressAsync("button[value='theirs:Buffer']");
        taken.Document.GetElementById("HandsOn")!.GetAttribute("value").ShouldBe("240");
        var saved = await taken.PressAsync(Save);
        saved.Text.ShouldContain("The settings are saved.", customMessage: saved.Text);
        (await app.ScheduleAsync()).Settings.ShouldBe(new AvailabilitySettings(25, 120, 84, 15, 240, 3));
    }

    private static async Task<VisitedPage> AddAsync(Visitor therapist, params (string Name, string Value)[] values)
    {
        var page = await TryAsync(therapist, values);
        page.Address.ShouldBe("/availability", page.Text);
        return page;
    }

    private static async Task<VisitedPage> TryAsync(Visitor therapist, params (string Name, string Value)[] values) =>
        await (await therapist.GetAsync("/availability/exceptions/add")).PressAsync(Save, values);
}
