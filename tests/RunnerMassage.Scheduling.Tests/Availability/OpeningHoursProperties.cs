using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Tests.Availability.Oracles;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

/// <summary>
/// The hours of a date against one bit for each of its minutes. Around the new year after 2026, which has 53 weeks: whoever counts
/// alternate weeks by the number of the week has two of a kind in a row there.
/// </summary>
public sealed class OpeningHoursProperties
{
    private const int Days = 40;

    private static readonly LocalDate First = new(2026, 12, 10);

    private static readonly Gen<(List<WorkingHours> Hours, AvailabilityException[] Exceptions)> Schedules =
        from hours in SceneGenerator.Hours(First, Days, step: 1).Array[0, 5]
        from dayOff in Gen.Int[1, 12]
        from exceptions in SceneGenerator.Exception(First, Days, step: 1).Array[0, 40]
        select (hours.SelectMany(daily => daily).Where(range => (int)range.Day != dayOff).ToList(), exceptions);

    [Fact]
    public void The_ranges_of_every_date_cover_the_minutes_that_are_worked_and_no_others() => Schedules.Sample(
        (hours, exceptions) =>
        {
            var opening = new OpeningHours(hours, exceptions);
            for (var day = -5; day < Days + 5; day++)
            {
                var date = First.PlusDays(day);
                var worked = LocalHours.MinutesOn(hours, exceptions, date, out var starts);
                var covered = new bool[WorkingHours.MinutesPerDay];
                foreach (var range in opening.RangesOn(date))
                {
                    Array.Fill(covered, true, range.Start, range.End - range.Start);
                }

                covered.ShouldBe(worked, $"{date}");
                opening.RangesOn(date).ToArray().Select(range => range.Start).ShouldBe(starts.Order(), $"{date}");
            }
        },
        iter: 300);

    [Fact]
    public void Ranges_are_sorted_and_apart() => Schedules.Sample(
        (hours, exceptions) =>
        {
            var opening = new OpeningHours(hours, exceptions);
            for (var day = 0; day < Days; day++)
            {
                var ranges = opening.RangesOn(First.PlusDays(day)).ToArray();
                ranges.ShouldAllBe(range => range.Start >= 0 && range.Start < range.End && range.End <= WorkingHours.MinutesPerDay);
                ranges.Zip(ranges.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
            }
        },
        iter: 100);

    [Fact]
    public void A_time_is_covered_where_each_of_its_minutes_is_worked_whatever_the_clocks_do() => Gen.Select(
        Schedules,
        Gen.OneOf("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Etc/UTC"),
        Gen.Int[0, 364], Gen.Int[0, 1440], Gen.Int[1, 240]).Sample(
        (schedule, zoneId, dayOfYear, after, minutes) =>
        {
            // The schedule's dates are moved to where the clocks change, too.
            var zone = DateTimeZoneProviders.Tzdb[zoneId];
            var date = NearestChange(zone, new LocalDate(2027, 1, 1).PlusDays(dayOfYear));
            var hours = schedule.Hours.ConvertAll(Always);
            var day = LocalDay.Create(date, zone, 0);
            var start = MinuteClock.Floor(zone.AtStartOfDay(date).ToInstant()) + after;
            var offer = Scene.Offer() with { WeeklyHours = hours };
            var open = LocalHours.On(offer, date, zone).Select(range => range.Open).ToList();
            var expected = Enumerable.Range(start, minutes).All(minute => open.Exists(range => range.Contains(MinuteClock.ToInstant(minute))));
            new OpeningHours(hours, []).Covers(day, start, start + minutes).ShouldBe(expected);
        },
        iter: 500);

    [Fact]
    public void Alternate_weeks_alternate_without_end_from_monday_to_sunday()
    {
        for (var monday = new LocalDate(1968, 1, 1); monday < new LocalDate(2040, 1, 1); monday = monday.PlusWeeks(1))
        {
            monday.DayOfWeek.ShouldBe(IsoDayOfWeek.Monday);
            Enumerable.Range(0, 7).Select(day => AlternateWeeks.Of(monday.PlusDays(day))).Distinct().ShouldHaveSingleItem();
            AlternateWeeks.Of(monday.PlusWeeks(1)).ShouldNotBe(AlternateWeeks.Of(monday));
        }

        AlternateWeeks.Of(new LocalDate(1970, 1, 5)).ShouldBe(WeekCycle.A);
    }

    private static LocalDate NearestChange(DateTimeZone zone, LocalDate date)
    {
        var interval = zone.GetZoneInterval(zone.AtStartOfDay(date).ToInstant());
        return interval.HasEnd && date.Day % 3 != 0 ? interval.End.InZone(zone).Date : date;
    }

    private static WorkingHours Always(WorkingHours hours) => new() { Day = hours.Day, StartMinute = hours.StartMinute, EndMinute = hours.EndMinute };
}
