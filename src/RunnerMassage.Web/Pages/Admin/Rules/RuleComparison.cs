using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>Two profiles, or two versions of one, side by side.</summary>
/// <param name="Left">The one on the left.</param>
/// <param name="Right">The one on the right.</param>
/// <param name="Rows">Every parameter.</param>
public sealed record RuleComparison(RuleProfile Left, RuleProfile Right, IReadOnlyList<RuleComparison.Row> Rows)
{
    /// <summary>Compares.</summary>
    public static RuleComparison Of(RuleProfile left, RuleProfile right) =>
        new(left, right, [.. RuleFields.All.Select(field => new Row(field, field.Say(left), field.Say(right)))]);

    /// <summary>True where any parameter differs.</summary>
    public bool Differs => Rows.Any(row => row.Differs);

    /// <summary>One parameter of both.</summary>
    /// <param name="Field">The parameter.</param>
    /// <param name="Left">The left value in words.</param>
    /// <param name="Right">The right value in words.</param>
    public sealed record Row(RuleField Field, string Left, string Right)
    {
        /// <summary>True where they differ.</summary>
        public bool Differs => Left != Right;
    }
}
