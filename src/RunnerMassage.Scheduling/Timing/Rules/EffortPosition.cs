using NodaTime;

namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// Where a massage lies relative to an effort. Days are local calendar days, counted from the finish date after the effort and to the
/// start date before it; hours are real elapsed hours, null where the effort's time is unknown.
/// </summary>
internal readonly record struct EffortPosition(EffortSide Side, int Offset, double? Hours)
{
    public static EffortPosition Of(in TimingQuestion question, Effort effort)
    {
        if (effort is { Start: { } start, End: { } end })
        {
            if (question.Start >= end)
            {
                return new(EffortSide.After, Days(effort.FinishDate, question.Date), (question.Start - end).TotalHours);
            }

            return question.End <= start
                ? new(EffortSide.Before, Days(effort.StartDate, question.Date), (start - question.End).TotalHours)
                : new(EffortSide.Overlapping, 0, null);
        }

        // Without a time of day, an effort on the massage's own day is taken to come after the massage.
        return question.Date > effort.FinishDate
            ? new(EffortSide.After, Days(effort.FinishDate, question.Date), null)
            : new(EffortSide.Before, Days(effort.StartDate, question.Date), null);
    }

    private static int Days(LocalDate effort, LocalDate massage) => Period.DaysBetween(effort, massage);
}

/// <summary>The side of an effort on which a massage lies.</summary>
internal enum EffortSide
{
    Before,
    Overlapping,
    After,
}
