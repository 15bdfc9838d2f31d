using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

public sealed class SlotFinderTests
{
    private static readonly LocalDate Monday = Scene.Monday;

    [Fact]
    public void An_empty_day_offers_every_start_that_ends_by_closing_even_if_its_buffer_does_not()
    {
        var scene = new Scene { Therapists = [Scene.Offer(from: 8 * 60, to: 10 * 60)] };
        scene.Starts().ShouldBe(["08:00", "08:15", "08:30", "08:45", "09:00"]);
    }

    [Fact]
    public void A_massage_fits_into_one_range_of_hours_and_each_range_has_its_own_grid()
    {
        var offer = Scene.Offer() with { WeeklyHours = Scene.Daily((13 * 60 + 10, 14 * 60 + 45), (8 * 60, 9 * 60 + 20)), SlotIntervalMinutes = 20 };
        new Scene { Therapists = [offer] }.Starts().ShouldBe(["08:00", "08:20", "13:10", "13:30"]);
    }

    [Fact]
    public void Hours_that_overlap_are_one_range()
    {
        var offer = Scene.Offer() with { WeeklyHours = Scene.Daily((8 * 60, 11 * 60), (9 * 60, 9 * 60 + 30)), SlotIntervalMinutes = 60 };
        new Scene { Therapists = [offer] }.Starts().ShouldBe(["08:00", "09:00", "10:00"]);
    }

    [Fact]
    public void Hours_that_touch_stay_two_ranges()
    {
        var offer = Scene.Offer() with { WeeklyHours = Scene.Daily((8 * 60, 9 * 60 + 30), (9 * 60 + 30, 11 * 60)), SlotIntervalMinutes = 60 };
        new Scene { Therapists = [offer] }.Starts().ShouldBe(["08:00", "09:30"]);
    }

    [Fact]
    public void Hours_hold_on_their_weekday_only()
    {
        var offer = Scene.Offer() with
        {
            WeeklyHours = [new WorkingHours { Day = IsoDayOfWeek.Tuesday, StartMinute = 600, EndMinute = 660 }],
        };
        new Scene { To = Monday.PlusDays(13), Therapists = [offer] }.Starts("uuuu-MM-dd HH:mm")
            .ShouldBe(["2027-04-06 10:00", "2027-04-13 10:00"]);
    }

    [Fact]
    public void An_exception_closes_its_date_or_replaces_the_hours_of_that_date()
    {
        var offer = Scene.Offer(to: 9 * 60) with
        {
            Exceptions =
            [
                new AvailabilityException { Date = Monday.PlusDays(1) },
                new AvailabilityException { Date = Monday.PlusDays(2), StartMinute = 18 * 60, EndMinute = 19 * 60 },
                new AvailabilityException { Date = Monday.PlusDays(2), StartMinute = 7 * 60, EndMinute = 8 * 60 },
            ],
        };
        new Scene { To = Monday.PlusDays(3), Therapists = [offer] }.Starts()
            .ShouldBe(["Mon 08:00", "Wed 07:00", "Wed 18:00", "Thu 08:00"]);
    }

    [Fact]
    public void A_booked_session_leaves_room_for_the_buffers_before_and_after_it()
    {
        // 10:00-10:30, busy to 10:45: a 60-minute massage must be over, with its own 15 minutes, by 10:00.
        new Scene { Therapists = [Scene.Offer(to: 12 * 60)] }.Booked("elena", "2027-04-05 10:00", 30).Starts()
            .ShouldBe(["08:00", "08:15", "08:30", "08:45", "10:45", "11:00"]);
    }

    [Fact]
    public void A_gap_of_exactly_massage_and_buffer_is_offered_back_to_back()
    {
        new Scene().Booked("elena", "2027-04-05 08:00", 30).Booked("elena", "2027-04-05 10:00", 120).Starts()
            .ShouldBe(["08:45"]);
    }

    [Fact]
    public void After_a_session_that_ends_off_the_grid_starts_go_on_along_the_grid_of_the_opening()
    {
        new Scene { Therapists = [Scene.Offer() with { SlotIntervalMinutes = 20, BufferMinutes = 5 }] }
            .Booked("elena", "2027-04-05 08:00", 85, buffer: 5).Starts()
            .ShouldBe(["09:40", "10:00", "10:20", "10:40", "11:00"]);
    }

