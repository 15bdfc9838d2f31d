using NodaTime;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

public sealed class AnyTherapistTests
{
    [Fact]
    public void One_slot_per_start_in_order_of_start()
    {
        var scene = new Scene { To = Scene.Monday.PlusDays(1), Therapists = [Scene.Offer("elena", to: 9 * 60), Scene.Offer("tom", from: 7 * 60, to: 8 * 60 + 30)] };
        var facts = scene.Facts();
        Chosen(scene, facts).ShouldBe(
        [
            ("tom", "Mon 07:00"), ("tom", "Mon 07:15"), ("tom", "Mon 07:30"), ("elena", "Mon 08:00"),
            ("tom", "Tue 07:00"), ("tom", "Tue 07:15"), ("tom", "Tue 07:30"), ("elena", "Tue 08:00"),
        ]);
    }

    [Fact]
    public void The_therapist_with_the_most_free_minutes_that_day_is_chosen()
    {
        var scene = new Scene { To = Scene.Monday.PlusDays(1), Therapists = [Scene.Offer("elena"), Scene.Offer("tom")] }
            .Booked("elena", "2027-04-05 08:00", 30)
            .Booked("tom", "2027-04-06 08:00", 30);
        var chosen = Chosen(scene, scene.Facts());
        chosen.ShouldContain(("tom", "Mon 10:00"));
        chosen.ShouldContain(("elena", "Tue 10:00"));
    }

    [Fact]
    public void Of_equally_free_therapists_the_one_with_fewer_sessions_is_chosen_and_then_the_smaller_id()
    {
        var scene = new Scene { Therapists = [Scene.Offer("elena"), Scene.Offer("tom"), Scene.Offer("zoe")] }
            .Booked("elena", "2027-04-05 08:00", 15).Booked("elena", "2027-04-05 08:30", 15)
            .Booked("tom", "2027-04-05 08:00", 45)
            .Booked("zoe", "2027-04-05 08:00", 45);
        Chosen(scene, scene.Facts()).ShouldAllBe(choice => choice.Therapist == "tom");
    }

    [Fact]
    public void A_buffer_that_runs_past_closing_takes_no_free_minutes()
    {
        var facts = new Scene().Booked("elena", "2027-04-05 11:00", 60).Facts();
        facts.FreeMinutes(0, 0).ShouldBe(180);
        facts.SessionsOn(0, 0).ShouldBe(1);
    }

    [Fact]
    public void Free_minutes_of_a_day_with_a_clock_change_are_real_minutes()
    {
        var day = new LocalDate(2027, 3, 28);
        new Scene { From = day, To = day, Therapists = [Scene.Offer(from: 0, to: 1440)] }.Facts().FreeMinutes(0, 0).ShouldBe(23 * 60);
    }

    [Fact]
    public void No_slots_no_choice() => AnyTherapist.Spread(new Scene().Facts(), []).ShouldBeEmpty();

    private static List<(string Therapist, string Start)> Chosen(Scene scene, AvailabilityFacts facts) =>
        [.. AnyTherapist.Spread(facts, SlotFinder.Find(facts, scene.Query)).Select(slot =>
            (facts.Therapists[slot.Therapist].Id, slot.Start.InZone(scene.Zone).ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture)))];
}
