namespace RunnerMassage.Data.Privacy;

/// <summary>What people are asked to agree to. Booking needs the terms only; the others are theirs to give and to take back.</summary>
public static class ConsentKinds
{
    /// <summary>The terms under which sessions are booked.</summary>
    public const string Terms = "terms";

    /// <summary>That soreness and answers to safety questions are kept.</summary>
    public const string HealthData = "health-data";

    /// <summary>That workouts and races are kept.</summary>
    public const string TrainingData = "training-data";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [Terms, HealthData, TrainingData];
}