    [Fact]
    public void The_lead_time_counts_real_minutes_from_now_and_is_inclusive()
    {
        var scene = new Scene { Therapists = [Scene.Offer(to: 10 * 60) with { LeadTimeMinutes = 120 }] };
        (scene with { Now = scene.At("2027-04-05 06:30") }).Starts().ShouldBe(["08:30", "08:45", "09:00"]);
        (scene with { Now = scene.At("2027-04-05 06:30") + Duration.FromTicks(1) }).Starts().ShouldBe(["08:45", "09:00"]);
        (scene with { Now = scene.At("2027-04-05 07:01") }).Starts().ShouldBeEmpty();
    }

    [Fact]
    public void The_horizon_counts_local_dates_from_today()
    {
        var scene = new Scene
        {
            From = Monday.PlusDays(-3),
            To = Monday.PlusDays(3),
            Therapists = [Scene.Offer(to: 9 * 60) with { BookingHorizonDays = 2 }],
        };
        (scene with { Now = scene.At("2027-04-03 23:59") }).Starts().ShouldBe(["Sun 08:00", "Mon 08:00"]);
        (scene with { Now = scene.At("2027-04-04 00:00") }).Starts().ShouldBe(["Sun 08:00", "Mon 08:00", "Tue 08:00"]);
    }

    [Fact]
    public void The_daily_limit_of_hands_on_minutes_counts_the_massage_asked_for()
    {
        var scene = new Scene { To = Monday.PlusDays(1), Therapists = [Scene.Offer() with { DailyHandsOnMinutes = 150, SlotIntervalMinutes = 60 }] };
        scene.Booked("elena", "2027-04-05 08:00", 90).Starts().Where(start => start.StartsWith("Mon", StringComparison.Ordinal)).ShouldNotBeEmpty();
        scene.Booked("elena", "2027-04-05 08:00", 95).Starts()
            .ShouldBe(["Tue 08:00", "Tue 09:00", "Tue 10:00", "Tue 11:00"]);
    }

