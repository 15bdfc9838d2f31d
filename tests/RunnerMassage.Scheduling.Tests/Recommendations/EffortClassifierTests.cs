using RunnerMassage.Scheduling.Recommendations;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Recommendations;

public sealed class EffortClassifierTests
{
    private static readonly TrainingHistory NoHistory = new();

    public static TheoryData<string, Workout, TrainingHistory, EffortLevel, bool, bool> Examples => new()
    {
        { "RPE 8 for an hour", new() { Name = "Morning Run", Minutes = 60, Rpe = 8 }, NoHistory, EffortLevel.Hard, true, false },
        { "recovery jog, RPE 2", new() { Name = "Recovery jog", Minutes = 40, Rpe = 2 }, NoHistory, EffortLevel.Easy, true, false },
        { "8x400 and nothing else", new() { Name = "8x400" }, NoHistory, EffortLevel.Hard, false, true },
        { "a tempo that felt easy", new() { Name = "Tempo", Minutes = 45, Rpe = 4 }, NoHistory, EffortLevel.Easy, true, false },
        {
            "TRIMP at 1.84 times the median",
            new() { Minutes = 60, AverageHeartRate = 155, RestingHeartRate = 55, MaxHeartRate = 190, Sex = Sex.Male },
            new() { MedianTrimp28Days = 64 }, EffortLevel.Hard, false, true
        },
        { "75 min at 90 % of threshold", new() { Minutes = 75, AveragePace = 300, ThresholdPace = 270 }, NoHistory, EffortLevel.Hard, true, false },
        { "60 min at 82 % of threshold", new() { Minutes = 60, AveragePace = 330, ThresholdPace = 270 }, NoHistory, EffortLevel.Moderate, true, false },
        {
            "a long run beyond anything in 30 days, felt easy", new() { DistanceKm = 16, Minutes = 95, Rpe = 4 },
            new() { LongestKm30Days = 14 }, EffortLevel.Hard, false, true
        },
        { "race week, easy", new() { Name = "Race week easy 30" }, NoHistory, EffortLevel.Easy, false, false },
        { "flagged as a race", new() { WorkoutType = 1 }, NoHistory, EffortLevel.Race, true, false },
        { "20 min in zones 4 and 5", new() { ZoneMinutes = [10, 20, 10, 15, 5] }, NoHistory, EffortLevel.Hard, true, false },
        { "training effect 4.2", new() { TrainingEffect = 4.2 }, NoHistory, EffortLevel.Hard, true, false },
        { "nothing known", new() { Name = "Lunch Run", Minutes = 50, DistanceKm = 9 }, NoHistory, EffortLevel.Unknown, false, true },
        { "the runner's word wins", new() { Tag = EffortLevel.Easy, Rpe = 9, WorkoutType = 1 }, NoHistory, EffortLevel.Easy, true, false },
        { "RPE 5 for 75 min", new() { Minutes = 75, Rpe = 5 }, NoHistory, EffortLevel.Hard, true, false },
        { "RPE 5 for 74 min", new() { Minutes = 74, Rpe = 5 }, NoHistory, EffortLevel.Moderate, true, false },
        { "German name", new() { Name = "Intervalle auf der Bahn" }, NoHistory, EffortLevel.Hard, false, true },
        { "German easy name wins", new() { Name = "Lockerer Lauf nach Tempo" }, NoHistory, EffortLevel.Easy, false, false },
        {
            "relative effort of twice the median that felt easy", new() { RelativeEffort = 200, Rpe = 3 },
            new() { MedianRelativeEffort28Days = 100 }, EffortLevel.Easy, true, false
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_workout_is_classified(
        string what, Workout workout, TrainingHistory history, EffortLevel kind, bool confident, bool ask)
    {
        var result = EffortClassifier.Classify(workout, history);

        result.Kind.ShouldBe(kind, what);
        result.IsConfident.ShouldBe(confident, what);
        result.Ask.ShouldBe(ask, what);
    }

    [Fact]
    public void Trimp_after_Banister_is_what_the_formula_gives()
    {
        var workout = new Workout { Minutes = 60, AverageHeartRate = 155, RestingHeartRate = 55, MaxHeartRate = 190 };

        TrainingLoad.Banister(workout with { Sex = Sex.Male })!.Value.ShouldBe(117.9, 0.1);
        TrainingLoad.Banister(workout with { Sex = Sex.Female })!.Value.ShouldBe(131.7, 0.1);
    }

    [Fact]
    public void Trimp_after_Edwards_weighs_the_zones() =>
        TrainingLoad.Edwards(new Workout { ZoneMinutes = [10, 20, 10, 15, 5] }).ShouldBe(165);

    [Theory]
    [InlineData(75, 300, 101)]
    [InlineData(60, 330, 66.9)]
    public void Running_stress_is_what_the_formula_gives(double minutes, double pace, double stress) =>
        TrainingLoad.RunningStress(new Workout { Minutes = minutes, AveragePace = pace, ThresholdPace = 270 })!.Value.ShouldBe(stress, 0.3);
}
