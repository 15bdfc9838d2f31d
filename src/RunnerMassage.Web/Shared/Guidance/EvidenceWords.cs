using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>The grades of evidence in words.</summary>
public static class EvidenceWords
{
    /// <summary>In two words, for a badge.</summary>
    public static string Name(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.A => "Well supported",
        EvidenceGrade.B => "Some support",
        EvidenceGrade.C => "Indirect hints",
        EvidenceGrade.D => "Experience only",
        _ => "Contradicted",
    };

    /// <summary>What the grade means, in one sentence.</summary>
    public static string Meaning(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.A => "Trials, or reviews of trials, agree with one another.",
        EvidenceGrade.B => "There are trials, but small ones, or ones with weaknesses.",
        EvidenceGrade.C => "Nobody has tested just this; studies of something close to it point there.",
        EvidenceGrade.D => "What therapists and runners have found to work, without studies to lean on.",
        _ => "Studies have looked, and speak against it.",
    };

    /// <summary>The icon that goes with it.</summary>
    public static string Icon(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.A => "check-circle",
        EvidenceGrade.B => "check",
        EvidenceGrade.C => "tilde",
        EvidenceGrade.D => "users",
        _ => "x",
    };
}
