using NodaTime;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Marks;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Marks;

/// <summary>The rules of marks as a table: minutes from the start of an hour-long session, its status, and what it takes.</summary>
public sealed class MarkRulesTests
{
    private static readonly Instant Start = Instant.FromUtc(2027, 4, 6, 8, 0);

    [Theory]
    [InlineData(-61, SessionStatus.Confirmed, "")]
    [InlineData(-60, SessionStatus.Confirmed, "Arrived")]
    [InlineData(-1, SessionStatus.Confirmed, "Arrived")]
    [InlineData(0, SessionStatus.Confirmed, "Arrived Done NoShow")]
    [InlineData(59, SessionStatus.Confirmed, "Arrived Done NoShow")]
    [InlineData(60, SessionStatus.Confirmed, "Arrived Done NoShow")]
    [InlineData(60 * 24 * 3, SessionStatus.Confirmed, "Arrived Done NoShow")]
    [InlineData(-1, SessionStatus.Arrived, "Undo", 2)]
    [InlineData(0, SessionStatus.Arrived, "Done NoShow Undo", 2)]
    [InlineData(30, SessionStatus.Arrived, "Done NoShow", 11)]
    [InlineData(60, SessionStatus.Done, "Undo", 9)]
    [InlineData(60, SessionStatus.Done, "", 10)]
    [InlineData(15, SessionStatus.NoShow, "Undo", 0)]
    [InlineData(60, SessionStatus.NoShow, "", 45)]
    [InlineData(-600, SessionStatus.Cancelled, "")]
    [InlineData(30, SessionStatus.Cancelled, "")]
    public void A_session_takes_these_marks(int minutes, SessionStatus status, string expected, int? markedMinutesAgo = null)
    {
        var now = Start + Duration.FromMinutes(minutes);
        var session = Session(status, now - Duration.FromMinutes(markedMinutesAgo ?? 0));
        string.Join(' ', MarkRules.Possible(session, now)).ShouldBe(expected);
    }

    [Fact]
    public void What_is_not_taken_is_refused_for_the_right_reason()
    {
        var early = Start - Duration.FromMinutes(90);
        MarkRules.WhyNot(Session(SessionStatus.Confirmed), SessionMark.Arrived, early).ShouldBe(new Refusal.TooEarly(Start - Duration.FromMinutes(60)));
        MarkRules.WhyNot(Session(SessionStatus.Confirmed), SessionMark.NoShow, early).ShouldBe(new Refusal.TooEarly(Start));
        MarkRules.WhyNot(Session(SessionStatus.Arrived), SessionMark.Done, early).ShouldBe(new Refusal.TooEarly(Start));
        MarkRules.WhyNot(Session(SessionStatus.Done, Start), SessionMark.Undo, Start + Duration.FromMinutes(10))
            .ShouldBe(new Refusal.TooLateToUndo(Start + Duration.FromMinutes(10)));
        MarkRules.WhyNot(Session(SessionStatus.Confirmed), SessionMark.Undo, Start).ShouldBe(new Refusal.NotConfirmed(SessionStatus.Confirmed));
        MarkRules.WhyNot(Session(SessionStatus.Cancelled), SessionMark.Done, Start).ShouldBe(new Refusal.NotConfirmed(SessionStatus.Cancelled));
        MarkRules.WhyNot(Session(SessionStatus.Done, Start), SessionMark.Arrived, Start).ShouldBe(new Refusal.NotConfirmed(SessionStatus.Done));
        MarkRules.WhyNot(Session(SessionStatus.NoShow, Start), SessionMark.Done, Start).ShouldBe(new Refusal.NotConfirmed(SessionStatus.NoShow));
    }

    [Fact]
    public void Until_when_a_mark_can_be_taken_back_is_known_where_there_is_one()
    {
        MarkRules.UndoUntil(Session(SessionStatus.Arrived, Start)).ShouldBe(Start + Duration.FromMinutes(10));
        MarkRules.UndoUntil(Session(SessionStatus.Confirmed)).ShouldBeNull();
        MarkRules.UndoUntil(Session(SessionStatus.Cancelled)).ShouldBeNull();
    }

    private static MassageSession Session(SessionStatus status, Instant? markedAt = null) => new()
    {
        Id = "session",
        Version = 1,
        RunnerId = "mara",
        TherapistId = "elena",
        RoomId = "room-1",
        MassageTypeId = "swedish",
        Start = Start,
        End = Start + Duration.FromMinutes(60),
        BusyUntil = Start + Duration.FromMinutes(75),
        Minutes = 60,
        Status = status,
        MarkedAt = status is SessionStatus.Confirmed or SessionStatus.Cancelled ? null : markedAt ?? Start,
    };
}
