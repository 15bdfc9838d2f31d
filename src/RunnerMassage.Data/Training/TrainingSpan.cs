using NodaTime;

namespace RunnerMassage.Data.Training;

/// <summary>How far around the days of a massage the rules look.</summary>
/// <param name="From">First date of the massage.</param>
/// <param name="To">Last date of the massage.</param>
/// <param name="Zone">The clinic's zone.</param>
internal readonly record struct TrainingSpan(LocalDate From, LocalDate To, DateTimeZone Zone)
{
    public LocalDate FirstEffort => From.PlusDays(-KnownTrainingReader.ReachDays);

    public LocalDate LastEffort => To.PlusDays(KnownTrainingReader.ReachDays);

    public Instant FirstReport => Start(From) - KnownTrainingReader.SorenessReach;

    public Instant End => Start(To.PlusDays(1));

    public Instant Remembered => Start(From.PlusDays(-KnownTrainingReader.ForgottenDays));

    public Instant LastSession => Start(To.PlusDays(KnownTrainingReader.ReachDays));

    private Instant Start(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();
}
