using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Planning;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>What somebody who looks for a time has chosen so far. All values exist; pages see to that before they ask.</summary>
public sealed record TimeSearch
{
    /// <summary>The clinic's zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The massage type.</summary>
    public required string MassageTypeId { get; init; }

    /// <summary>Hands-on minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>How many days ahead anybody can be booked; nothing later is searched.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>Only this therapist, or null for any.</summary>
    public string? TherapistId { get; init; }

    /// <summary>Only therapists of this gender, or null for any.</summary>
    public Gender? Gender { get; init; }

    /// <summary>The runner whose own sessions are in the way and whose training rates the times, or null.</summary>
    public string? RunnerId { get; init; }

    /// <summary>What the one who looks told the planner and has not been asked to keep yet, or null.</summary>
    public PlannerAnswers? Plan { get; init; }

    /// <summary>Which times are wanted by how well they fit; without effect where nothing is known of the runner.</summary>
    public FitChoice Fit { get; init; } = FitChoice.Everything;

    /// <summary>The session that is to be moved, or null.</summary>
    public string? ExceptSessionId { get; init; }

    /// <summary>The month to show, or null for that of <see cref="Date"/>, or else the first that has a free time.</summary>
    public YearMonth? Month { get; init; }

    /// <summary>The day to show, or null for the first that has a free time.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The facts that this search needs of some days, both inclusive.</summary>
    public AvailabilityRequest ToRequest(LocalDate from, LocalDate to) => new()
    {
        MassageTypeId = MassageTypeId,
        From = from,
        To = to,
        TherapistId = TherapistId,
        Gender = Gender,
        RunnerId = RunnerId,
        ExceptSessionId = ExceptSessionId,
    };
}

/// <summary>A time that can be had, unless it is rated <see cref="TimingRating.Blocked"/>: then it is free, but not for this runner.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Date">Date of the start in the clinic's zone.</param>
/// <param name="TherapistId">Who gives it.</param>
/// <param name="TherapistName">Their name.</param>
/// <param name="Rating">How well it fits the runner's training.</param>
/// <param name="Why">One sentence that says why, where the time is shown and something is known of the runner.</param>
public sealed record FreeTime(
    Instant Start, LocalDate Date, string TherapistId, string TherapistName, TimingRating Rating = TimingRating.Good, string? Why = null)
{
    /// <summary>True where the runner can book it, if need be against advice.</summary>
    public bool IsBookable => Rating != TimingRating.Blocked;

    /// <summary>The same with the bare meaning of the rating instead of the reason.</summary>
    public FreeTime WithoutReason() => Why is null ? this : this with { Why = TimingWords.Plainly(Rating) };
}

/// <summary>How many times a therapist has on a day.</summary>
/// <param name="TherapistId">The therapist.</param>
/// <param name="Name">Their name.</param>
/// <param name="Count">Free times; at least one.</param>
public sealed record OtherTherapist(string TherapistId, string Name, int Count);

/// <summary>A month of free times and the times of one of its days.</summary>
public sealed record TimeChoices
{
    /// <summary>The month.</summary>
    public required YearMonth Month { get; init; }

    /// <summary>Bookable times per day of the month, the first day first; 0 for days that are past or too far ahead.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>The best rating of each day of the month; null for days without a free time. Empty where times are not rated.</summary>
    public IReadOnlyList<TimingRating?> Ratings { get; init; } = [];

    /// <summary>True where enough is known of the runner for ratings to tell something.</summary>
    public bool IsRated { get; init; }

    /// <summary>The training that the times are rated by, or null where they are not rated.</summary>
    public RunnerTraining? Training { get; init; }

    /// <summary>Which times are shown, and in which order.</summary>
    public FitChoice Fit { get; init; } = FitChoice.Everything;

    /// <summary>The best times of the month, on different days; empty where times are not rated or none is acceptable.</summary>
    public IReadOnlyList<FreeTime> Best { get; init; } = [];

    /// <summary>Today in the clinic's zone.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The last date that anybody can be booked on.</summary>
    public required LocalDate LastDate { get; init; }

    /// <summary>The day whose times are shown, or null where the month has none and none was asked for.</summary>
    public LocalDate? Selected { get; init; }

    /// <summary>The free times of that day in the order wished for; one therapist each.</summary>
    public IReadOnlyList<FreeTime> Times { get; init; } = [];

    /// <summary>Where no time of the selected day is acceptable: the next one of the month that is good or ideal, if there is one.</summary>
    public FreeTime? NextGood { get; init; }

    /// <summary>Where nothing is free: the next day that has a free time, if there is one before the horizon.</summary>
    public LocalDate? NextFree { get; init; }

    /// <summary>Where the chosen therapist has nothing: who else has a time on that day.</summary>
    public IReadOnlyList<OtherTherapist> Others { get; init; } = [];

    /// <summary>The same with the bare meaning of each rating instead of its reason, for those whom a runner's training is no business of.</summary>
    public TimeChoices WithoutReasons() => this with
    {
        Training = null,
        Best = [.. Best.Select(time => time.WithoutReason())],
        Times = [.. Times.Select(time => time.WithoutReason())],
    };

    /// <summary>True where an earlier month can be shown.</summary>
    public bool HasPrevious => Month.OnDayOfMonth(1) > Today;

    /// <summary>True where a later month can be shown.</summary>
    public bool HasNext => Month.ToDateInterval().End < LastDate;
}
