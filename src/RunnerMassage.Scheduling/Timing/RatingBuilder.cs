namespace RunnerMassage.Scheduling.Timing;

/// <summary>Collects what the rules say. The result is the minimum: no effort is dropped because another is more important.</summary>
internal ref struct RatingBuilder(List<TimingReason>? reasons)
{
    private readonly List<TimingReason>? _reasons = reasons;
    private TimingRating _limit = TimingRating.Ideal;

    /// <summary>How many ideal windows the slot meets, whatever the caps.</summary>
    public int Windows { get; private set; }

    /// <summary>Ideal if at least one window is met, else good; and no better than any cap.</summary>
    public readonly TimingRating Rating => Worse(Windows > 0 ? TimingRating.Ideal : TimingRating.Good, _limit);

    public void Window(TimingReasonCode code, Effort effort, int offset)
    {
        Windows++;
        _reasons?.Add(new TimingReason(code, TimingRating.Ideal) { Effort = effort, OffsetDays = offset });
    }

    /// <summary>Leaves at best the rating. A cap at Good is worth saying only where it takes something away.</summary>
    public void Cap(
        TimingRating limit, TimingReasonCode code, Effort? effort = null, int? offset = null, double? hours = null, int? level = null)
    {
        _limit = Worse(_limit, limit);
        _reasons?.Add(new TimingReason(code, limit) { Effort = effort, OffsetDays = offset, Hours = hours, Level = level });
    }

    private static TimingRating Worse(TimingRating a, TimingRating b) => a > b ? a : b;
}
