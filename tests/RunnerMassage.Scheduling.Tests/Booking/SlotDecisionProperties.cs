using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Tests.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Booking;

/// <summary>Listing loads all therapists and days, booking one therapist and one date: they must not differ in what they offer.</summary>
public sealed class SlotDecisionProperties
{
    [Fact]
    public void Whatever_is_listed_is_granted_in_the_same_room() =>
        SceneGenerator.Scenes.Sample(
            scene =>
            {
                var facts = scene.Facts();
                foreach (var slot in SlotFinder.Find(facts, scene.Query))
                {
                    var therapist = facts.Therapists[slot.Therapist];
                    var granted = Ask(scene, therapist.Id, slot.Start, out var refusals);
                    refusals.ShouldBeEmpty();
                    granted!.Value.Room.ShouldBe(slot.Room);
                }
            },
            iter: 150);

    [Fact]
    public void Whatever_is_not_listed_is_refused_for_a_reason_that_is_true() =>
        SceneGenerator.Scenes.Sample(
            scene =>
            {
                var facts = scene.Facts();
                var listed = SlotFinder.Find(facts, scene.Query).Select(slot => (facts.Therapists[slot.Therapist].Id, slot.Start)).ToHashSet();
                foreach (var (therapist, start) in EveryCell(scene).Where(cell => !listed.Contains(cell)))
                {
                    Ask(scene, therapist, start, out var refusals).ShouldBeNull();
                    refusals.ShouldNotBeEmpty();
                    refusals.ShouldBeUnique();
                    foreach (var refusal in refusals)
                    {
                        Holds(scene, scene.Therapists.Single(t => t.Id == therapist), start, refusal).ShouldBeTrue($"{therapist} {start}: {refusal}");
                    }
                }
            },
            iter: 40);

    private static Slot? Ask(Scene scene, string therapist, Instant start, out IReadOnlyList<Refusal> refusals)
    {
        var facts = scene.Facts(therapist, start.InZone(scene.Zone).Date);
        return SlotDecision.Find(facts, therapist, start, scene.Minutes, scene.Now, out refusals);
    }

    private static IEnumerable<(string Therapist, Instant Start)> EveryCell(Scene scene) =>
        from therapist in scene.Therapists
        let first = scene.Zone.AtStartOfDay(scene.From).ToInstant()
        let end = scene.Zone.AtStartOfDay(scene.To.PlusDays(1)).ToInstant()
        from cell in Enumerable.Range(0, (int)((end - first).TotalMinutes / SceneGenerator.Cell))
        select (therapist.Id, first + Duration.FromMinutes(cell * SceneGenerator.Cell));

    private static bool Holds(Scene scene, TherapistOffer therapist, Instant start, Refusal refusal)
    {
        var end = start + Duration.FromMinutes(scene.Minutes);
        var busyUntil = end + Duration.FromMinutes(therapist.BufferMinutes);
        var date = start.InZone(scene.Zone).Date;
        bool InTheWay(TakenTime session) => session.Start < busyUntil && start < session.BusyUntil;
        var free = scene with { Sessions = [], RunnerBusy = [], Therapists = [therapist] };
        return refusal switch
        {
            Refusal.SlotTaken(BusyParty.Therapist) => scene.Sessions.Any(s => s.Therapist == therapist.Id && InTheWay(s)),
            Refusal.SlotTaken(BusyParty.Room) => therapist.RoomIds.All(room => scene.Sessions.Any(s => s.Room == room && InTheWay(s))),
            Refusal.SlotTaken(BusyParty.Runner) => scene.RunnerBusy.Any(busy => busy.Start < end && start < busy.End),
            Refusal.NotOffered(NotOfferedReason.NotQualified) =>
                therapist.QualifiedUntil is { } until ? until < date : scene.NeedsCertificate,
            Refusal.NotOffered(NotOfferedReason.TooSoon) => start < scene.Now + Duration.FromMinutes(therapist.LeadTimeMinutes),
            Refusal.NotOffered(NotOfferedReason.TooFarAhead) =>
                date > scene.Now.InZone(scene.Zone).Date.PlusDays(therapist.BookingHorizonDays),
            Refusal.NotOffered(NotOfferedReason.DailyLimit) => scene.Minutes > therapist.DailyHandsOnMinutes || therapist.DailyDeepSessions == 0
                || scene.Sessions.Any(s => s.Therapist == therapist.Id && s.Start.InZone(scene.Zone).Date == date),
            Refusal.NotOffered(NotOfferedReason.OutsideHours) => free.Find().All(slot => slot.Start != start),
            _ => false,
        };
    }
}
