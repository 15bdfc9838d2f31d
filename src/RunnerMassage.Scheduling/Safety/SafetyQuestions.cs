namespace RunnerMassage.Scheduling.Safety;

/// <summary>One question that is answered with yes or no.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Text">The question.</param>
/// <param name="Help">What helps to answer it, or null.</param>
/// <param name="FollowUp">What else has to be known where the answer is yes.</param>
/// <param name="AfterSoreness">True where very strong soreness leads to it.</param>
public sealed record SafetyQuestion(
    SafetyTopic Topic, string Text, string? Help = null, SafetyFollowUp FollowUp = SafetyFollowUp.None, bool AfterSoreness = false);

/// <summary>The safety questions, the most serious first.</summary>
public static class SafetyQuestions
{
    /// <summary>Counts the lists: answers to another version are asked for anew. Raise it whenever a question is added or means something else.</summary>
    public const int Version = 1;

    /// <summary>So sore on the scale from 0 to 10 that some of the questions are asked at once.</summary>
    public const int VerySore = 9;

    /// <summary>All of them, in the order in which they are asked.</summary>
    public static IReadOnlyList<SafetyQuestion> All { get; } =
    [
        new(SafetyTopic.SwollenLeg, "Is one of your calves or legs swollen, warm, red or tender?",
            "Above all after a race followed by a long journey, after an operation, or if you have had a blood clot before.", AfterSoreness: true),
        new(SafetyTopic.ChestOrBreath, "Do you have chest pain or trouble breathing, do you cough up blood, or have you fainted?",
            "In the last days, at rest or during a run.", AfterSoreness: true),
        new(SafetyTopic.DarkUrine, "Is your urine dark like cola, or are your muscles extremely weak or swollen since a hard effort?",
            "Far beyond usual soreness.", AfterSoreness: true),
        new(SafetyTopic.AfterRaceIllness, "Have you been confused, collapsed or been sick since a race or a long run?",
            "Today or in the last two days, also if it is better now.", AfterSoreness: true),
        new(SafetyTopic.NewNumbness, "Do you have new numbness or weakness, or has control of your bladder or bowel changed?",
            "Such as numb feet, a leg that gives way, or numbness between the legs.", AfterSoreness: true),
        new(SafetyTopic.KnownClot, "Do you have a blood clot or an inflamed vein, or are you being treated for one?"),
        new(SafetyTopic.BonePain, "Could you have a broken bone or a stress fracture?",
            "Pain on a spot of bone that one finger covers, pain at night, or pain when you hop on that leg.", SafetyFollowUp.Where),
        new(SafetyTopic.HeartOrPressure, "Do you have very high or untreated blood pressure, or a heart condition that is not stable?",
            "If it is treated and stable, answer no."),
        new(SafetyTopic.Illness, "Do you have, or have you had in the last days, a fever, an infection or something contagious?",
            "A stomach bug, flu, a feverish cold.", SafetyFollowUp.SymptomsEnded),
        new(SafetyTopic.Surgery, "Have you had an operation in the last six weeks?", "Keyhole operations count too.",
            SafetyFollowUp.OperatedWhenAndWhere),
        new(SafetyTopic.FreshInjury, "Have you felt a “pop”, or sprained, torn or bruised something, in the last three days?", null,
            SafetyFollowUp.InjuredWhenAndWhere),
        new(SafetyTopic.SkinOrVeins,
            "Is there skin or a vein that should not be pressed, or an implant?",
            "Varicose veins, a wound, burn, blister, rash or infected spot, a recent scar, metal or a port under the skin.", SafetyFollowUp.Where),
        new(SafetyTopic.SpreadingInfection, "Is there a skin infection that is spreading?", "Redness that grows, is hot, throbs, or comes with a red line."),
        new(SafetyTopic.BloodThinner, "Do you take blood thinners, or do you bleed or bruise unusually easily?",
            "Also a bleeding disorder or a low count of platelets."),
        new(SafetyTopic.Pregnancy, "Are you pregnant?", null, SafetyFollowUp.Trimester),
        new(SafetyTopic.Cancer, "Are you being treated for cancer?", "Ask your oncologist what they think of a massage."),
        new(SafetyTopic.FeelingOrBones, "Have you lost feeling because of diabetes, do you have osteoporosis, or do you take steroids over a long time?",
            "Steroid creams and short courses do not count."),
        new(SafetyTopic.Intoxicated, "Are you under the influence of alcohol or drugs right now?"),
        new(SafetyTopic.Minor, "Are you under 18?"),
        new(SafetyTopic.Allergy, "Are you allergic to an oil, a lotion or nuts?"),
    ];

    /// <summary>Those that very strong soreness leads to.</summary>
    public static IReadOnlyList<SafetyQuestion> AfterSoreness { get; } = [.. All.Where(question => question.AfterSoreness)];

    /// <summary>The question about a topic.</summary>
    public static SafetyQuestion Of(SafetyTopic topic) => All.First(question => question.Topic == topic);
}
