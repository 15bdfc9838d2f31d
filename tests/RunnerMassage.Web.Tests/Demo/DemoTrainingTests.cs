using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Demo;

/// <summary>The demo's runners get the ratings and the advice that walks through the demo count on.</summary>
public sealed class DemoTrainingTests(SharedSite site) : IClassFixture<SharedSite>
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cautious", "7 8 12 13 15", "16")]
    [InlineData("article", "7 8 12 13 15 16", "")]
    public async Task Mara_s_swedish_after_work(string profile, string ideal, string good)
    {
        var days = await DaysAsync("mara", profile, "swedish", new LocalTime(17, 0), 60, 6, 16);
        Of(days, TimingRating.Ideal).ShouldBe(ideal);
        Of(days, TimingRating.Avoid).ShouldStartWith("6");
        (Of(days, TimingRating.Good) + " ").ShouldContain(good.Length == 0 ? " " : good + " ");
        Of(await DaysAsync("mara", profile, "swedish", new LocalTime(17, 0), 60, 18, 19), TimingRating.Ideal).ShouldBe("18 19");
    }

    [Fact]
    public async Task Mara_s_first_deep_tissue_is_held_back_before_the_race_by_the_cautious_only()
    {
        var cautious = await DaysAsync("mara", "cautious", "deep-tissue", new LocalTime(17, 0), 60, 15, 16, firstTime: true);
        (cautious[15], cautious[16]).ShouldBe((TimingRating.Acceptable, TimingRating.Avoid));
        var article = await DaysAsync("mara", "article", "deep-tissue", new LocalTime(17, 0), 60, 15, 16, firstTime: true);
        (article[15], article[16]).ShouldBe((TimingRating.Ideal, TimingRating.Avoid));
    }

    [Theory]
    [InlineData("cautious")]
    [InlineData("article")]
    public async Task Jonas_s_deep_tissue_at_noon(string profile)
    {
        var days = await DaysAsync("jonas", profile, "deep-tissue", new LocalTime(12, 0), 45, 9, 28);
        foreach (var day in new[] { 9, 14, 15, 21, 22, 23, 27 })
        {
            days[day].ShouldBe(TimingRating.Ideal, $"{day} April");
        }

        days[24].ShouldBe(TimingRating.Blocked);
        (days[26], days[28]).ShouldBe(profile == "cautious" ? (TimingRating.Avoid, TimingRating.Ideal) : (TimingRating.Ideal, TimingRating.Good));
        (await DaysAsync("jonas", profile, "swedish", new LocalTime(12, 0), 45, 26, 26))[26].ShouldBe(TimingRating.Ideal);
    }

    [Fact]
    public async Task Jonas_s_best_day_meets_two_windows()
    {
        var known = await KnownAsync("jonas", "deep-tissue");
        var windows = new[] { 21, 22, 23 }.Select(day => TimingRules.RateOnly(
            Question("deep-tissue", TimingClass.Deep, new LocalDate(2027, 4, day), new LocalTime(12, 0), 45), RuleProfile.Article, known.Training).Windows);
        windows.ShouldBe([1, 2, 1]);
    }

    [Fact]
    public async Task Priya_s_active_release_around_the_parkrun()
    {
        var days = await DaysAsync("priya", "cautious", "active-release", new LocalTime(11, 0), 30, 5, 12);
        Of(days, TimingRating.Good).ShouldBe("5 6 7 8");
        Of(days, TimingRating.Acceptable).ShouldBe("9");
        Of(days, TimingRating.Ideal).ShouldBe("11 12");
    }

    [Fact]
    public async Task What_was_booked_is_rated_as_the_rules_rate_it()
    {
        var sessions = await site.App.WithAsync<RunnerMassageContext, List<Scheduling.MassageSession>>(context =>
            context.MassageSessions.AsNoTracking().ToListAsync(Cancel));
        sessions.ShouldAllBe(session => session.Rating <= TimingRating.Acceptable && session.RuleProfileId == "article" && session.RuleProfileVersion == 1);
        var active = sessions.Where(session => session.Status != Scheduling.SessionStatus.Cancelled && session.TimingClass == TimingClass.Deep).ToList();
        foreach (var (one, other) in active.SelectMany(one => active.Where(other => other.RunnerId == one.RunnerId && other.Start > one.Start).Select(other => (one, other))))
        {
            (other.Start - one.End).ShouldBeGreaterThanOrEqualTo(Duration.FromHours(48));
        }

        sessions.Where(session => session.RatingReasons is not null).ShouldAllBe(session => ReasonSnapshot.Read(session.RatingReasons).Count > 0);
    }

    [Fact]
    public void The_types_suit_the_three()
    {
        Scores(new() { Complaint = Complaint.Knots, Pressure = PressureTolerance.Low, Experience = MassageExperience.None, WeeklyKm = 38, DaysSinceLastMassage = 61 })
            .ShouldBe("swedish 5, active-release 0, deep-tissue -1");
        Scores(new() { Complaint = Complaint.Knots, Pressure = PressureTolerance.High, Experience = MassageExperience.Regular, TrainingDaysPerWeek = 6, WeeklyKm = 72 })
            .ShouldStartWith("deep-tissue 9");
        var priya = new RunnerProfile { Complaint = Complaint.Injury, TrainingDaysPerWeek = 3, WeeklyKm = 25, DaysWithComplaint = 42 };
        Scores(priya).ShouldStartWith("active-release 6");
        MassageTypeRecommendation.For(priya).MovementTherapistAdvised.ShouldBeTrue();
    }

    [Theory]
    [InlineData(4, 38, false, false, 80, 1, 1, 60)]
    [InlineData(6, 72, true, false, 220, 4, 4, 45)]
    [InlineData(3, 25, false, true, 60, 2, 1, 45)]
    public async Task Their_budgets_go_so_far(int days, int km, bool peak, bool plan, int budget, int advised, int affordable, int minutes)
    {
        var lengths = await site.App.WithAsync<RunnerMassageContext, List<LengthPrice>>(async context =>
            [.. (await context.MassageTypes.SingleAsync(type => type.Id == "deep-tissue", Cancel)).Lengths.Select(length => new LengthPrice(length.Minutes, length.Price))]);
        lengths.ShouldBe([new LengthPrice(30, 40), new LengthPrice(45, 55), new LengthPrice(60, 70)]);
        FrequencyRecommendation.For(days, km, peak, plan, budget, lengths).ShouldBe(new FrequencyRecommendation(advised, affordable, minutes));
    }

    private static string Scores(RunnerProfile profile) =>
        string.Join(", ", MassageTypeRecommendation.For(profile).Ranking.Select(ranked => $"{ranked.MassageTypeId} {ranked.Score}"));

    private static string Of(IReadOnlyDictionary<int, TimingRating> days, TimingRating rating) =>
        string.Join(' ', days.Where(day => day.Value == rating).Select(day => day.Key).Order());

    private async Task<Dictionary<int, TimingRating>> DaysAsync(
        string person, string profile, string type, LocalTime time, int minutes, int first, int last, bool firstTime = false)
    {
        var known = await KnownAsync(person, type);
        var rules = profile == "article" ? RuleProfile.Article : RuleProfile.Cautious;
        var massage = new MassageToPlan(type, type == "swedish" ? TimingClass.Light : TimingClass.Deep, time, minutes, firstTime);
        var found = BestDays.Find(rules, known.Training, Berlin, massage, new LocalDate(2027, 4, first), new LocalDate(2027, 4, last));
        return found.ByDay.ToDictionary(day => day.Key.Day, day => day.Value);
    }

    /// <summary>Without the sessions that the demo has booked, which the walk does not count.</summary>
    private async Task<KnownTraining> KnownAsync(string person, string type)
    {
        var id = await site.App.WithAsync<RunnerMassageContext, string>(context =>
            context.Users.Where(user => user.Email == person + "@demo.example").Select(user => user.Id).SingleAsync(Cancel));
        var known = await site.App.WithAsync<KnownTrainingReader, KnownTraining>(reader =>
            reader.LoadAsync(new TrainingRequest(id, type, new LocalDate(2027, 4, 5), new LocalDate(2027, 4, 30)), Berlin, Cancel));
        return known with { Training = known.Training with { OtherMassages = [] } };
    }

    private static TimingQuestion Question(string type, TimingClass timingClass, LocalDate date, LocalTime time, int minutes) =>
        new(type, timingClass, date.At(time).InZoneStrictly(Berlin).ToInstant(), minutes, date);
}