    [Fact]
    public void The_limit_of_deep_sessions_holds_for_deep_types_only()
    {
        var scene = new Scene { Therapists = [Scene.Offer(to: 12 * 60) with { DailyDeepSessions = 1 }] }
            .Booked("elena", "2027-04-05 08:00", 30, deep: true);
        (scene with { Class = TimingClass.Deep }).Starts().ShouldBeEmpty();
        (scene with { Class = TimingClass.Light }).Starts().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_light_session_does_not_use_up_the_limit_of_deep_ones()
    {
        new Scene { Class = TimingClass.Deep, Therapists = [Scene.Offer() with { DailyDeepSessions = 1 }] }
            .Booked("elena", "2027-04-05 08:00", 30).Starts().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_certificate_holds_on_its_last_date()
    {
        new Scene { To = Monday.PlusDays(2), Therapists = [Scene.Offer(to: 9 * 60) with { QualifiedUntil = Monday.PlusDays(1) }] }.Starts()
            .ShouldBe(["Mon 08:00", "Tue 08:00"]);
    }

    [Fact]
    public void Where_a_certificate_is_needed_a_qualification_without_a_last_day_does_not_count()
    {
        var scene = new Scene
        {
            To = Monday.PlusDays(1),
            NeedsCertificate = true,
            Therapists = [Scene.Offer("certified", to: 9 * 60) with { QualifiedUntil = Monday }, Scene.Offer("other", to: 9 * 60)],
        };
        scene.Starts().ShouldBe(["Mon 08:00"]);
        scene.Facts().Therapists[SlotFinder.Find(scene.Facts(), scene.Query).Single().Therapist].Id.ShouldBe("certified");
        (scene with { NeedsCertificate = false }).Starts().Length.ShouldBe(3);
    }

    [Fact]
    public void A_shared_room_is_in_the_way_with_its_buffer_and_the_next_room_takes_over()
    {
        var scene = new Scene
        {
            Therapists =
            [
                Scene.Offer("elena", to: 10 * 60) with { RoomIds = ["one"] },
                Scene.Offer("tom", to: 10 * 60) with { RoomIds = ["one", "two"] },
            ],
        }.Booked("elena", "2027-04-05 09:00", 30, room: "one").Booked("tom", "2027-04-05 08:00", 15, room: "one");

        var facts = scene.Facts();
        SlotFinder.Find(facts, scene.Query).Select(slot => (facts.Therapists[slot.Therapist].Id, slot.Start.InZone(scene.Zone).TimeOfDay.ToString("HH:mm", null), slot.Room))
            .ShouldBe([("tom", "08:30", 1), ("tom", "08:45", 1), ("tom", "09:00", 1)]);
    }

    [Fact]
    public void A_room_taken_by_a_therapist_who_is_not_searched_is_taken_all_the_same()
    {
        new Scene { Therapists = [Scene.Offer("elena", to: 10 * 60) with { RoomIds = ["one"] }] }
            .Booked("aaron", "2027-04-05 08:30", 15, room: "one").Starts()
            .ShouldBe(["09:00"]);
    }

    [Fact]
    public void A_therapist_without_a_room_offers_nothing() =>
        new Scene { Therapists = [Scene.Offer() with { RoomIds = [] }] }.Starts().ShouldBeEmpty();

    [Fact]
    public void The_runners_own_sessions_are_in_the_way_without_any_buffer()
    {
        var scene = new Scene { Therapists = [Scene.Offer(to: 11 * 60)] };
        (scene with { RunnerBusy = [new Interval(scene.At("2027-04-05 09:00"), scene.At("2027-04-05 09:30"))] }).Starts()
            .ShouldBe(["08:00", "09:30", "09:45", "10:00"]);
    }

    [Fact]
    public void A_session_that_is_about_to_be_moved_is_left_out_of_the_facts_and_so_not_in_its_own_way()
    {
        var scene = new Scene { Therapists = [Scene.Offer(to: 10 * 60)] };
        scene.Booked("elena", "2027-04-05 08:00", 120).Starts().ShouldBeEmpty();
        scene.Starts().ShouldContain("08:15");
    }

    [Fact]
    public void A_session_of_the_evening_before_reaches_into_the_first_day()
    {
        new Scene { Therapists = [Scene.Offer(from: 0, to: 2 * 60)] }
            .Booked("elena", "2027-04-04 23:00", 60, buffer: 30).Starts()
            .ShouldBe(["00:30", "00:45", "01:00"]);
    }

    [Fact]
    public void A_session_of_the_next_morning_is_in_the_way_of_the_last_evenings_buffer()
    {
        new Scene { Therapists = [Scene.Offer(from: 22 * 60, to: 24 * 60)] }
            .Booked("elena", "2027-04-06 00:00", 60).Starts()
            .ShouldBe(["22:00", "22:15", "22:30", "22:45"]);
    }

    [Fact]
    public void A_session_of_the_evening_before_does_not_count_for_the_days_limit()
    {
        new Scene { Therapists = [Scene.Offer(from: 60, to: 2 * 60) with { DailyHandsOnMinutes = 60 }] }
            .Booked("elena", "2027-04-04 23:30", 60).Starts().ShouldBe(["01:00"]);
    }

    [Fact]
    public void Only_the_dates_of_the_query_are_searched_and_the_facts_may_hold_more()
    {
        var scene = new Scene { To = Monday.PlusDays(4), Therapists = [Scene.Offer(to: 9 * 60)] };
        var facts = scene.Facts();
        SlotFinder.Find(facts, scene.Query with { From = Monday.PlusDays(1), To = Monday.PlusDays(2) }).Select(slot => facts.DateOf(slot.Day))
            .ShouldBe([Monday.PlusDays(1), Monday.PlusDays(2)]);
        SlotFinder.Find(facts, scene.Query with { From = Monday.PlusDays(-9), To = Monday.PlusDays(99) }).Length.ShouldBe(5);
        SlotFinder.Find(facts, scene.Query with { From = Monday.PlusDays(9), To = Monday.PlusDays(99) }).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_found_for_no_minutes_or_a_period_that_ends_before_it_begins()
    {
        new Scene { Minutes = 0 }.Starts().ShouldBeEmpty();
        new Scene { To = Monday.PlusDays(-1) }.Starts("HH:mm").ShouldBeEmpty();
    }
}
