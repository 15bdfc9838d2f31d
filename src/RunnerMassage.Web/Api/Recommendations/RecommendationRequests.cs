using System.ComponentModel.DataAnnotations;
using FluentValidation;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Api.Input;

namespace RunnerMassage.Web.Api.Recommendations;

/// <summary>What a runner tells when asking which massage suits them.</summary>
public sealed record MassageTypesRequest
{
    /// <summary><c>relax</c>, <c>heavy</c>, <c>knots</c>, <c>injury</c>, <c>scar</c> or <c>maintenance</c>.</summary>
    [Required]
    public string? Complaint { get; init; }

    /// <summary>Whole days to the next race.</summary>
    public int? DaysToRace { get; init; }

    /// <summary>Soreness, 0 to 10.</summary>
    public int? Soreness { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Pressure { get; init; }

    /// <summary><c>none</c>, <c>some</c> or <c>regular</c>.</summary>
    public string? Experience { get; init; }

    /// <summary>Training days a week.</summary>
    public int? TrainingDaysPerWeek { get; init; }

    /// <summary>Kilometres a week.</summary>
    public double? WeeklyKm { get; init; }

    /// <summary>Days since the last massage.</summary>
    public int? DaysSinceLastMassage { get; init; }

    /// <summary>An injury of the target area less than 72 hours old.</summary>
    public bool? AcuteInjury { get; init; }

    /// <summary>A health answer wants a therapist's look first.</summary>
    public bool? ReviewFlag { get; init; }

    /// <summary>A health answer rules massage out for now.</summary>
    public bool? RedFlag { get; init; }

    /// <summary>Days for which the complaint has lasted.</summary>
    public int? DaysWithComplaint { get; init; }

    /// <summary>The profile, with a middling default for what was left out.</summary>
    public RunnerProfile ToProfile()
    {
        var usual = new RunnerProfile { Complaint = WordRules.Word<Complaint>(Complaint)!.Value };
        return usual with
        {
            DaysToRace = DaysToRace,
            Soreness = Soreness ?? usual.Soreness,
            Pressure = WordRules.Word<PressureTolerance>(Pressure) ?? usual.Pressure,
            Experience = WordRules.Word<MassageExperience>(Experience) ?? usual.Experience,
            TrainingDaysPerWeek = TrainingDaysPerWeek ?? usual.TrainingDaysPerWeek,
            WeeklyKm = WeeklyKm ?? usual.WeeklyKm,
            DaysSinceLastMassage = DaysSinceLastMassage ?? usual.DaysSinceLastMassage,
            AcuteInjury = AcuteInjury ?? usual.AcuteInjury,
            ReviewFlag = ReviewFlag ?? usual.ReviewFlag,
            RedFlag = RedFlag ?? usual.RedFlag,
            DaysWithComplaint = DaysWithComplaint ?? usual.DaysWithComplaint,
        };
    }
}

/// <summary>The shape of such a question.</summary>
public sealed class MassageTypesValidator : AbstractValidator<MassageTypesRequest>
{
    private const string Days = "From 0 to 36,500 days, please.";

    /// <summary>States the rules.</summary>
    public MassageTypesValidator()
    {
        RuleFor(request => request.Complaint).NotNull().WithMessage("Say what bothers you; maintenance is an answer too.")
            .IsWord<MassageTypesRequest, Complaint>();
        RuleFor(request => request.DaysToRace).InclusiveBetween(0, 36_500).WithMessage(Days);
        RuleFor(request => request.Soreness).InclusiveBetween(0, 10).WithMessage("From 0 to 10, please.");
        RuleFor(request => request.Pressure).IsWord<MassageTypesRequest, PressureTolerance>();
        RuleFor(request => request.Experience).IsWord<MassageTypesRequest, MassageExperience>();
        RuleFor(request => request.TrainingDaysPerWeek).InclusiveBetween(0, 7).WithMessage("From 0 to 7, please.");
        RuleFor(request => request.WeeklyKm).InclusiveBetween(0, 1000).WithMessage("From 0 to 1,000 kilometres, please.");
        RuleFor(request => request.DaysSinceLastMassage).InclusiveBetween(0, 36_500).WithMessage(Days);
        RuleFor(request => request.DaysWithComplaint).InclusiveBetween(0, 36_500).WithMessage(Days);
    }
}

/// <summary>How much a runner trains and may spend.</summary>
public sealed record FrequencyRequest
{
    /// <summary>Training days a week.</summary>
    [Required]
    public int? TrainingDaysPerWeek { get; init; }

    /// <summary>Kilometres a week.</summary>
    [Required]
    public double? WeeklyKm { get; init; }

    /// <summary>In weeks eight to two before a goal race of marathon length or more.</summary>
    public bool? Peak { get; init; }

    /// <summary>While a therapist's plan for a complaint runs.</summary>
    public bool? TreatmentPlan { get; init; }

    /// <summary>What may be spent in 30 days.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>Lengths with their prices; the clinic's where they are left out.</summary>
    public IReadOnlyList<PriceRequest>? Prices { get; init; }
}

/// <summary>A length and what it costs.</summary>
public sealed record PriceRequest
{
    /// <summary>Hands-on minutes.</summary>
    [Required]
    public int? Minutes { get; init; }

    /// <summary>Price.</summary>
    [Required]
    public decimal? Price { get; init; }
}

/// <summary>The shape of such a question.</summary>
public sealed class FrequencyValidator : AbstractValidator<FrequencyRequest>
{
    /// <summary>States the rules.</summary>
    public FrequencyValidator()
    {
        RuleFor(request => request.TrainingDaysPerWeek).NotNull().WithMessage("Say on how many days a week you train.")
            .InclusiveBetween(0, 7).WithMessage("From 0 to 7, please.");
        RuleFor(request => request.WeeklyKm).NotNull().WithMessage("Say how many kilometres a week you run.")
            .InclusiveBetween(0, 1000).WithMessage("From 0 to 1,000 kilometres, please.");
        RuleFor(request => request.MonthlyBudget).InclusiveBetween(0, 1_000_000).WithMessage("A budget is not negative.");
        RuleForEach(request => request.Prices).NotNull().ChildRules(price =>
        {
            price.RuleFor(length => length.Minutes).NotNull().WithMessage("Say how many minutes.")
                .InclusiveBetween(1, 720).WithMessage("From 1 to 720 minutes, please.");
            price.RuleFor(length => length.Price).NotNull().WithMessage("Say what it costs.")
                .InclusiveBetween(0, 1_000_000).WithMessage("A price is not negative.");
        });
    }
}
