using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Guidance;

/// <summary>The days that a guide draws are those that the rules say.</summary>
public sealed class GlanceTests
{
    private static readonly GlanceMassage[] Both = [new("Light", "swedish", TimingClass.Light), new("Deep", "deep-tissue", TimingClass.Deep)];

    [Fact]
    public void By_the_letter_a_marathon_has_these_days()
    {
        var marathon = TimingGlance.Of(RuleProfile.Article, Both).Figures.Single(figure => figure.Name == "A marathon");
        Letters(marathon.Rows[0]).ShouldBe("G I I I | I I G G G G");
        Letters(marathon.Rows[1]).ShouldBe("G I I B | I I G G G G");
        (marathon.Rows[1].Before, marathon.Rows[1].After).ShouldBe((TimingRating.Blocked, TimingRating.Blocked));
    }

    [Fact]
    public void Cautiously_deep_work_waits_longer()
    {
        var figures = TimingGlance.Of(RuleProfile.Cautious, Both).Figures;
        Letters(figures.Single(figure => figure.Name == "A marathon").Rows[1]).ShouldBe("G I I B | A I I G G G");
        Letters(figures.Single(figure => figure.Name == "An ultra").Rows[0]).ShouldBe("G I I G | G I I G G G");
    }

    [Fact]
    public void The_sentence_says_what_the_strip_shows()
    {
        var row = TimingGlance.Of(RuleProfile.Article, Both).Figures[0].Rows[0];
        GlanceWords.Sentence(row).ShouldBe(
            "Recommended 1 and 2 days after. On the day itself a short one is acceptable, before it and after it.");
        var race = TimingGlance.Of(RuleProfile.Article, Both).Figures[1].Rows[1];
        GlanceWords.Sentence(race).ShouldBe(
            "Recommended 3 and 2 days before, and 1 and 2 days after. On the day itself a short one is ruled out before it, and advised against after it.");
    }

    [Fact]
    public void Every_profile_that_an_admin_can_make_is_drawn()
    {
        var glance = TimingGlance.Of(RuleProfile.Article with { FlushMinutes = 0, AfterEffort = new DayRange(5, 6), BeforeRace = new DayRange(4, 4) }, Both);
        Letters(glance.Figures[0].Rows[1]).ShouldBe("G G G A | G G G G I I");
        GlanceWords.Sentence(glance.Figures[1].Rows[1]).ShouldStartWith("Recommended 4 days before, and 5 and 6 days after.");
    }

    [Fact]
    public async Task A_guide_follows_the_clinics_change_of_rules_at_once()
    {
        await using var app = new WebApp();
        (await app.Visit().GetAsync("/massage-types/deep-tissue")).Text.ShouldContain("“Guidance to the letter”, version 1");
        await app.WithAsync<RuleProfileRepository, bool>(async rules =>
        {
            var edit = new RuleProfileEdit("admin", "Sofia Keller", WebApp.DefaultNow, "Try");
            var saved = await rules.SaveAsync(RuleProfile.Article with { AfterEffort = new DayRange(3, 3) }, edit, TestContext.Current.CancellationToken);
            return saved is not null;
        });
        var page = await app.Visit().GetAsync("/massage-types/deep-tissue");
        page.Text.ShouldContain("“Guidance to the letter”, version 2");
        page.Document.QuerySelector("#glance-words-0")!.TextContent.ShouldContain("Recommended 3 days after.");
        page.Document.QuerySelector(".glance table tbody tr")!.QuerySelectorAll("td .rating").Select(rating => rating.TextContent)
            .ShouldBe(["Good", "Good", "Good", "Avoid", "Avoid", "Avoid", "Good", "Good", "Ideal", "Good", "Good", "Good"]);
    }

    [Fact]
    public void How_often_is_what_the_recommendation_says()
    {
        var glance = FrequencyGlance.Create();
        glance.ByDays.ShouldBe([new("up to 2 days", 0), new("3 to 4 days", 1), new("5 days", 2), new("6 days and more", 3)]);
        glance.ByKilometres.ShouldBe([new("up to 29 km", 0), new("30 to 59 km", 1), new("60 to 89 km", 2), new("90 km and more", 3)]);
        (glance.Peak, glance.Plan).ShouldBe((1, 1));
    }

    private static string Letters(GlanceRow row) =>
        string.Join(' ', row.Days.Where(day => day.Offset < 0).Select(day => day.Rating.ToString()[..1])) + " | "
        + string.Join(' ', row.Days.Where(day => day.Offset > 0).Select(day => day.Rating.ToString()[..1]));
}
