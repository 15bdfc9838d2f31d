using NodaTime;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

/// <summary>What hours a therapist keeps who works 10:00-18:00 on Mondays, as an example of each thing that can be set.</summary>
public sealed class OpeningHoursTests
{
    private static readonly LocalDate Monday = new(2027, 4, 5);

    [Fact]
    public void Several_ranges_make_a_day_with_a_break() =>
        On(Monday, [Hours(8, 12), Hours(13, 18)]).ShouldBe(["8-12", "13-18"]);

    [Fact]
    public void Ranges_that_touch_stay_two_and_those_that_overlap_become_one() =>
        On(Monday, [Hours(8, 12), Hours(12, 14), Hours(13, 18)]).ShouldBe(["8-12", "12-18"]);

    [Fact]
    public void Hours_hold_from_their_first_date_to_their_last()
    {
        WorkingHours[] summer = [Hours(10, 18, from: Monday.PlusWeeks(1), to: Monday.PlusWeeks(2))];
        On(Monday, summer).ShouldBeEmpty();
        On(Monday.PlusWeeks(1), summer).ShouldBe(["10-18"]);
        On(Monday.PlusWeeks(2), summer).ShouldBe(["10-18"]);
        On(Monday.PlusWeeks(3), summer).ShouldBeEmpty();
    }

    [Fact]
    public void Every_other_week_has_hours_of_its_own()
    {
        WorkingHours[] hours = [Hours(8, 12, WeekCycle.A), Hours(14, 20, WeekCycle.B), Hours(21, 22)];
        var (a, b) = AlternateWeeks.Of(Monday) == WeekCycle.A ? (Monday, Monday.PlusWeeks(1)) : (Monday.PlusWeeks(1), Monday);
        On(a, hours).ShouldBe(["8-12", "21-22"]);
        On(b, hours).ShouldBe(["14-20", "21-22"]);
        hours.Select(range => range.HoldsOn(a)).ShouldBe([true, false, true]);
        hours.Select(range => range.HoldsOn(a.PlusDays(1))).ShouldBe([false, false, false]);
    }

    [Theory]
    [InlineData("Off", "")]
    [InlineData("Off 12-13", "10-12 13-18")]
    [InlineData("Off 9-11", "11-18")]
    [InlineData("Off 17-20", "10-17")]
    [InlineData("Off 12-13, Off 15-16", "10-12 13-15 16-18")]
    [InlineData("Extra 18-20", "10-18 18-20")]
    [InlineData("Extra 16-20", "10-20")]
    [InlineData("Extra 7-8", "7-8 10-18")]
    [InlineData("Instead", "")]
    [InlineData("Instead 16-20", "16-20")]
    [InlineData("Instead 8-9, Instead 16-20", "8-9 16-20")]
    [InlineData("Instead, Extra 19-20", "19-20")]
    [InlineData("Instead 12-20, Off 14-15", "12-14 15-20")]
    [InlineData("Off, Extra 8-20", "")]
    [InlineData("Extra 8-20, Off 9-10", "8-9 10-20")]
    public void Exceptions_stand_instead_or_add_and_time_off_wins(string exceptions, string expected)
    {
        var all = exceptions.Split(", ").Select(Parse).ToArray();
        On(Monday, [Hours(10, 18)], all).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        On(Monday.PlusWeeks(1), [Hours(10, 18)], all).ShouldBe(["10-18"]);
    }

    private static WorkingHours Hours(int first, int last, WeekCycle weeks = WeekCycle.Every, LocalDate? from = null, LocalDate? to = null) => new()
    {
        Day = IsoDayOfWeek.Monday,
        StartMinute = first * 60,
        EndMinute = last * 60,
        ValidFrom = from,
        ValidTo = to,
        Weeks = weeks,
    };

    private static AvailabilityException Parse(string text)
    {
        var parts = text.Split(' ', '-');
        return new AvailabilityException
        {
            Date = Monday,
            Kind = Enum.Parse<ExceptionKind>(parts[0]),
            StartMinute = parts.Length == 3 ? Hour(parts[1]) : null,
            EndMinute = parts.Length == 3 ? Hour(parts[2]) : null,
        };
    }

    private static int Hour(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) * 60;

    private static string[] On(LocalDate date, WorkingHours[] hours, params AvailabilityException[] exceptions) =>
        [.. new OpeningHours(hours, exceptions).RangesOn(date).ToArray().Select(range => $"{range.Start / 60}-{range.End / 60}")];
}
