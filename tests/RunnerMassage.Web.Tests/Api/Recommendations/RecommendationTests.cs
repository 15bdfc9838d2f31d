using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api.Recommendations;

public sealed class RecommendationTests(ApiSite site) : IClassFixture<ApiSite>
{
    [Theory]
    [InlineData("""{"complaint":"relax","daysToRace":1}""", "swedish 9 best match 60", "active-release race-too-close, deep-tissue race-too-close", false)]
    [InlineData(
        """{"complaint":"knots","experience":"regular","pressure":"high","trainingDaysPerWeek":6,"weeklyKm":70}""",
        "deep-tissue 9 best match 60, active-release 3 reasonable 30, swedish 0 not advised for this 60", "", false)]
    [InlineData(
        """{"complaint":"knots","experience":"none","pressure":"low"}""",
        "swedish 5 best match 60, active-release 0 not advised for this 30, deep-tissue -1 not advised for this 60", "", false)]
    [InlineData("""{"complaint":"heavy","reviewFlag":true}""", "swedish 4 reasonable 60", "active-release review, deep-tissue review", false)]
    [InlineData("""{"complaint":"heavy","soreness":9}""", "", "swedish soreness, active-release soreness, deep-tissue soreness", false)]
    [InlineData(
        """{"complaint":"injury","daysWithComplaint":21}""",
        "active-release 6 best match 30, deep-tissue 3 reasonable 60, swedish -1 not advised for this 60", "", true)]
    public async Task The_type_is_recommended_with_score_verdict_and_length(string body, string ranking, string removed, bool movementTherapist)
    {
        var answer = await site.Stranger().PostAsync("/api/v1/recommendations/massage-types", body, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        string.Join(", ", answer.Json["ranking"]!.AsArray().Select(type => $"{type!["massageType"]} {type["score"]} {type["verdict"]} {type["minutes"]}")).ShouldBe(ranking);
        string.Join(", ", answer.Json["removed"]!.AsArray().Select(type => $"{type!["massageType"]} {type["reason"]}")).ShouldBe(removed);
        answer.Json["movementTherapistAdvised"]!.GetValue<bool>().ShouldBe(movementTherapist);
    }

    [Theory]
    [InlineData("{}", "complaint")]
    [InlineData("""{"complaint":"bored"}""", "complaint")]
    [InlineData("""{"complaint":"relax","soreness":11}""", "soreness")]
    [InlineData("""{"complaint":"relax","pressure":"crushing"}""", "pressure")]
    [InlineData("""{"complaint":"relax","trainingDaysPerWeek":8}""", "trainingDaysPerWeek")]
    public async Task What_is_wrong_with_a_profile_is_told_by_its_field(string body, string field) =>
        (await site.Stranger().PostAsync("/api/v1/recommendations/massage-types", body, key: null)).ShouldBeProblem(400, "validation", field);

    [Theory]
    [InlineData("""{"trainingDaysPerWeek":5,"weeklyKm":65,"peak":true,"monthlyBudget":150,"prices":[{"minutes":60,"price":70},{"minutes":45,"price":55},{"minutes":30,"price":40}]}""", 3, 3, 30)]
    [InlineData("""{"trainingDaysPerWeek":4,"weeklyKm":40,"treatmentPlan":true,"monthlyBudget":115,"prices":[{"minutes":60,"price":70},{"minutes":45,"price":55},{"minutes":30,"price":40}]}""", 2, 2, 45)]
    [InlineData("""{"trainingDaysPerWeek":3,"weeklyKm":30,"monthlyBudget":30,"prices":[{"minutes":60,"price":70}]}""", 1, 0, null)]
    [InlineData("""{"trainingDaysPerWeek":2,"weeklyKm":15}""", 0, 0, null)]
    [InlineData("""{"trainingDaysPerWeek":3,"weeklyKm":25}""", 1, 1, 60)]
    public async Task The_frequency_keeps_to_the_budget_and_takes_the_clinics_prices_where_none_are_given(string body, int sessions, int affordable, int? minutes)
    {
        var answer = await site.Stranger().PostAsync("/api/v1/recommendations/frequency", body, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json["sessionsPer30Days"]!.GetValue<int>().ShouldBe(sessions);
        answer.Json["affordableSessions"]!.GetValue<int>().ShouldBe(affordable);
        answer.Json["minutes"]?.GetValue<int>().ShouldBe(minutes!.Value);
        (answer.Json["minutes"] is null).ShouldBe(minutes is null);
    }

    [Theory]
    [InlineData("""{"weeklyKm":25}""", "trainingDaysPerWeek")]
    [InlineData("""{"trainingDaysPerWeek":3,"weeklyKm":25,"prices":[{"minutes":60}]}""", "prices[0].price")]
    [InlineData("""{"trainingDaysPerWeek":3,"weeklyKm":25,"monthlyBudget":-1}""", "monthlyBudget")]
    public async Task What_is_wrong_with_a_budget_is_told_by_its_field(string body, string field) =>
        (await site.Stranger().PostAsync("/api/v1/recommendations/frequency", body, key: null)).ShouldBeProblem(400, "validation", field);

    [Theory]
    [InlineData("""{"workout":{"name":"Morning Run","minutes":60,"rpe":8}}""", "hard", "high", "perceived-exertion", false)]
    [InlineData("""{"workout":{"name":"Recovery jog","minutes":40,"rpe":2}}""", "easy", "high", "perceived-exertion", false)]
    [InlineData("""{"workout":{"name":"8x400"}}""", "hard", "low", "name", true)]
    [InlineData("""{"workout":{"minutes":60,"averageHeartRate":155,"restingHeartRate":55,"maxHeartRate":190,"sex":"male"},"history":{"medianTrimp28Days":64}}""", "hard", "low", "relative-load", true)]
    [InlineData("""{"workout":{"minutes":75,"averagePace":300,"thresholdPace":270}}""", "hard", "high", "stress-score", false)]
    [InlineData("""{"workout":{"minutes":60,"averagePace":330,"thresholdPace":270}}""", "moderate", "high", "stress-score", false)]
    [InlineData("""{"workout":{"distanceKm":16,"minutes":95,"rpe":4},"history":{"longestKm30Days":14}}""", "hard", "low", "length-spike", true)]
    [InlineData("""{"workout":{"workoutType":1}}""", "race", "high", "race-flag", false)]
    [InlineData("""{"workout":{"zoneMinutes":[10,20,10,15,5]}}""", "hard", "high", "heart-rate-zones", false)]
    [InlineData("""{"workout":{"trainingEffect":4.2}}""", "hard", "high", "training-effect", false)]
    [InlineData("""{"workout":{"name":"Lunch Run","minutes":50}}""", "unknown", "low", "", true)]
    public async Task A_workout_is_classified_with_its_causes(string body, string kind, string confidence, string causes, bool ask)
    {
        var answer = await site.Stranger().PostAsync("/api/v1/training/classify", body, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json["kind"]!.GetValue<string>().ShouldBe(kind);
        answer.Json["confidence"]!.GetValue<string>().ShouldBe(confidence);
        string.Join(' ', answer.Json["causes"]!.AsArray().Select(cause => cause!.GetValue<string>())).ShouldBe(causes);
        answer.Json["ask"]!.GetValue<bool>().ShouldBe(ask);
    }

    [Theory]
    [InlineData("{}", "workout")]
    [InlineData("""{"workout":{"zoneMinutes":[1,2]}}""", "workout.zoneMinutes")]
    [InlineData("""{"workout":{"rpe":11}}""", "workout.rpe")]
    public async Task What_is_wrong_with_a_workout_is_told_by_its_field(string body, string field) =>
        (await site.Stranger().PostAsync("/api/v1/training/classify", body, key: null)).ShouldBeProblem(400, "validation", field);
}
