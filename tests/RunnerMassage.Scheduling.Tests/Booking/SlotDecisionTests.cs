using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Tests.Availability;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Booking;

public sealed class SlotDecisionTests
{
    private static readonly Refusal TherapistBusy = new Refusal.SlotTaken(BusyParty.Therapist);
    private static readonly Refusal RoomBusy = new Refusal.SlotTaken(BusyParty.Room);
    private static readonly Refusal RunnerBusy = new Refusal.SlotTaken(BusyParty.Runner);

    [Fact]
    public void A_start_that_is_listed_is_granted_with_its_room()
    {
        var scene = new Scene();
        var slot = SlotDecision.Find(scene.Facts(), "elena", scene.At("2027-04-05 08:15"), 60, scene.Now, out var refusals);
        refusals.ShouldBeEmpty();
        slot!.Value.Start.ShouldBe(scene.At("2027-04-05 08:15"));
        slot.Value.Room.ShouldBe(0);
    }

    [Fact]
    public void Somebody_who_does_not_give_the_type_is_not_qualified() =>
        Refusals(new Scene(), "2027-04-05 08:15", therapist: "tom").ShouldBe([Not(NotOfferedReason.NotQualified)]);

    [Fact]
    public void The_day_after_the_certificates_last_date_is_refused()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { QualifiedUntil = Scene.Monday }] };
        Refusals(scene, "2027-04-05 08:15").ShouldBeEmpty();
        Refusals(scene, "2027-04-06 08:15").ShouldBe([Not(NotOfferedReason.NotQualified)]);
    }

    [Fact]
    public void Without_the_certificate_that_the_type_needs_nobody_is_qualified()
    {
        var scene = new Scene { NeedsCertificate = true };
        Refusals(scene, "2027-04-05 08:15").ShouldBe([Not(NotOfferedReason.NotQualified)]);
        Refusals(scene with { Therapists = [Scene.Offer() with { QualifiedUntil = Scene.Monday }] }, "2027-04-05 08:15").ShouldBeEmpty();
    }

    [Fact]
    public void The_past_and_what_is_closer_than_the_lead_time_is_too_soon()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { LeadTimeMinutes = 60 }] };
        Refusals(scene with { Now = scene.At("2027-04-05 10:00") }, "2027-04-05 09:00").ShouldBe([Not(NotOfferedReason.TooSoon)]);
        Refusals(scene with { Now = scene.At("2027-04-05 08:01") }, "2027-04-05 09:00").ShouldBe([Not(NotOfferedReason.TooSoon)]);
        Refusals(scene with { Now = scene.At("2027-04-05 08:00") }, "2027-04-05 09:00").ShouldBeEmpty();
    }

    [Fact]
    public void Beyond_the_horizon_is_too_far_ahead()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { BookingHorizonDays = 3 }] };
        Refusals(scene, "2027-04-05 09:00").ShouldBe([Not(NotOfferedReason.TooFarAhead)]);
    }

    [Theory]
    [InlineData("2027-04-05 07:45", 0)]
    [InlineData("2027-04-05 08:05", 0)]
    [InlineData("2027-04-05 08:15", 1)]
    [InlineData("2027-04-05 11:15", 0)]
    [InlineData("2027-04-05 23:00", 0)]
    public void Before_opening_off_the_grid_off_the_minute_and_too_late_to_end_in_time_are_outside_hours(string start, int ticks) =>
        Refusals(new Scene(), start, ticks: ticks).ShouldBe([Not(NotOfferedReason.OutsideHours)]);

    [Fact]
    public void A_date_that_an_exception_closes_is_outside_hours()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { Exceptions = [new AvailabilityException { Date = Scene.Monday }] }] };
        Refusals(scene, "2027-04-05 09:00").ShouldBe([Not(NotOfferedReason.OutsideHours)]);
    }

    [Fact]
    public void A_full_day_is_refused_for_its_limit()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { DailyHandsOnMinutes = 90 }] }.Booked("elena", "2027-04-05 08:00", 45);
        Refusals(scene, "2027-04-05 10:00").ShouldBe([Not(NotOfferedReason.DailyLimit)]);
    }

    [Fact]
    public void A_massage_that_is_longer_than_the_whole_limit_is_refused_for_it()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { DailyHandsOnMinutes = 45 }] };
        Refusals(scene, "2027-04-05 10:00").ShouldBe([Not(NotOfferedReason.DailyLimit)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_deep_session_beyond_the_limit_of_deep_ones_is_refused_for_it(int limit)
    {
        var scene = new Scene { Class = TimingClass.Deep, Therapists = [Scene.Offer() with { DailyDeepSessions = limit }] };
        scene = limit == 0 ? scene : scene.Booked("elena", "2027-04-05 08:00", 45, deep: true);
        Refusals(scene, "2027-04-05 10:00").ShouldBe([Not(NotOfferedReason.DailyLimit)]);
        Refusals(scene with { Class = TimingClass.Light }, "2027-04-05 10:00").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2027-04-05 09:00", true)]
    [InlineData("2027-04-05 08:00", true)]
    [InlineData("2027-04-05 09:45", true)]
    [InlineData("2027-04-05 10:00", false)]
    public void A_time_that_meets_another_session_or_a_buffer_is_taken(string start, bool taken)
    {
        // 9:00-9:45, busy to 10:00; the massage asked for needs 75 minutes.
        Refusals(new Scene().Booked("elena", "2027-04-05 09:00", 45), start).ShouldBe(taken ? [TherapistBusy] : []);
    }

    [Fact]
    public void A_time_without_a_free_room_is_taken()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { RoomIds = ["one"] }] };
        Refusals(scene.Booked("tom", "2027-04-05 09:00", 45, room: "one"), "2027-04-05 08:00").ShouldBe([RoomBusy]);
        Refusals(scene.Booked("tom", "2027-04-05 09:00", 45, room: "two"), "2027-04-05 08:00").ShouldBeEmpty();
    }

    [Fact]
    public void A_time_at_which_the_runner_is_with_somebody_else_is_taken()
    {
        var scene = new Scene();
        scene = scene with { RunnerBusy = [new Interval(scene.At("2027-04-05 09:00"), scene.At("2027-04-05 10:00"))] };
        Refusals(scene, "2027-04-05 09:45").ShouldBe([RunnerBusy]);
        Refusals(scene, "2027-04-05 10:00").ShouldBeEmpty();
        Refusals(scene, "2027-04-05 08:00").ShouldBeEmpty();
    }

    [Fact]
    public void Everybody_who_is_busy_is_named()
    {
        var scene = new Scene().Booked("elena", "2027-04-05 09:00", 60);
        scene = scene with { RunnerBusy = [new Interval(scene.At("2027-04-05 09:00"), scene.At("2027-04-05 10:00"))] };
        Refusals(scene, "2027-04-05 09:00").ShouldBe([TherapistBusy, RunnerBusy]);
    }

    [Fact]
    public void What_is_not_offered_is_not_called_taken()
    {
        var scene = new Scene().Booked("elena", "2027-04-05 09:00", 60);
        Refusals(scene with { Now = scene.At("2027-04-05 09:30") }, "2027-04-05 09:00").ShouldBe([Not(NotOfferedReason.TooSoon)]);
    }

    [Fact]
    public void What_is_taken_is_called_taken_even_where_the_day_is_full_as_well()
    {
        var scene = new Scene { Therapists = [Scene.Offer() with { DailyHandsOnMinutes = 90 }] }.Booked("elena", "2027-04-05 08:00", 90);
        Refusals(scene, "2027-04-05 08:00").ShouldBe([TherapistBusy]);
    }

    [Fact]
    public void The_first_condition_that_fails_is_named()
    {
        var monday = Scene.Monday;
        var scene = new Scene
        {
            Now = Instant.FromUtc(2027, 4, 5, 8, 0),
            Therapists = [Scene.Offer() with { QualifiedUntil = monday.PlusDays(-1), BookingHorizonDays = 0, DailyHandsOnMinutes = 30 }],
        };
        Refusals(scene, "2027-04-05 07:00").ShouldBe([Not(NotOfferedReason.NotQualified)]);
        scene = scene with { Therapists = [scene.Therapists[0] with { QualifiedUntil = null }] };
        Refusals(scene, "2027-04-05 07:00").ShouldBe([Not(NotOfferedReason.TooSoon)]);
        Refusals(scene, "2027-04-06 07:00").ShouldBe([Not(NotOfferedReason.TooFarAhead)]);
        scene = scene with { Therapists = [scene.Therapists[0] with { BookingHorizonDays = 9 }] };
        Refusals(scene, "2027-04-06 07:00").ShouldBe([Not(NotOfferedReason.DailyLimit)]);
        scene = scene with { Therapists = [scene.Therapists[0] with { DailyHandsOnMinutes = 90 }] };
        Refusals(scene, "2027-04-06 07:00").ShouldBe([Not(NotOfferedReason.OutsideHours)]);
    }

    private static Refusal.NotOffered Not(NotOfferedReason why) => new(why);

    private static IReadOnlyList<Refusal> Refusals(Scene scene, string start, string therapist = "elena", int ticks = 0)
    {
        var wanted = scene.At(start);
        var facts = scene.Facts(date: wanted.InZone(scene.Zone).Date);
        var slot = SlotDecision.Find(facts, therapist, wanted + Duration.FromTicks(ticks), scene.Minutes, scene.Now, out var refusals);
        (slot is null).ShouldBe(refusals.Count > 0);
        return refusals;
    }
}
