using RunnerMassage.Scheduling.Recommendations;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Recommendations;

public sealed class MassageTypeRecommendationTests
{
    private const string Swedish = "swedish";
    private const string Deep = "deep-tissue";
    private const string Active = "active-release";

    /// <summary>The worked examples of the scoring table: who, the ranking with scores, what is removed, the movement-therapist hint.</summary>
    public static TheoryData<string, RunnerProfile, string, string, bool> Examples => new()
    {
        { "stress, race tomorrow", new() { Complaint = Complaint.Relax, DaysToRace = 1 }, "swedish 9", "active-release deep-tissue", false },
        {
            "calf knots, regular, high pressure, six days and 70 km",
            new()
            {
                Complaint = Complaint.Knots, Experience = MassageExperience.Regular, Pressure = PressureTolerance.High,
                TrainingDaysPerWeek = 6, WeeklyKm = 70,
            },
            "deep-tissue 9, active-release 3, swedish 0", "", false
        },
        {
            "plantar fasciitis for three weeks", new() { Complaint = Complaint.Injury, DaysWithComplaint = 21 },
            "active-release 6, deep-tissue 3, swedish -1", "", true
        },
        {
            "shin splints, race in two days, never massaged",
            new() { Complaint = Complaint.Injury, DaysToRace = 2, Experience = MassageExperience.None },
            "swedish 4, active-release -1, deep-tissue -6", "", true
        },
        { "heavy legs, soreness 6", new() { Complaint = Complaint.Heavy, Soreness = 6 }, "swedish 5, deep-tissue 0, active-release -1", "", false },
        {
            "old hamstring scar, low pressure", new() { Complaint = Complaint.Scar, Pressure = PressureTolerance.Low },
            "active-release 4, deep-tissue 0, swedish -1", "", false
        },
        {
            "tight around the knee, first-timer, low pressure, last more than 60 days ago",
            new()
            {
                Complaint = Complaint.Knots, Experience = MassageExperience.None, Pressure = PressureTolerance.Low, DaysSinceLastMassage = 90,
            },
            "swedish 5, active-release 0, deep-tissue -1", "", false
        },
        { "maintenance, four days and 35 km", new() { Complaint = Complaint.Maintenance }, "swedish 3, deep-tissue 2, active-release 0", "", false },
        {
            "hamstring pop yesterday", new() { Complaint = Complaint.Injury, AcuteInjury = true },
            "swedish -1", "active-release deep-tissue", true
        },
        {
            "heavy legs, soreness 8 after a marathon", new() { Complaint = Complaint.Heavy, Soreness = 8 },
            "swedish 4", "active-release deep-tissue", false
        },
        {
            "knots, regular, race in three days",
            new() { Complaint = Complaint.Knots, Experience = MassageExperience.Regular, DaysToRace = 3 },
            "deep-tissue 7, active-release 3, swedish 2", "", false
        },
        {
            "heavy legs, blood thinners", new() { Complaint = Complaint.Heavy, ReviewFlag = true },
            "swedish 4", "active-release deep-tissue", false
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_worked_examples_hold(string who, RunnerProfile runner, string ranking, string removed, bool movementTherapist)
    {
        var result = MassageTypeRecommendation.For(runner);

        string.Join(", ", result.Ranking.Select(type => $"{type.MassageTypeId} {type.Score}")).ShouldBe(ranking, who);
        string.Join(' ', result.Removed.Select(type => type.MassageTypeId)).ShouldBe(removed, who);
        result.MovementTherapistAdvised.ShouldBe(movementTherapist, who);
    }

    [Fact]
    public void A_red_flag_removes_everything() =>
        MassageTypeRecommendation.For(new() { Complaint = Complaint.Relax, RedFlag = true }).Removed
            .ShouldAllBe(type => type.Reason == RemovalReason.RedFlag);

    [Theory]
    [InlineData(6, "")]
    [InlineData(7, "active-release deep-tissue")]
    [InlineData(9, "swedish active-release deep-tissue")]
    public void Soreness_removes_deep_work_first_and_then_everything(int soreness, string removed) =>
        string.Join(' ', MassageTypeRecommendation.For(new() { Complaint = Complaint.Heavy, Soreness = soreness }).Removed
            .Select(type => type.MassageTypeId)).ShouldBe(removed);

    [Fact]
    public void Equal_scores_put_the_least_invasive_first()
    {
        // Knots with low pressure: Swedish 0 + 2, deep tissue 6 - 4, active release 3 - 2.
        var result = MassageTypeRecommendation.For(new() { Complaint = Complaint.Knots, Pressure = PressureTolerance.Low });

        result.Ranking.Select(type => (type.MassageTypeId, type.Score)).ShouldBe([(Swedish, 2), (Deep, 2), (Active, 1)]);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_complaint_of_more_than_two_weeks_asks_for_a_movement_therapist(int days, bool advised) =>
        MassageTypeRecommendation.For(new() { Complaint = Complaint.Knots, DaysWithComplaint = days })
            .MovementTherapistAdvised.ShouldBe(advised);

    [Fact]
    public void The_factors_add_up_to_the_score() =>
        MassageTypeRecommendation.For(new() { Complaint = Complaint.Knots, Soreness = 5, DaysToRace = 2 }).Ranking
            .ShouldAllBe(type => type.Factors.Sum(factor => factor.Points) == type.Score);

    [Fact]
    public void Where_nobody_can_give_the_best_match_the_next_is_proposed_and_what_is_missing_told()
    {
        var result = MassageTypeRecommendation.For(new() { Complaint = Complaint.Injury });

        result.ProposeAmong(_ => true).ShouldSatisfyAllConditions(
            proposal => proposal.Type!.MassageTypeId.ShouldBe(Active), proposal => proposal.Missing.ShouldBeEmpty());
        var without = result.ProposeAmong(id => id != Active);
        without.Type!.MassageTypeId.ShouldBe(Deep);
        without.Missing.ShouldHaveSingleItem().MassageTypeId.ShouldBe(Active);
        var nobody = result.ProposeAmong(_ => false);
        nobody.Type.ShouldBeNull();
        nobody.Missing.Select(type => type.MassageTypeId).ShouldBe([Active, Deep, Swedish]);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 45)]
    [InlineData(2, 60)]
    public void One_area_alone_takes_deep_tissue_less_time_and_changes_no_score(int areas, int minutes)
    {
        var runner = new RunnerProfile { Complaint = Complaint.Knots };
        var result = MassageTypeRecommendation.For(runner with { TargetAreas = areas });

        result.Ranking.Single(type => type.MassageTypeId == Deep).Minutes.ShouldBe(minutes);
        result.Ranking.Select(type => (type.MassageTypeId, type.Score))
            .ShouldBe(MassageTypeRecommendation.For(runner).Ranking.Select(type => (type.MassageTypeId, type.Score)));
    }

    [Theory]
    [InlineData(5, Verdict.BestMatch)]
    [InlineData(4, Verdict.Reasonable)]
    [InlineData(2, Verdict.Reasonable)]
    [InlineData(1, Verdict.NotAdvised)]
    public void A_score_has_its_verdict(int score, Verdict verdict) => new RankedMassageType(Swedish, score, 60, []).Verdict.ShouldBe(verdict);
}
