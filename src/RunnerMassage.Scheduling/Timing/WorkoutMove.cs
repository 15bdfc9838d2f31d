using NodaTime;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>
/// What to offer where the wanted type has no acceptable time: a hard workout whose move by a day would make a wanted time ideal.
/// Races are never asked to move.
/// </summary>
/// <param name="Workout">The hard workout to move.</param>
/// <param name="Days">By how many days: -1 or +1.</param>
/// <param name="Start">The massage's start that becomes ideal.</param>
public sealed record WorkoutMove(Effort Workout, int Days, Instant Start)
{
    /// <summary>The first move that makes a start ideal, trying the starts in order, a day later before a day earlier; null where none does.</summary>
    /// <param name="profile">The rules' parameters.</param>
    /// <param name="training">What is known of the runner.</param>
    /// <param name="massages">The times that could be booked, best first.</param>
    /// <param name="now">Workouts before this instant are done and stay where they are.</param>
    /// <param name="zone">The zone in which days are counted.</param>
    public static WorkoutMove? Find(
        RuleProfile profile, RunnerTraining training, IEnumerable<TimingQuestion> massages, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var movable = training.Efforts.Where(effort => effort.Kind == EffortKind.Hard && effort.StartDate > today).ToList();
        foreach (var massage in massages)
        {
            foreach (var workout in movable)
            {
                foreach (var days in (int[])[1, -1])
                {
                    var moved = Moved(workout, days, zone);
                    if (moved.StartDate <= today)
                    {
                        continue;
                    }

                    Effort[] efforts = [.. training.Efforts.Where(effort => !ReferenceEquals(effort, workout)), moved];
                    if (TimingRules.RateOnly(massage, profile, training with { Efforts = efforts }).Rating == TimingRating.Ideal)
                    {
                        return new WorkoutMove(workout, days, massage.Start);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The workout at the same local time on another day.</summary>
    private static Effort Moved(Effort workout, int days, DateTimeZone zone)
    {
        var start = workout.Start is { } from
            ? zone.AtLeniently(from.InZone(zone).LocalDateTime.PlusDays(days)).ToInstant()
            : (Instant?)null;
        return workout with
        {
            StartDate = workout.StartDate.PlusDays(days),
            FinishDate = workout.FinishDate.PlusDays(days),
            Start = start,
            End = start + (workout.End - workout.Start),
        };
    }
}
