using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using Shouldly;
using Xunit;
using static RunnerMassage.Scheduling.Availability.Editing.AvailabilityErrorCode;

namespace RunnerMassage.Scheduling.Tests.Availability.Editing;

public sealed class ChangeRulesTests
{
    private static readonly LocalDate Today = new(2027, 4, 6);
    private static readonly AvailabilitySettings Settings = new(15, 120, 84, 15, 300, 3);

    private static readonly TherapistSchedule Schedule = new()
    {
        TherapistId = "elena",
        Name = "Elena",
        Version = 3,
        Settings = Settings,
        WeeklyHours = [Hours(10, 18)],
        Exceptions = [new AvailabilityException { Date = Today.PlusDays(6), Kind = ExceptionKind.Off, GroupId = "off" }],
    };

    [Fact]
    public void A_pattern_names_each_range_that_is_wrong() => Codes(new AvailabilityChange.ReplaceWeeklyPattern(
        [
            Hours(8, 12), Hours(12, 12), Hours(11, 13), Hours(9, 10, IsoDayOfWeek.Tuesday), Hours(20, 25),
            Hours(13, 14, from: Today.PlusDays(9), to: Today), Hours(14, 15, from: Today.PlusYears(6)),
        ])).ShouldBe([(RangeOrder, 1), (RangesOverlap, 2), (RangeOrder, 4), (ValidityOrder, 5), (TooFarAhead, 6)]);

    [Fact]
    public void Ranges_overlap_only_where_they_meet_on_one_date()
    {
        Codes(Pattern(Hours(8, 12, weeks: WeekCycle.A), Hours(8, 12, weeks: WeekCycle.B))).ShouldBeEmpty();
        Codes(Pattern(Hours(8, 12, weeks: WeekCycle.A), Hours(8, 12))).ShouldBe([(RangesOverlap, 1)]);
        Codes(Pattern(Hours(8, 12, to: Today), Hours(8, 13, from: Today.PlusDays(1)))).ShouldBeEmpty();
        Codes(Pattern(Hours(8, 12, to: Today), Hours(8, 13, from: Today))).ShouldBe([(RangesOverlap, 1)]);
        Codes(Pattern(Hours(8, 12), Hours(12, 13))).ShouldBeEmpty();
        Codes(Pattern([.. Enumerable.Repeat(Hours(8, 12), 101)])).ShouldBe([(TooManyRanges, null)]);
    }

    [Fact]
    public void An_exception_needs_dates_and_times_that_make_sense()
    {
        Codes(Off(Today, Today)).ShouldBeEmpty();
        Codes(Off(Today, Today.PlusDays(365))).ShouldBeEmpty();
        Codes(Off(Today, Today.PlusDays(366))).ShouldBe([(TooManyDays, null)]);
        Codes(Off(Today.PlusDays(1), Today)).ShouldBe([(DatesOrder, null)]);
        Codes(Off(Today.PlusDays(-2), Today.PlusDays(-1))).ShouldBe([(DatesPast, null)]);
        Codes(Off(Today.PlusDays(-2), Today)).ShouldBeEmpty("a leave that has begun can still be entered");
        Codes(Off(Today.PlusYears(5), Today.PlusYears(5).PlusDays(1))).ShouldBe([(TooFarAhead, null)]);
        Codes(Off(Today, Today) with { Minutes = new LocalMinutes(600, 600) }).ShouldBe([(RangeOrder, null)]);
        Codes(Off(Today, Today) with { Reason = new string('x', 201) }).ShouldBe([(ReasonTooLong, null)]);
        Codes(Off(Today, Today) with { Kind = ExceptionKind.Extra }).ShouldBe([(ExtraNeedsMinutes, null)]);
    }

    [Fact]
    public void Extra_hours_that_change_nothing_are_refused()
    {
        var monday = Today.PlusDays(6);
        Codes(Extra(monday, 19, 20)).ShouldBe([(HasNoEffect, null)], "time off hides them");
        Codes(Extra(monday.PlusWeeks(1), 11, 12)).ShouldBe([(HasNoEffect, null)], "they are worked already");
        Codes(Extra(monday.PlusWeeks(1), 19, 20)).ShouldBeEmpty();
        Codes(Extra(monday, 19, 20) with { To = monday.PlusWeeks(1) }).ShouldBeEmpty("one of the dates gains");
    }

    [Fact]
    public void Settings_have_bounds() => Codes(new AvailabilityChange.ChangeSettings(new AvailabilitySettings(241, -1, 0, 4, 1441, 21))).ShouldBe(
        [
            (BufferOutOfBounds, null), (LeadTimeOutOfBounds, null), (HorizonOutOfBounds, null), (SlotIntervalOutOfBounds, null),
            (HandsOnOutOfBounds, null), (DeepSessionsOutOfBounds, null),
        ]);

    [Fact]
    public void What_was_entered_in_one_go_goes_in_one_go()
    {
        var leave = Off(Today, Today.PlusDays(2)) with { Reason = " Leave " };
        var after = Schedule.With(leave);
        after.Groups.Select(group => (group.From, group.To, group.Reason)).ShouldBe(
            [(Today, Today.PlusDays(2), "Leave"), (Today.PlusDays(6), Today.PlusDays(6), null)]);
        var undone = after.With(new AvailabilityChange.RemoveExceptions(after.Groups[0].Id));
        undone.Exceptions.ShouldBe(Schedule.Exceptions);
        undone.With(after.Groups[0].ToChange()).Groups.ShouldBe(after.Groups);
        Codes(new AvailabilityChange.RemoveExceptions("nothing")).ShouldBe([(UnknownException, null)]);
    }

    private static AvailabilityChange.ReplaceWeeklyPattern Pattern(params WorkingHours[] hours) => new(hours);

    private static AvailabilityChange.AddException Off(LocalDate from, LocalDate to) => new(ExceptionKind.Off, from, to, null, null);

    private static AvailabilityChange.AddException Extra(LocalDate date, int from, int to) =>
        new(ExceptionKind.Extra, date, date, new LocalMinutes(from * 60, to * 60), null);

    private static IEnumerable<(AvailabilityErrorCode Code, int? Range)> Codes(AvailabilityChange change) =>
        ChangeRules.Check(Schedule, change, Today).Select(error => (error.Code, error.Range));

    private static WorkingHours Hours(
        int first, int last, IsoDayOfWeek day = IsoDayOfWeek.Monday, WeekCycle weeks = WeekCycle.Every, LocalDate? from = null, LocalDate? to = null) => new()
        {
            Day = day,
            StartMinute = first * 60,
            EndMinute = last * 60,
            ValidFrom = from,
            ValidTo = to,
            Weeks = weeks,
        };
}
