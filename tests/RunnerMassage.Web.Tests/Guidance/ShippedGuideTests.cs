using System.Text.RegularExpressions;
using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Guidance;
using RunnerMassage.Web.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Guidance;

/// <summary>What the texts that a new clinic starts with have to keep to.</summary>
public sealed partial class ShippedGuideTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 4, 6, 7, 0);
    private static readonly IReadOnlyList<GuideVersion> Versions = [.. ShippedGuides.Versions(Now)];

    public static TheoryData<string> Ids => [.. Versions.Select(version => version.GuideId)];

    [Fact]
    public void There_is_one_for_each_massage_type_and_five_for_everybody()
    {
        ShippedGuides.Guides().Select(guide => (guide.Id, guide.MassageTypeId, guide.LatestNumber)).ShouldBe(
        [
            ("swedish", "swedish", 1), ("deep-tissue", "deep-tissue", 1), ("active-release", "active-release", 1), ("which-massage", null, 1),
            ("when", null, 1), ("how-often", null, 1), ("benefits", null, 1), ("movement-therapist", null, 1),
        ]);
        Versions.ShouldAllBe(version => version.Number == 1 && version.State == GuideState.Published && version.PublishAt == Now);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_has_a_title_a_summary_for_search_engines_a_text_and_evidence(string id)
    {
        var version = Of(id);
        version.Title.Length.ShouldBeInRange(5, 60);
        version.Summary.Length.ShouldBeInRange(60, 170);
        version.Evidence.ShouldNotBeEmpty();
        version.Text.ShouldNotContain('\r');
        new GuideRenderer().Render(version.Text).Headings.Count.ShouldBeGreaterThan(2);
    }

    [Theory, MemberData(nameof(Ids))]
    public void No_figure_of_the_timing_rules_is_typed_into_a_text(string id)
    {
        var version = Of(id);
        TypedTiming().Matches(version.Text + version.Summary + string.Join('\n', version.Evidence.Select(note => note.Claim)))
            .Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public void The_watch_over_typed_figures_sees_one()
    {
        TypedTiming().IsMatch("one to two days after a hard run").ShouldBeTrue();
        TypedTiming().IsMatch("within 36 hours before a race").ShouldBeTrue();
        TypedTiming().IsMatch("2–3 days before").ShouldBeTrue();
        TypedTiming().IsMatch("you may be sore for a day").ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Ids))]
    public void Nothing_is_called_proven(string id)
    {
        var text = Of(id).Text;
        Proof().Matches(text).Select(match => match.Value.Trim()).ShouldBeSubsetOf(["so nobody can call them proven"]);
        text.ShouldNotContain('!');
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Every_link_leads_to_a_page(string id)
    {
        await using var app = new WebApp();
        var visitor = app.Visit();
        foreach (var link in Link().Matches(Of(id).Text).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal))
        {
            (await visitor.GetAsync(link)).Status.ShouldBe(System.Net.HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public void The_myth_of_lactic_acid_is_told_kindly_and_with_its_papers()
    {
        var note = Of("benefits").Evidence.Single(note => note.Claim.Contains("lactic acid", StringComparison.Ordinal));
        note.Grade.ShouldBe(EvidenceGrade.X);
        note.Note.ShouldContain("a myth");
        note.Source.Split('\n').Select(source => source[..source.IndexOf(',', StringComparison.Ordinal)])
            .ShouldBe(["Wiltshire 2010", "Hemmings 2000", "Crane 2012", "Dakić 2023"]);
    }

    [Fact]
    public void One_claim_has_one_grade_wherever_it_stands() =>
        Versions.SelectMany(version => version.Evidence).GroupBy(note => note.Claim, StringComparer.Ordinal)
            .ShouldAllBe(claim => claim.Select(note => $"{note.Grade} {note.Note} {note.Source}").Distinct().Count() == 1);

    private static GuideVersion Of(string id) => Versions.Single(version => version.GuideId == id);

    [GeneratedRegex(
        @"\b(\d+|one|two|three|four|five|six|seven|couple of)\s*([-–]|to|or)?\s*(\d+|one|two|three|four|five|six|seven)?\s*(days?|hours?)\s+(before|after|ahead)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypedTiming();

    [GeneratedRegex(@"[\w ]*\bproven?\b|\bproved\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Proof();

    [GeneratedRegex(@"\]\((?<address>/[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
