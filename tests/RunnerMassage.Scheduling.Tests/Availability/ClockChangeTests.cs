using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

/// <summary>
/// 2027: Berlin 28 March 2:00 to 3:00, 31 October 3:00 to 2:00. New York 14 March 2:00 to 3:00, 7 November 2:00 to 1:00.
/// Lord Howe 3 October 2:00 to 2:30, 4 April 2:00 to 1:30.
/// </summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", "01:00+01 01:30+01 03:00+02 03:30+02 04:00+02")]
    [InlineData("Europe/Berlin", "2027-10-31", "01:00+02 01:30+02 02:00+02 02:30+02 02:00+01 02:30+01 03:00+01 03:30+01 04:00+01")]
    [InlineData("America/New_York", "2027-03-14", "01:00-05 01:30-05 03:00-04 03:30-04 04:00-04")]
    [InlineData("America/New_York", "2027-11-07", "01:00-04 01:30-04 01:00-05 01:30-05 02:00-05 02:30-05 03:00-05 03:30-05 04:00-05")]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "01:00+10:30 01:30+10:30 02:30+11 03:00+11 03:30+11 04:00+11")]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "01:00+11 01:30+11 01:30+10:30 02:00+10:30 02:30+10:30 03:00+10:30 03:30+10:30 04:00+10:30")]
    public void Skipped_starts_are_not_offered_and_repeated_ones_are_offered_once_per_offset(string zone, string date, string expected)
    {
        Starts(zone, date, Night(60, 300, interval: 30)).ShouldBe(expected.Split(' '));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", "01:00+01 03:00+02")]
    [InlineData("Europe/Berlin", "2027-10-31", "01:00+02 02:00+02 02:00+01 03:00+01")]
    [InlineData("America/New_York", "2027-03-14", "01:00-05 03:00-04")]
    [InlineData("America/New_York", "2027-11-07", "01:00-04 01:00-05 02:00-05 03:00-05")]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "01:00+10:30 03:00+11")]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "01:00+11 02:00+10:30 03:00+10:30")]
    public void The_grid_goes_by_the_local_clock_on_both_sides_of_the_change(string zone, string date, string expected)
    {
        Starts(zone, date, Night(60, 240, interval: 60)).ShouldBe(expected.Split(' '));
    }

    [Fact]
    public void Sixty_minutes_are_sixty_real_minutes_when_the_clocks_go_forward()
    {
        // 1:00 to 4:00 on the clock are two hours: 1:30 ends at 3:30, and 3:15 would end at 4:15.
        Starts("Europe/Berlin", "2027-03-28", Night(60, 240, interval: 15))
            .ShouldBe(["01:00+01", "01:15+01", "01:30+01", "01:45+01", "03:00+02"]);
    }

    [Fact]
    public void A_session_across_the_change_takes_its_real_minutes_from_the_others()
    {
        var scene = Night("Europe/Berlin", "2027-03-28", Night(60, 360, interval: 30));
        var booked = scene.Booked("elena", "2027-03-28 01:30", 60, buffer: 0);
        booked.Starts("HH:mmo<g>").ShouldBe(["03:30+02", "04:00+02", "04:30+02", "05:00+02"]);
    }

    [Theory]
    [InlineData("2027-03-28", 150, 240, "03:00+02")]
    [InlineData("2027-03-28", 60, 150, "01:00+01")]
    [InlineData("2027-03-28", 130, 170, "")]
    public void Hours_that_begin_or_end_where_the_clocks_skip_begin_or_end_at_the_change(string date, int from, int to, string expected)
    {
        Starts("Europe/Berlin", date, Night(from, to, interval: 30)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(150, 240, "02:30+02 02:00+01 02:30+01 03:00+01")]
    [InlineData(60, 150, "01:00+02 01:30+02")]
    [InlineData(120, 180, "02:00+02 02:30+02 02:00+01")]
    public void Hours_that_begin_or_end_where_the_clocks_repeat_go_by_the_first_of_the_two(int from, int to, string expected)
    {
        Starts("Europe/Berlin", "2027-10-31", Night(from, to, interval: 30)).ShouldBe(expected.Split(' '));
    }

    [Fact]
    public void Ranges_that_touch_inside_the_repeated_hour_share_it_without_listing_a_start_twice()
    {
        var offer = Night(0, 0, interval: 30) with { WeeklyHours = Scene.Daily((60, 150), (150, 240)) };
        Starts("Europe/Berlin", "2027-10-31", offer).ShouldBe(["01:00+02", "01:30+02", "02:30+02", "02:00+01", "02:30+01", "03:00+01"]);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", 22)]
    [InlineData("Europe/Berlin", "2027-10-31", 24)]
    [InlineData("America/New_York", "2027-03-14", 22)]
    [InlineData("America/New_York", "2027-11-07", 24)]
    [InlineData("Europe/Berlin", "2027-06-01", 23)]
    [InlineData("America/Santiago", "2027-09-05", 22)]
    [InlineData("America/Havana", "2027-11-07", 24)]
    public void A_whole_day_has_as_many_hourly_starts_as_real_hours_allow(string zone, string date, int starts)
    {
        // The day's last hour is kept free so that none reaches beyond midnight: 23, 24 or 25 hours, less one.
        Starts(zone, date, Night(0, 23 * 60, interval: 60)).Length.ShouldBe(starts);
    }

    [Fact]
    public void Both_starts_of_a_repeated_local_time_can_be_booked_each_on_its_own()
    {
        var scene = Night("Europe/Berlin", "2027-10-31", Night(120, 240, interval: 60) with { BufferMinutes = 0 });
        scene.Starts("HH:mmo<g>").ShouldBe(["02:00+02", "02:00+01", "03:00+01"]);
        var first = scene with { Sessions = [new TakenTime("elena", "room-elena", Instant.FromUtc(2027, 10, 31, 0, 0), 60, 0)] };
        first.Starts("HH:mmo<g>").ShouldBe(["02:00+01", "03:00+01"]);
    }

    [Fact]
    public void The_lead_time_counts_real_minutes_across_the_change()
    {
        var scene = Night("Europe/Berlin", "2027-03-28", Night(60, 360, interval: 60) with { LeadTimeMinutes = 120 });
        (scene with { Now = scene.At("2027-03-28 01:00") }).Starts().ShouldBe(["04:00", "05:00"]);
    }

    private static TherapistOffer Night(int from, int to, int interval) =>
        Scene.Offer(from: from, to: to) with { SlotIntervalMinutes = interval, DailyHandsOnMinutes = 1440 };

    private static Scene Night(string zone, string date, TherapistOffer offer)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        return new Scene
        {
            Zone = DateTimeZoneProviders.Tzdb[zone],
            From = day,
            To = day,
            Now = Instant.FromUtc(2027, 1, 1, 0, 0),
            Therapists = [offer],
        };
    }

    private static string[] Starts(string zone, string date, TherapistOffer offer)
    {
        var scene = Night(zone, date, offer);
        return [.. scene.Find().Select(slot => slot.Start.InZone(scene.Zone).ToString("HH:mmo<g>", CultureInfo.InvariantCulture))];
    }
}
