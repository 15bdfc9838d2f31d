using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Tests.Availability;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests;

/// <summary>Booking for somebody else: a therapist for themselves, an admin for anyone; and who may lift which block.</summary>
public sealed class OnBehalfTests
{
    private static readonly Scene Clinic = new() { Therapists = [Scene.Offer("elena"), Scene.Offer("tom")] };
    private static readonly Viewer Elena = new("e", "elena", IsAdmin: false);
    private static readonly Viewer Tom = new("t", "tom", IsAdmin: false);
    private static readonly Viewer Sofia = new("s", null, IsAdmin: true);

    /// <summary>A hard workout at the very time of the massage: blocked, but not for safety's sake.</summary>
    private static readonly RunnerTraining Clash = new()
    {
        Efforts =
        [
            new Effort
            {
                Kind = EffortKind.Hard,
                StartDate = Scene.Monday,
                FinishDate = Scene.Monday,
                Start = Clinic.At("2027-04-05 08:30"),
                End = Clinic.At("2027-04-05 09:30"),
            },
        ],
    };

    private readonly FakeDiary _diary = new(Clinic);
    private readonly SchedulingService _service;

    public OnBehalfTests() => _service = new SchedulingService(_diary, new FakeClock(Clinic.Now));

    [Fact]
    public async Task Who_booked_is_kept_and_the_runner_is_the_one_it_is_about()
    {
        var session = (await BookAsync(Elena)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        (session.RunnerId, session.BookedById, session.OverrideReason, session.ScreeningOpen).ShouldBe(("mara", "e", null, true));
        _diary.LastEntry!.UserId.ShouldBe("mara");
        (await BookAsync(booker: null, "2027-04-06 08:15")).ShouldBeOfType<BookingOutcome.Kept>().Session.BookedById.ShouldBeNull();
    }

    [Fact]
    public async Task A_therapist_books_for_themselves_and_an_admin_for_anyone()
    {
        (await BookAsync(Tom)).ShouldBeOfType<BookingOutcome.NotFound>();
        (await BookAsync(new Viewer("jonas", null, IsAdmin: false))).ShouldBeOfType<BookingOutcome.NotFound>();
        (await BookAsync(Sofia)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData("elena", "Agreed by phone, arms only.", true)]
    [InlineData("elena", "  ", false)]
    [InlineData("elena", null, false)]
    [InlineData("sofia", "The client insists.", false)]
    [InlineData("mara", "I insist.", false)]
    public async Task A_blocked_time_takes_the_treating_therapist_s_reason(string booker, string? reason, bool booked)
    {
        _diary.Known = new KnownTraining(Clash, FirstTimeDeep: false);
        var viewer = booker switch { "elena" => Elena, "sofia" => Sofia, _ => null };
        var outcome = await BookAsync(viewer, reason: reason);
        if (booked)
        {
            var session = outcome.ShouldBeOfType<BookingOutcome.Kept>().Session;
            (session.Rating, session.OverrideReason).ShouldBe((TimingRating.Blocked, reason));
        }
        else
        {
            outcome.ShouldBeOfType<BookingOutcome.Refused>().Refusals.ShouldHaveSingleItem().ShouldBeOfType<Refusal.TimingBlocked>();
        }
    }

    [Fact]
    public async Task A_block_for_safety_s_sake_stays_whoever_says_what()
    {
        _diary.Known = new KnownTraining(Clash with { RedFlag = true }, FirstTimeDeep: false);
        (await BookAsync(Elena, reason: "I know them.")).ShouldBeOfType<BookingOutcome.Refused>()
            .Refusals.ShouldHaveSingleItem().ShouldBeOfType<Refusal.TimingBlocked>();
    }

    [Fact]
    public async Task A_reason_where_nothing_is_blocked_is_not_kept()
    {
        (await BookAsync(Elena, reason: "Just in case.")).ShouldBeOfType<BookingOutcome.Kept>().Session.OverrideReason.ShouldBeNull();
    }

    [Fact]
    public async Task The_reason_goes_when_the_session_moves_to_another_time()
    {
        _diary.Known = new KnownTraining(Clash, FirstTimeDeep: false);
        var session = (await BookAsync(Elena, reason: "Agreed.")).ShouldBeOfType<BookingOutcome.Kept>().Session;
        _diary.Known = KnownTraining.Nothing;
        var moved = await _service.RescheduleAsync(
            new RescheduleSession { Viewer = Elena, SessionId = session.Id, Start = session.Start + Duration.FromDays(2) }, TestContext.Current.CancellationToken);
        moved.ShouldBeOfType<BookingOutcome.Kept>().Session.OverrideReason.ShouldBeNull();
    }

    private Task<BookingOutcome> BookAsync(Viewer? booker, string start = "2027-04-05 08:15", string? reason = null) => _service.BookAsync(
        new BookSession
        {
            RunnerId = "mara",
            TherapistId = "elena",
            MassageTypeId = "swedish",
            Start = Clinic.At(start),
            Minutes = 60,
            BookedBy = booker,
            OverrideReason = reason,
        },
        TestContext.Current.CancellationToken);
}
