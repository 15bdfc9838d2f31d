using System.Text;
using RunnerMassage.Web.Shared.Csv;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Csv;

public sealed class SafeCsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+49 30 1", "\"'+49 30 1\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("Anna, \"the fast\"\nWeiß", "\"Anna, \"\"the fast\"\"\nWeiß\"")]
    [InlineData("O'Neil = fast", "O'Neil = fast")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public async Task A_cell_that_looks_like_a_formula_stays_text(string? cell, string written)
    {
        using var stream = new MemoryStream();
        await SafeCsv.WriteAsync(stream, ["Name", "Next"], new[] { new[] { cell, "x" } }.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        var bytes = stream.ToArray();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe($"Name,Next\r\n{written},x\r\n");
    }
}
