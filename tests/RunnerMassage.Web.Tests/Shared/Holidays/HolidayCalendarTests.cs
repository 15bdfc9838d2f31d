using NodaTime;
using RunnerMassage.Web.Shared.Holidays;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Holidays;

/// <summary>Dates from the laws themselves, so that a new file that has lost something is noticed.</summary>
public sealed class HolidayCalendarTests
{
    private static readonly HolidayCalendar Calendar = new();

    [Theory]
    [InlineData("DE", "BE", "2027-03-08", "International Women's Day")]
    [InlineData("DE", "BY", "2027-01-06", "Epiphany")]
    [InlineData("DE", null, "2027-10-03", "National Holiday")]
    [InlineData("AT", "9", "2027-10-26", "National Holiday")]
    [InlineData("CH", "ZH", "2027-08-01", "Bundesfeiertag")]
    [InlineData("FR", null, "2027-07-14", "Bastille Day")]
    [InlineData("GB", "SCT", "2027-11-30", "St Andrew’s Day")]
    [InlineData("GB", "ENG", "2027-03-29", "Easter Monday")]
    [InlineData("IE", null, "2027-02-01", "St. Brigid’s Day")]
    [InlineData("US", "CA", "2027-06-19", "Juneteenth")]
    [InlineData("NL", null, "2027-04-27", "King's Day")]
    public void A_holiday_is_known_where_it_is_kept(string country, string? region, string date, string name) =>
        On(country, region, date).ShouldBe(name);

    [Theory]
    [InlineData("DE", "BB", "2027-03-08")]
    [InlineData("DE", null, "2027-03-08")]
    [InlineData("DE", "BE", "2027-01-06")]
    [InlineData("GB", "SCT", "2027-03-29")]
    [InlineData("DK", null, "2027-04-23")]
    [InlineData("XX", null, "2027-01-01")]
    public void A_holiday_of_elsewhere_or_of_the_past_is_none(string country, string? region, string date) => On(country, region, date).ShouldBeNull();

    [Fact]
    public void A_place_is_told_by_its_names_and_an_unknown_one_by_its_code()
    {
        Calendar.PlaceName("DE", "BE").ShouldBe("Germany, Berlin");
        Calendar.PlaceName("DE", "??").ShouldBe("Germany");
        Calendar.PlaceName("XX", null).ShouldBe("XX");
        (Calendar.Knows("de"), Calendar.Knows("XX")).ShouldBe((true, false));
    }

    [Fact]
    public void Days_come_in_order_and_once_each()
    {
        var year = Calendar.Between("NO", null, new LocalDate(2027, 1, 1), new LocalDate(2027, 12, 31));
        year.Select(holiday => holiday.Date).ShouldBe(year.Select(holiday => holiday.Date).Distinct().Order());
        year.Single(holiday => holiday.Date == new LocalDate(2027, 5, 17)).Name.ShouldBe("Constitution Day, Whit Monday");
        Calendar.LastYear.ShouldBeGreaterThan(2030);
    }

    private static string? On(string country, string? region, string date)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        return Calendar.Between(country, region, day, day).SingleOrDefault()?.Name;
    }
}
