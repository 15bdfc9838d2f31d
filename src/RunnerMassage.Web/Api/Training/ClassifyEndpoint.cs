using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Training;

/// <summary>Says whether a workout was hard; nothing is stored.</summary>
public static class ClassifyEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapTraining(this IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/training/classify", Classify).WithTags("Training").AllowAnonymous().AddEndpointFilter<ApiInputFilter>()
        .WithSummary("Was this workout hard?")
        .Produces<ClassifyResponse>().Fails(ProblemCode.Validation, ProblemCode.UnsupportedMediaType);

    private static Ok<ClassifyResponse> Classify(JsonBody<ClassifyRequest> body)
    {
        var result = EffortClassifier.Classify(body.Value.Workout!.ToWorkout(), body.Value.History?.ToHistory() ?? new TrainingHistory());
        return TypedResults.Ok(new ClassifyResponse(
            result.Kind.ToString().ToLowerInvariant(), result.IsConfident ? "high" : "low",
            [.. result.Causes.Select(cause => JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString()))], result.Ask));
    }
}

/// <summary>A workout and what the runner did lately.</summary>
public sealed record ClassifyRequest
{
    /// <summary>The workout.</summary>
    [Required]
    public WorkoutRequest? Workout { get; init; }

    /// <summary>What the runner did lately.</summary>
    public HistoryRequest? History { get; init; }
}

/// <summary>What is known of a workout; leave out what is not.</summary>
public sealed record WorkoutRequest
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>Minutes.</summary>
    public double? Minutes { get; init; }

    /// <summary>Kilometres.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>Perceived exertion, 0 to 10.</summary>
    public double? Rpe { get; init; }

    /// <summary>Mean heart rate.</summary>
    public double? AverageHeartRate { get; init; }

    /// <summary>Resting heart rate.</summary>
    public double? RestingHeartRate { get; init; }

    /// <summary>Greatest heart rate.</summary>
    public double? MaxHeartRate { get; init; }

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>Minutes in heart-rate zones 1 to 5.</summary>
    public IReadOnlyList<double>? ZoneMinutes { get; init; }

    /// <summary>Aerobic training effect, 0 to 5.</summary>
    public double? TrainingEffect { get; init; }

    /// <summary>Mean pace, seconds per kilometre.</summary>
    public double? AveragePace { get; init; }

    /// <summary>Threshold pace, seconds per kilometre.</summary>
    public double? ThresholdPace { get; init; }

    /// <summary>Relative effort as a training log states it.</summary>
    public double? RelativeEffort { get; init; }

    /// <summary>The runner's own word: <c>easy</c>, <c>moderate</c>, <c>hard</c> or <c>race</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>The training log's own kind: 1 race, 2 long run, 3 workout.</summary>
    public int? WorkoutType { get; init; }

    /// <summary>The workout.</summary>
    public Workout ToWorkout() => new()
    {
        Name = Name,
        Minutes = Minutes,
        DistanceKm = DistanceKm,
        Rpe = Rpe,
        AverageHeartRate = AverageHeartRate,
        RestingHeartRate = RestingHeartRate,
        MaxHeartRate = MaxHeartRate,
        Sex = WordRules.Word<Sex>(Sex),
        ZoneMinutes = ZoneMinutes,
        TrainingEffect = TrainingEffect,
        AveragePace = AveragePace,
        ThresholdPace = ThresholdPace,
        RelativeEffort = RelativeEffort,
        Tag = WordRules.Word<EffortLevel>(Tag),
        WorkoutType = WorkoutType,
    };
}

/// <summary>What a runner did lately.</summary>
public sealed record HistoryRequest
{
    /// <summary>Longest distance of the last 30 days, kilometres.</summary>
    public double? LongestKm30Days { get; init; }

    /// <summary>Median duration of the last 28 days, minutes.</summary>
    public double? MedianMinutes28Days { get; init; }

    /// <summary>Median TRIMP of the last 28 days.</summary>
    public double? MedianTrimp28Days { get; init; }

    /// <summary>Median relative effort of the last 28 days.</summary>
    public double? MedianRelativeEffort28Days { get; init; }

    /// <summary>The history.</summary>
    public TrainingHistory ToHistory() => new()
    {
        LongestKm30Days = LongestKm30Days,
        MedianMinutes28Days = MedianMinutes28Days,
        MedianTrimp28Days = MedianTrimp28Days,
        MedianRelativeEffort28Days = MedianRelativeEffort28Days,
    };
}

/// <summary>The shape of such a question.</summary>
public sealed class ClassifyValidator : AbstractValidator<ClassifyRequest>
{
    /// <summary>States the rules.</summary>
    public ClassifyValidator()
    {
        RuleFor(request => request.Workout!).NotNull().WithMessage("Give the workout.").SetValidator(new WorkoutValidator());
        RuleFor(request => request.History!).ChildRules(history =>
        {
            NotNegative(history.RuleFor(h => h.LongestKm30Days));
            NotNegative(history.RuleFor(h => h.MedianMinutes28Days));
            NotNegative(history.RuleFor(h => h.MedianTrimp28Days));
            NotNegative(history.RuleFor(h => h.MedianRelativeEffort28Days));
        }).When(request => request.History is not null);
    }

    private static void NotNegative<T>(IRuleBuilder<T, double?> rule) =>
        rule.Must(number => number is null or (>= 0 and <= 1_000_000)).WithMessage("Not negative, please.");

    private sealed class WorkoutValidator : AbstractValidator<WorkoutRequest>
    {
        public WorkoutValidator()
        {
            RuleFor(workout => workout.Name).IsFreeText(500);
            NotNegative(RuleFor(workout => workout.Minutes));
            NotNegative(RuleFor(workout => workout.DistanceKm));
            RuleFor(workout => workout.Rpe).InclusiveBetween(0, 10).WithMessage("From 0 to 10, please.");
            NotNegative(RuleFor(workout => workout.AverageHeartRate));
            NotNegative(RuleFor(workout => workout.RestingHeartRate));
            NotNegative(RuleFor(workout => workout.MaxHeartRate));
            RuleFor(workout => workout.Sex).IsWord<WorkoutRequest, Sex>();
            RuleFor(workout => workout.ZoneMinutes).Must(zones => zones is null || (zones.Count == 5 && zones.All(minutes => minutes is >= 0 and <= 10_000)))
                .WithMessage("Minutes in five zones, please.");
            RuleFor(workout => workout.TrainingEffect).InclusiveBetween(0, 5).WithMessage("From 0 to 5, please.");
            NotNegative(RuleFor(workout => workout.AveragePace));
            NotNegative(RuleFor(workout => workout.ThresholdPace));
            NotNegative(RuleFor(workout => workout.RelativeEffort));
            RuleFor(workout => workout.Tag).IsWord<WorkoutRequest, EffortLevel>();
            RuleFor(workout => workout.WorkoutType).InclusiveBetween(0, 100).WithMessage("1 for a race, 2 for a long run, 3 for a workout.");
        }
    }
}

/// <summary>How hard a workout was.</summary>
/// <param name="Kind"><c>race</c>, <c>hard</c>, <c>moderate</c>, <c>easy</c> or <c>unknown</c>.</param>
/// <param name="Confidence"><c>high</c> or <c>low</c>.</param>
/// <param name="Causes">What says so.</param>
/// <param name="Ask">True where the runner should be asked.</param>
public sealed record ClassifyResponse(string Kind, string Confidence, IReadOnlyList<string> Causes, bool Ask);
