namespace RunnerMassage.Data.Safety;

/// <summary>A kind of data that goes by itself after some time.</summary>
/// <param name="Name">Its name in the database: add, never rename.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Explanation">What goes, counted from when, and why the bounds are as they are.</param>
/// <param name="Usual">Days where the clinic says nothing else.</param>
/// <param name="Least">Fewest days.</param>
/// <param name="Most">Most days.</param>
public sealed record RetentionKind(string Name, string Title, string Explanation, int Usual, int Least, int Most)
{
    /// <summary>Soreness reports.</summary>
    public static RetentionKind Soreness { get; } = new(
        "soreness", "Soreness reports",
        "A report counts for a day and a half; older ones help nobody decide. People agree to at most 90 days when they give one.", 90, 7, 90);

    /// <summary>Answers that newer ones have taken the place of.</summary>
    public static RetentionKind OldAnswers { get; } = new(
        "screening-old", "Safety answers that newer ones have replaced",
        "The latest answers are what therapists work by. Earlier ones are kept for a while, to look up what was known at a session.", 90, 1, 730);

    /// <summary>The latest answers of somebody.</summary>
    public static RetentionKind Answers { get; } = new(
        "screening", "The latest safety answers",
        "Counted from when they were given. All questions are asked anew after a year, so little speaks for more than that.", 400, 365, 1095);

    /// <summary>Pauses that are over or decided.</summary>
    public static RetentionKind EndedHolds { get; } = new(
        "safety-holds", "Decisions about safety answers",
        "Counted from when time lifted a pause, or a therapist lifted it for good. Pauses that still hold are never deleted. A decision counts for a year when the same answers are given again.",
        400, 365, 3650);

    /// <summary>All of them, in the order in which they are applied: what hangs on others goes first.</summary>
    public static IReadOnlyList<RetentionKind> All { get; } = [Soreness, EndedHolds, OldAnswers, Answers];
}
