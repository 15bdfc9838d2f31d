using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Tests.Availability.Oracles;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

public sealed class SlotFinderProperties
{
    [Fact]
    public void The_sweep_agrees_with_trying_every_minute_against_every_fact() =>
        SceneGenerator.OddScenes.Sample(
            scene =>
            {
                var facts = scene.Facts();
                SlotFinder.Find(facts, scene.Query)
                    .Select(slot => (facts.Therapists[slot.Therapist].Id, slot.Start, facts.Therapists[slot.Therapist].RoomIds[slot.Room]))
                    .ShouldBe(SlowReference.Slots(scene));
            },
            iter: 400);

    [Fact]
    public void The_sweep_agrees_with_a_bitmap_of_five_minute_cells() =>
        SceneGenerator.Scenes.Sample(
            scene => Found(scene).ShouldBe(BitmapOracle.Slots(scene)),
            iter: 400);

    [Fact]
    public void Slots_are_sorted_without_duplicates_and_on_their_own_date() =>
        SceneGenerator.Scenes.Sample(
            scene =>
            {
                var facts = scene.Facts();
                var slots = SlotFinder.Find(facts, scene.Query);
                slots.Zip(slots.Skip(1)).ShouldAllBe(pair =>
                    pair.First.Therapist < pair.Second.Therapist
                    || (pair.First.Therapist == pair.Second.Therapist && pair.First.StartMinute < pair.Second.StartMinute));
                slots.ShouldAllBe(slot => slot.Start.InZone(scene.Zone).Date == facts.DateOf(slot.Day));
            },
            iter: 400);

    [Fact]
    public void Booking_a_slot_takes_it_away_and_adds_none() =>
        Gen.Select(SceneGenerator.Scenes, Gen.Int[0, 10_000]).Sample(
            (scene, pick) =>
            {
                var before = Found(scene);
                if (before.Count == 0)
                {
                    return;
                }

                var facts = scene.Facts();
                var slot = SlotFinder.Find(facts, scene.Query)[pick % before.Count];
                var offer = facts.Therapists[slot.Therapist];
                var booking = new TakenTime(
                    offer.Id, offer.RoomIds[slot.Room], slot.Start, scene.Minutes, offer.BufferMinutes, scene.Class == TimingClass.Deep);
                var after = Found(scene with { Sessions = [.. scene.Sessions, booking] });
                after.ShouldBeSubsetOf(before);
                after.ShouldNotContain((offer.Id, slot.Start));
            },
            iter: 400);

    [Fact]
    public void Any_therapist_keeps_every_start_once_and_chooses_nobody_with_less_free_time() =>
        SceneGenerator.Scenes.Sample(
            scene =>
            {
                var facts = scene.Facts();
                var slots = SlotFinder.Find(facts, scene.Query);
                var chosen = AnyTherapist.Spread(facts, slots);
                chosen.Select(slot => slot.StartMinute).ShouldBe(slots.Select(slot => slot.StartMinute).Distinct().Order());
                chosen.ShouldBeSubsetOf(slots);
                chosen.ShouldBe(slots
                    .GroupBy(slot => slot.StartMinute).OrderBy(start => start.Key)
                    .Select(start => start
                        .OrderByDescending(slot => facts.FreeMinutes(slot.Therapist, slot.Day))
                        .ThenBy(slot => facts.SessionsOn(slot.Therapist, slot.Day))
                        .ThenBy(slot => slot.Therapist).First()));
            },
            iter: 400);

    [Fact]
    public void The_generated_scenes_are_worth_it()
    {
        var scenes = new List<Scene>();
        SceneGenerator.Scenes.Sample(scenes.Add, iter: 400, threads: 1, seed: "0N0XIzNsQ0O2");

        Share(scenes, scene => Found(scene).Count > 0).ShouldBeInRange(0.5, 0.95);
        Share(scenes, scene => Found(scene).Count > 20).ShouldBeGreaterThan(0.2);
        Share(scenes, IsOnClockChange).ShouldBeGreaterThan(0.3);
        Share(scenes, HasRepeatedLocalStart).ShouldBeGreaterThan(0.02);
        Share(scenes, scene => Lost(scene, scene with { Sessions = [], RunnerBusy = [] })).ShouldBeGreaterThan(0.3);
        Share(scenes, scene => Lost(scene, scene with { RunnerBusy = [] })).ShouldBeGreaterThan(0.05);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { RoomIds = [.. offer.RoomIds, "own-" + offer.Id] }))).ShouldBeGreaterThan(0.1);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { DailyHandsOnMinutes = 9999, DailyDeepSessions = 99 }))).ShouldBeGreaterThan(0.1);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { LeadTimeMinutes = 0, BookingHorizonDays = 99 }))).ShouldBeGreaterThan(0.1);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { QualifiedUntil = null }))).ShouldBeGreaterThan(0.05);
        Share(scenes, scene => Lost(scene, scene with { NeedsCertificate = false })).ShouldBeGreaterThan(0.02);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { Exceptions = [] }))).ShouldBeGreaterThan(0.1);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { Exceptions = [.. offer.Exceptions.Where(e => e.Kind != ExceptionKind.Off)] }))).ShouldBeGreaterThan(0.05);
        Share(scenes, scene => Lost(With(scene, offer => offer with { Exceptions = [.. offer.Exceptions.Where(e => e.Kind != ExceptionKind.Extra)] }), scene)).ShouldBeGreaterThan(0.05);
        Share(scenes, scene => Lost(scene, With(scene, offer => offer with { WeeklyHours = [.. offer.WeeklyHours.Select(Always)] }))).ShouldBeGreaterThan(0.1);
    }

    private static List<(string Therapist, Instant Start)> Found(Scene scene)
    {
        var facts = scene.Facts();
        return [.. SlotFinder.Find(facts, scene.Query).Select(slot => (facts.Therapists[slot.Therapist].Id, slot.Start))];
    }

    private static double Share(List<Scene> scenes, Func<Scene, bool> holds) => scenes.Count(holds) / (double)scenes.Count;

    /// <summary>True where the scene offers less than it would with something in it taken away.</summary>
    private static bool Lost(Scene scene, Scene without) => Found(without).Except(Found(scene)).Any();

    private static Scene With(Scene scene, Func<TherapistOffer, TherapistOffer> change) =>
        scene with { Therapists = [.. scene.Therapists.Select(change)] };

    private static WorkingHours Always(WorkingHours hours) => new() { Day = hours.Day, StartMinute = hours.StartMinute, EndMinute = hours.EndMinute };

    private static bool IsOnClockChange(Scene scene) =>
        scene.Zone.AtStartOfDay(scene.From).Offset != scene.Zone.AtStartOfDay(scene.To.PlusDays(1)).Offset;

    private static bool HasRepeatedLocalStart(Scene scene) =>
        Found(scene).GroupBy(slot => (slot.Therapist, slot.Start.InZone(scene.Zone).LocalDateTime)).Any(same => same.Count() > 1);
}
