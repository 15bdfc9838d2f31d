using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Web.Pages.Today;
using RunnerMassage.Web.Shared.Formatting;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Today;

public sealed class DayPlanTests
{
    private static readonly ClinicFormat Berlin = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "EUR");
    private static readonly LocalDate Day = new(2027, 4, 6);

    [Theory]
    [InlineData("08:00", "[2 h until the first session] 10:00 | 30 minutes between sessions | 11:30 12:30")]
    [InlineData("10:00", "10:00! | 30 minutes between sessions | 11:30 12:30")]
    [InlineData("11:00", "10:00 [30 minutes of 30 minutes left until the next session] 11:30 12:30")]
    [InlineData("11:29", "10:00 [1 minute of 30 minutes left until the next session] 11:30 12:30")]
    [InlineData("12:30", "10:00 | 30 minutes between sessions | 11:30 12:30!")]
    [InlineData("13:30", "10:00 | 30 minutes between sessions | 11:30 12:30 [No more sessions on this day]")]
    public void The_present_is_marked_once_where_it_is(string clock, string expected)
    {
        var plan = DayPlan.Of([Session("10:00"), Session("11:30"), Session("12:30")], Day, At(clock), Berlin);
        Told(plan).ShouldBe(expected);
    }

    [Fact]
    public void On_another_day_nothing_is_now()
    {
        Told(DayPlan.Of([Session("10:00"), Session("11:30")], Day, At("10:30") - Duration.FromDays(1), Berlin))
            .ShouldBe("10:00 | 30 minutes between sessions | 11:30");
    }

    [Fact]
    public void A_cancelled_session_leaves_a_gap()
    {
        var plan = DayPlan.Of([Session("10:00"), Session("11:00", SessionStatus.Cancelled), Session("12:15")], Day, At("10:30"), Berlin);
        Told(plan).ShouldBe("10:00! | 1 h 15 min between sessions | 12:15");
        plan.Cancelled.ShouldHaveSingleItem();
        plan.Summary.ShouldBe("2 sessions, 2 h of hands-on time.");
    }

    [Fact]
    public void An_empty_day_has_no_parts() => DayPlan.Of([], Day, At("10:00"), Berlin).Items.ShouldBeEmpty();

    [Theory]
    [InlineData(0, "0 minutes")]
    [InlineData(89, "1 h 29 min")]
    [InlineData(90, "2 hours")]
    [InlineData(60 * 47, "47 hours")]
    [InlineData(60 * 72, "3 days")]
    public void Ages_are_told_roughly(int minutes, string expected) => DayWords.Age(Duration.FromMinutes(minutes)).ShouldBe(expected);

    private static string Told(DayPlan plan) => string.Join(' ', plan.Items.Select(item => item switch
    {
        DayItem.Visit visit => Berlin.ClockTime(visit.Card.Session.Start) + (visit.Card.IsNow ? "!" : ""),
        DayItem.Gap { Now: null } gap => $"| {gap.Text} |",
        DayItem.Gap gap => $"[{gap.Text}]",
        _ => "",
    }));

    private static Instant At(string clock) => Day.At(new LocalTime(int.Parse(clock[..2], null), int.Parse(clock[3..], null))).InZoneStrictly(Berlin.Zone).ToInstant();

    private static DaySession Session(string clock, SessionStatus status = SessionStatus.Confirmed) => new(
        new MassageSession
        {
            Id = clock,
            RunnerId = "mara",
            TherapistId = "elena",
            RoomId = "room-1",
            MassageTypeId = "swedish",
            Start = At(clock),
            End = At(clock) + Duration.FromMinutes(60),
            BusyUntil = At(clock) + Duration.FromMinutes(75),
            Date = Day,
            Minutes = 60,
            Status = status,
        },
        "Swedish", "Room 1", "Mara");
}
