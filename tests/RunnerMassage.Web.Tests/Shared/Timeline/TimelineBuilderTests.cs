using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Timeline;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Timeline;

public sealed class TimelineBuilderTests
{
    private static readonly LocalDate Monday = new(2027, 4, 5);
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly ClinicFormat Format = new(Berlin, "EUR");

    [Theory]
    [InlineData(5, 5)]
    [InlineData(8, 5)]
    [InlineData(11, 5)]
    [InlineData(12, 12)]
    public void Weeks_begin_on_monday(int day, int monday)
    {
        var timeline = TimelineBuilder.Build(Input() with { From = new LocalDate(2027, 4, day), Weeks = 2 });
        timeline.Weeks.Count.ShouldBe(2);
        timeline.Days.Select(one => one.Date).ShouldBe(Enumerable.Range(0, 14).Select(offset => new LocalDate(2027, 4, monday).PlusDays(offset)));
    }

    [Fact]
    public void Days_that_are_over_have_no_ratings_and_no_free_times()
    {
        var row = Row([.. Enumerable.Repeat(TimingRating.Good, 7)]);
        var timeline = TimelineBuilder.Build(Input(row) with { Today = Monday.PlusDays(2), FreeOf = "Swedish" });
        timeline.Days.Select(day => (day.IsPast, day.IsToday, day.Ratings[0], day.FreeTimes)).ShouldBe(
        [
            (true, false, null, null), (true, false, null, null), (false, true, TimingRating.Good, 0),
            (false, false, TimingRating.Good, 0), (false, false, TimingRating.Good, 0), (false, false, TimingRating.Good, 0),
            (false, false, TimingRating.Good, 0),
        ]);
        timeline.Weeks[0].Bands.ShouldBe([new TimelineBand(0, 2, 5, TimingRating.Good)]);
    }

    [Fact]
    public void Days_with_the_same_rating_make_one_band()
    {
        var row = Row(
            TimingRating.Ideal, TimingRating.Ideal, TimingRating.Good, TimingRating.Avoid, TimingRating.Blocked, TimingRating.Blocked, TimingRating.Ideal);
        TimelineBuilder.Build(Input(row)).Weeks[0].Bands.ShouldBe(
        [
            new TimelineBand(0, 0, 2, TimingRating.Ideal), new TimelineBand(0, 2, 1, TimingRating.Good), new TimelineBand(0, 3, 1, TimingRating.Avoid),
            new TimelineBand(0, 4, 2, TimingRating.Blocked), new TimelineBand(0, 6, 1, TimingRating.Ideal),
        ]);
    }

    [Fact]
    public void Runs_races_and_sessions_are_marked_on_their_days_by_time_and_told_in_words()
    {
        var input = Input() with
        {
            Efforts = [Run(EffortKind.Race, 10, 9, "City Half"), Run(EffortKind.Hard, 6, 18, null), Bare(EffortKind.Hard, 7)],
            Sessions = [new TimelineSession(At(6, 10), "Swedish")],
        };
        var timeline = TimelineBuilder.Build(input);
        timeline.Days.Where(day => day.Marks.Count > 0).Select(day => (day.Date.Day, string.Join("; ", day.Marks.Select(mark => mark.Words)))).ShouldBe(
        [
            (6, "Booked: Swedish, 10:00; Hard run, 18:00"), (7, "Hard run"), (10, "Race: City Half, 09:00"),
        ]);
        timeline.Weeks[0].Description.ShouldBe("Tue 6 Apr Booked: Swedish, 10:00. Tue 6 Apr Hard run, 18:00. Wed 7 Apr Hard run. Sat 10 Apr Race: City Half, 09:00.");
    }

    [Fact]
    public void A_race_through_the_night_is_marked_on_both_days()
    {
        var race = Run(EffortKind.Race, 10, 20, "Night run") with { FinishDate = Monday.PlusDays(6), End = At(11, 2) };
        TimelineBuilder.Build(Input() with { Efforts = [race] }).Days.SelectMany(day => day.Marks).Select(mark => (mark.Words, mark.Clock))
            .ShouldBe([("Race: Night run, 20:00", "20:00"), ("Race: Night run, goes on", null)]);
    }

    [Fact]
    public void The_description_names_the_ideal_days()
    {
        var row = Row(
            TimingRating.Good, TimingRating.Ideal, TimingRating.Ideal, TimingRating.Good, TimingRating.Good, TimingRating.Good, TimingRating.Good);
        TimelineBuilder.Build(Input(row)).Weeks[0].Description.ShouldBe("Deep tissue ideal on Tue 6 Apr, Wed 7 Apr.");
    }

    [Theory]
    [InlineData("Swedish", "SW")]
    [InlineData("Deep tissue", "DT")]
    [InlineData("Active Release", "AR")]
    [InlineData("Trigger-point work", "TP")]
    [InlineData("X", "X")]
    public void Two_letters_stand_for_a_type(string name, string letters) =>
        TimelineRow.Of(name, new Dictionary<LocalDate, TimingRating>()).Letters.ShouldBe(letters);

    [Fact]
    public void A_month_that_begins_says_so() =>
        TimelineBuilder.Build(Input() with { From = new LocalDate(2027, 4, 26) }).Days.Select(day => day.Label)
            .ShouldBe(["Mo 26", "Tu 27", "We 28", "Th 29", "Fr 30", "1 May", "Su 2"]);

    private static TimelineInput Input(params TimelineRow[] rows) =>
        new() { From = Monday, Weeks = 1, Today = Monday, Format = Format, Rows = rows };

    private static TimelineRow Row(params TimingRating[] ratings) =>
        TimelineRow.Of("Deep tissue", ratings.Select((rating, day) => (rating, day)).ToDictionary(one => Monday.PlusDays(one.day), one => one.rating));

    private static Instant At(int day, int hour) => new LocalDateTime(2027, 4, day, hour, 0).InZoneStrictly(Berlin).ToInstant();

    private static Effort Run(EffortKind kind, int day, int hour, string? name) =>
        Bare(kind, day) with { Name = name, Start = At(day, hour), End = At(day, hour) + Duration.FromHours(1) };

    private static Effort Bare(EffortKind kind, int day) =>
        new() { Kind = kind, StartDate = new LocalDate(2027, 4, day), FinishDate = new LocalDate(2027, 4, day) };
}
