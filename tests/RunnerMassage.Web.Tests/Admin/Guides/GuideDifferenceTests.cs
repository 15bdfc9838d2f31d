using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Pages.Admin.Guides;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin.Guides;

public sealed class GuideDifferenceTests
{
    [Fact]
    public void Words_that_differ_are_marked_together()
    {
        var lines = Compare("A massage two days before a race is fine.", "A massage one or two days before a long race is fine.");
        lines.Select(Tell).ShouldBe(["-A massage two days before a race is fine.", "+A massage [one or ]two days before a[ long] race is fine."]);
    }

    [Fact]
    public void Lines_with_little_in_common_are_shown_whole() =>
        Compare("Soft and slow strokes.", "Deep pressure for knots.").Select(Tell).ShouldBe(["-Soft and slow strokes.", "+Deep pressure for knots."]);

    [Fact]
    public void What_lies_far_from_a_change_is_left_out_and_counted()
    {
        var before = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"Line {i}"));
        Compare(before, before.Replace("Line 10\n", "", StringComparison.Ordinal)).Select(Tell)
            .ShouldBe(["7 left out", " Line 8", " Line 9", "-Line 10", " Line 11", " Line 12", "8 left out"]);
    }

    [Fact]
    public void Line_ends_alone_are_no_difference() => GuideDifference.Of(Text("a\nb\n"), Text("a\r\nb")).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Evidence_is_compared_in_words()
    {
        var before = Text("a") with { Evidence = [new EvidenceNote { Claim = "It helps", Grade = EvidenceGrade.B, Note = "Some", Source = "" }] };
        var after = Text("a") with { Evidence = [new EvidenceNote { Claim = "It helps", Grade = EvidenceGrade.X, Note = "Some", Source = "" }] };
        var part = GuideDifference.Of(before, after).Parts.ShouldHaveSingleItem();
        part.Name.ShouldBe("Evidence");
        part.Lines.Count(line => line.Kind == GuideDifference.LineKind.Added).ShouldBe(1);
    }

    private static IReadOnlyList<GuideDifference.Line> Compare(string before, string after) => GuideDifference.Of(Text(before), Text(after)).Parts.ShouldHaveSingleItem().Lines;

    private static GuideText Text(string text) => new() { Title = "T", Summary = "S", Text = text };

    private static string Tell(GuideDifference.Line line) => line.Kind switch
    {
        GuideDifference.LineKind.Skipped => $"{line.Skipped} left out",
        GuideDifference.LineKind.Removed => "-" + Words(line),
        GuideDifference.LineKind.Added => "+" + Words(line),
        _ => " " + Words(line),
    };

    private static string Words(GuideDifference.Line line) => string.Concat(line.Pieces.Select(piece => piece.Marked ? $"[{piece.Text}]" : piece.Text));
}
