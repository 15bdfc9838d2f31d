using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Training;

/// <summary>What the rules know of a runner around some days.</summary>
/// <param name="Training">Efforts, soreness reports and other massages.</param>
/// <param name="FirstTimeDeep">True where the runner never had the deep type in question, or no deep session for 60 days.</param>
public sealed record KnownTraining(RunnerTraining Training, bool FirstTimeDeep)
{
    /// <summary>When the runner last answered the safety questions, or said that nothing is new; null where they have not.</summary>
    public Instant? ScreenedAt { get; init; }

    /// <summary>A stranger, of whom nothing is known.</summary>
    public static KnownTraining Nothing { get; } = new(RunnerTraining.Unknown, FirstTimeDeep: false);
}

/// <summary>Which training is asked for. Dates are local to the clinic and inclusive.</summary>
/// <param name="RunnerId">The runner.</param>
/// <param name="MassageTypeId">The massage type that is to be rated.</param>
/// <param name="From">First date of the massage.</param>
/// <param name="To">Last date of the massage.</param>
/// <param name="ExceptSessionId">A session that is about to be moved and therefore not in its own way.</param>
public sealed record TrainingRequest(string RunnerId, string MassageTypeId, LocalDate From, LocalDate To, string? ExceptSessionId = null);
