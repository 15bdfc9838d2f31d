using NodaTime;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

public sealed class AvailabilityFactsTests
{
    [Fact]
    public void Booked_times_that_are_not_sorted_by_therapist_are_an_error_and_never_a_free_slot()
    {
        var offers = new[] { Scene.Offer("A"), Scene.Offer("b") };
        // A collation of natural language puts b before C.
        Should.Throw<ArgumentException>(() => Facts(offers, [Time("A", 0), Time("b", 0), Time("C", 0)]));
    }

    [Fact]
    public void Booked_times_that_are_not_sorted_by_start_are_an_error() =>
        Should.Throw<ArgumentException>(() => Facts([Scene.Offer("A")], [Time("A", 60), Time("A", 0)]));

    [Fact]
    public void Therapists_that_are_not_sorted_are_an_error() =>
        Should.Throw<ArgumentException>(() => Facts([Scene.Offer("b"), Scene.Offer("A")], []));

    [Fact]
    public void A_therapist_without_a_grid_is_an_error() =>
        Should.Throw<ArgumentException>(() => Facts([Scene.Offer() with { SlotIntervalMinutes = 0 }], []));

    [Fact]
    public void Therapists_are_found_by_id()
    {
        var facts = Facts([Scene.Offer("elena"), Scene.Offer("tom")], []);
        facts.IndexOfTherapist("tom").ShouldBe(1);
        facts.IndexOfTherapist("nobody").ShouldBe(-1);
        facts.DateOf(0).ShouldBe(Scene.Monday);
    }

    private static AvailabilityFacts Facts(TherapistOffer[] offers, BookedTime[] booked) =>
        new(new OfferedType("swedish", "Swedish", default, []), DateTimeZone.Utc, Scene.Monday, Scene.Monday, offers, booked, []);

    private static BookedTime Time(string therapist, int start) => new(therapist, "room-" + therapist, start, start + 30, 30, false, Scene.Monday);
}
