using RunnerMassage.Scheduling.Recommendations;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>Words for what a massage type is for.</summary>
public static class ComplaintWords
{
    /// <summary>The word by which a massage type names a complaint, such as <c>knots</c>.</summary>
    public static string CodeOf(Complaint complaint) => complaint.ToString().ToLowerInvariant();

    /// <summary>A complaint as staff read it. One without words here does not compile.</summary>
    /// <exception cref="System.Runtime.CompilerServices.SwitchExpressionException">The value is no complaint.</exception>
#pragma warning disable CS8524 // Without an arm for all else, so that the compiler asks for words when a complaint is added.
    public static string Of(Complaint complaint) => complaint switch
    {
        Complaint.Relax => "Stress, wants to relax",
        Complaint.Heavy => "Heavy, sore legs",
        Complaint.Knots => "Knots or one tight area",
        Complaint.Injury => "A named soft-tissue injury, such as shin splints",
        Complaint.Scar => "Old scar tissue or adhesions",
        Complaint.Maintenance => "Nothing special: regular care",
    };
#pragma warning restore CS8524
}
