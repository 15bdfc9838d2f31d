using RunnerMassage.Data.Privacy;

namespace RunnerMassage.Web.Privacy;

/// <summary>What people agree to, word for word. A text that changes in meaning gets the next version, and people are asked anew.</summary>
/// <param name="Kind">One of <see cref="ConsentKinds"/>.</param>
/// <param name="Version">Counts the texts of this kind, from 1.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Sentence">What somebody says by ticking the box.</param>
/// <param name="Paragraphs">The whole text.</param>
/// <param name="OnWithdrawal">What happens when it is taken back, or null where only deleting the account takes it back.</param>
public sealed record ConsentText(
    string Kind, int Version, string Title, string Sentence, IReadOnlyList<string> Paragraphs, IReadOnlyList<string>? OnWithdrawal)
{
    /// <summary>The terms.</summary>
    public static ConsentText Terms { get; } = new(
        ConsentKinds.Terms, 1, "Terms", "I agree to the terms.",
        [
            "You book massages for yourself, at the price and length shown when you book. A booking is made when you see its confirmation.",
            "You can move or cancel a session until it begins. How late that is free of charge stands beside every booking; after that, or where you do not come, the price may be due.",
            "A massage here is for well-being and sport. It does not replace a doctor: with an injury, fever, a swollen leg or anything that worries you, see one first. Your therapist may refuse a massage for your safety.",
            "How well a time fits your training is advice by experience, not a promise of any effect.",
        ],
        OnWithdrawal: null);

    /// <summary>Health data.</summary>
    public static ConsentText HealthData { get; } = new(
        ConsentKinds.HealthData, 1, "Data about your health",
        "I agree that my soreness and my answers to safety questions are kept, to choose the right time and massage.",
        [
            "If you agree, we keep how sore you say you are and what you answer to questions about your safety. It is used for one thing: whether and when which massage suits you.",
            "You see it, and the therapist who treats you where it matters for a session. It is encrypted, and reports of soreness are deleted when they are 90 days old and you give a newer one.",
            "You need not agree. You can book without it; times are then rated without your soreness.",
            "You can take this back at any time.",
        ],
        [
            "All your soreness reports and answers to safety questions are deleted at once.",
            "What they said about the timing of your booked sessions is taken out. The sessions stay.",
            "A note that you wrote for the therapist with a booking stays with that booking.",
        ]);

    /// <summary>Training data.</summary>
    public static ConsentText TrainingData { get; } = new(
        ConsentKinds.TrainingData, 1, "Your training",
        "I agree that my workouts and races are kept, to find times that fit my training.",
        [
            "If you agree, we keep the workouts and races that you enter, to rate every time by how well it fits. Training can tell something about your health, so we treat it as carefully.",
            "You see it, and the therapist of a booked session sees your next race and your last hard workout.",
            "You need not agree. You can book without it; times are then not rated.",
            "You can take this back at any time.",
        ],
        [
            "Your whole list of workouts and races is deleted at once.",
            "What they said about the timing of your booked sessions is taken out. The sessions stay.",
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConsentText> All { get; } = [Terms, HealthData, TrainingData];

    /// <summary>The text of a kind, or null where there is no such kind.</summary>
    public static ConsentText? Of(string? kind) => All.FirstOrDefault(text => text.Kind == kind);
}
