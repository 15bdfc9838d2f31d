using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>
/// docs/rules.md and docs/rules-cases.md say what the code does. After a wanted change of a figure, run these tests with
/// <c>RUNNERMASSAGE_WRITE_DOCS=1</c> and read the difference.
/// </summary>
public sealed class RulesDocumentTests
{
    private static readonly Dictionary<string, Func<string>> Blocks = new(StringComparer.Ordinal)
    {
        ["figures"] = TimingTables.Figures,
        ["recovery"] = TimingTables.Recovery,
        ["soreness"] = TimingTables.Soreness,
        ["day-by-day"] = TimingTables.DayByDay,
        ["scores"] = RecommendationTables.Scores,
        ["gates"] = RecommendationTables.Gates,
        ["frequency"] = RecommendationTables.Frequency,
        ["classification"] = RecommendationTables.Classification,
    };

    [Fact]
    public void The_tables_of_the_rules_are_those_of_the_code()
    {
        var text = Read("rules.md");
        GeneratedBlocks.NamesIn(text).Order(StringComparer.Ordinal).ShouldBe(Blocks.Keys.Order(StringComparer.Ordinal));
        Compare("rules.md", text, GeneratedBlocks.Fill(text, Blocks.ToDictionary(block => block.Key, block => block.Value(), StringComparer.Ordinal)));
    }

    [Fact]
    public void The_cases_are_rated_as_the_appendix_says() => Compare("rules-cases.md", Read("rules-cases.md"), CaseTables.Document());

    [Fact]
    public void The_table_of_the_safety_questions_is_that_of_the_code()
    {
        var text = Read("safety.md");
        Compare("safety.md", text, GeneratedBlocks.Fill(
            text, new Dictionary<string, string>(StringComparer.Ordinal) { ["questions"] = SafetyTables.Questions() }));
    }

    private static string Read(string document) =>
        File.Exists(GeneratedBlocks.PathOf(document)) ? File.ReadAllText(GeneratedBlocks.PathOf(document)).ReplaceLineEndings("\n") : "";

    private static void Compare(string document, string stands, string code)
    {
        if (GeneratedBlocks.ShouldWrite)
        {
            File.WriteAllText(GeneratedBlocks.PathOf(document), code);
            return;
        }

        stands.ShouldBe(code, $"docs/{document} says something else than the code; write it anew with {GeneratedBlocks.WriteVariable}=1.");
    }
}
