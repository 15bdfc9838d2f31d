using NodaTime;
using RunnerMassage.Web.Shared.Formatting;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Formatting;

public sealed class ClinicFormatTests
{
    private static readonly ClinicFormat Berlin = In("Europe/Berlin");

    [Fact]
    public void Times_are_told_with_weekday_date_and_zone()
    {
        var start = Instant.FromUtc(2026, 11, 26, 16, 0);
        Berlin.When(start, start + Duration.FromHours(1)).ShouldBe("Thursday 26 November 2026, 17:00–18:00");
        Berlin.ZoneName(start).ShouldBe("Berlin time (CET)");
        Berlin.ZoneName(Instant.FromUtc(2026, 7, 1, 0, 0)).ShouldBe("Berlin time (CEST)");
        In("America/New_York").ZoneName(start).ShouldBe("New York time (EST)");
        In("Australia/Lord_Howe").ZoneName(start).ShouldBe("Lord Howe time (UTC+11)");
    }

    [Theory]
    [InlineData("Europe/Berlin", 2026, 10, 25, 0, 30, "02:30 (UTC+2)")]
    [InlineData("Europe/Berlin", 2026, 10, 25, 1, 30, "02:30 (UTC+1)")]
    [InlineData("Europe/Berlin", 2026, 10, 25, 2, 30, "03:30")]
    [InlineData("Europe/London", 2026, 10, 25, 1, 30, "01:30 (UTC)")]
    [InlineData("America/New_York", 2026, 11, 1, 5, 30, "01:30 (UTC-4)")]
    [InlineData("Australia/Lord_Howe", 2026, 4, 4, 14, 45, "01:45 (UTC+11)")]
    [InlineData("Australia/Lord_Howe", 2026, 4, 4, 15, 15, "01:45 (UTC+10:30)")]
    public void A_time_that_the_clock_shows_twice_tells_its_offset(string zone, int year, int month, int day, int hour, int minute, string words) =>
        In(zone).Time(Instant.FromUtc(year, month, day, hour, minute)).ShouldBe(words);

    [Fact]
    public void A_range_across_a_clock_change_tells_both_offsets()
    {
        var start = Instant.FromUtc(2026, 10, 25, 0, 30);
        Berlin.TimeRange(start, start + Duration.FromHours(1)).ShouldBe("02:30 (UTC+2)–02:30 (UTC+1)");
        var spring = Instant.FromUtc(2026, 3, 29, 0, 30);
        Berlin.TimeRange(spring, spring + Duration.FromHours(1)).ShouldBe("01:30 (UTC+1)–03:30 (UTC+2)");
    }

    [Theory]
    [InlineData("EUR", 79, "€79")]
    [InlineData("GBP", 39.5, "£39.50")]
    [InlineData("CHF", 1200, "CHF\u00a01,200")]
    public void Prices_show_cents_only_where_there_are_any(string currency, double amount, string words) =>
        new ClinicFormat(DateTimeZone.Utc, currency).Price((decimal)amount).ShouldBe(words);

    private static ClinicFormat In(string zone) => new(DateTimeZoneProviders.Tzdb[zone], "EUR");
}
