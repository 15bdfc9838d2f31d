using NodaTime;
using static RunnerMassage.Scheduling.Availability.Editing.AvailabilityErrorCode;

namespace RunnerMassage.Scheduling.Availability.Editing;

/// <summary>What a change of a schedule must be like. Whatever passes can be saved, and is then offered as it says.</summary>
public static class ChangeRules
{
    /// <summary>Most ranges of a weekly pattern.</summary>
    public const int MostRanges = 100;

    /// <summary>Most days of one exception.</summary>
    public const int MostDays = 366;

    /// <summary>An exception, or the validity of hours, may lie so many years ahead.</summary>
    public const int YearsAhead = 5;

    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Longest buffer, in minutes; the database holds it too.</summary>
    public const int LongestBuffer = 240;

    /// <summary>Longest lead time, in minutes: thirty days.</summary>
    public const int LongestLeadTime = 30 * WorkingHours.MinutesPerDay;

    /// <summary>Furthest horizon, in days: two years.</summary>
    public const int FurthestHorizon = 730;

    /// <summary>Closest starts, in minutes.</summary>
    public const int ClosestStarts = 5;

    /// <summary>Widest starts, in minutes.</summary>
    public const int WidestStarts = 240;

    /// <summary>Most deep sessions a day that can be set.</summary>
    public const int MostDeepSessions = 20;

    /// <summary>Everything that is wrong with a change; empty where it can be saved.</summary>
    /// <param name="schedule">The schedule that would be changed.</param>
    /// <param name="change">The change.</param>
    /// <param name="today">Today in the clinic's zone.</param>
    public static IReadOnlyList<AvailabilityError> Check(TherapistSchedule schedule, AvailabilityChange change, LocalDate today) => change switch
    {
        AvailabilityChange.ReplaceWeeklyPattern replaced => [.. Check(replaced.Hours, today)],
        AvailabilityChange.AddException added => [.. Check(schedule, added, today)],
        AvailabilityChange.RemoveExceptions removed =>
            schedule.Exceptions.Any(exception => ExceptionGroup.IdOf(exception) == removed.GroupId) ? [] : [new(UnknownException)],
        AvailabilityChange.ChangeSettings changed => [.. Check(changed.Settings)],
        _ => throw new ArgumentException($"Unknown change {change.GetType().Name}.", nameof(change)),
    };

    private static IEnumerable<AvailabilityError> Check(IReadOnlyList<WorkingHours> hours, LocalDate today)
    {
        if (hours.Count > MostRanges)
        {
            yield return new(TooManyRanges);
            yield break;
        }

        for (var i = 0; i < hours.Count; i++)
        {
            var range = hours[i];
            if (range.StartMinute < 0 || range.EndMinute > WorkingHours.MinutesPerDay || range.StartMinute >= range.EndMinute)
            {
                yield return new(RangeOrder, i);
            }
            else if (hours.Take(i).Any(other => Overlap(other, range)))
            {
                yield return new(RangesOverlap, i);
            }

            if (range.ValidFrom > range.ValidTo)
            {
                yield return new(ValidityOrder, i);
            }
            else if (range.ValidFrom > today.PlusYears(YearsAhead) || range.ValidTo > today.PlusYears(YearsAhead))
            {
                yield return new(TooFarAhead, i);
            }
        }
    }

    private static IEnumerable<AvailabilityError> Check(TherapistSchedule schedule, AvailabilityChange.AddException added, LocalDate today)
    {
        if (added.From > added.To)
        {
            yield return new(DatesOrder);
            yield break;
        }

        if (added.To < today)
        {
            yield return new(DatesPast);
        }
        else if (added.To > today.PlusYears(YearsAhead))
        {
            yield return new(TooFarAhead);
        }
        else if (Period.DaysBetween(added.From, added.To) >= MostDays)
        {
            yield return new(TooManyDays);
        }
        else if (added is { Kind: ExceptionKind.Extra, Minutes: null })
        {
            yield return new(ExtraNeedsMinutes);
        }
        else if (added.Minutes is { } minutes && (minutes.Start < 0 || minutes.End > WorkingHours.MinutesPerDay || minutes.Start >= minutes.End))
        {
            yield return new(RangeOrder);
        }
        else if (added is { Kind: not ExceptionKind.Off, Minutes: not null } && ChangesNothing(schedule, added))
        {
            yield return new(HasNoEffect);
        }

        if (added.Reason?.Trim().Length > LongestReason)
        {
            yield return new(ReasonTooLong);
        }
    }

    private static IEnumerable<AvailabilityError> Check(AvailabilitySettings settings)
    {
        if (settings.BufferMinutes is < 0 or > LongestBuffer)
        {
            yield return new(BufferOutOfBounds);
        }

        if (settings.LeadTimeMinutes is < 0 or > LongestLeadTime)
        {
            yield return new(LeadTimeOutOfBounds);
        }

        if (settings.BookingHorizonDays is < 1 or > FurthestHorizon)
        {
            yield return new(HorizonOutOfBounds);
        }

        if (settings.SlotIntervalMinutes is < ClosestStarts or > WidestStarts)
        {
            yield return new(SlotIntervalOutOfBounds);
        }

        if (settings.DailyHandsOnMinutes is < 0 or > WorkingHours.MinutesPerDay)
        {
            yield return new(HandsOnOutOfBounds);
        }

        if (settings.DailyDeepSessions is < 0 or > MostDeepSessions)
        {
            yield return new(DeepSessionsOutOfBounds);
        }
    }

    /// <summary>True where both hold on some date, at a minute that they have in common.</summary>
    private static bool Overlap(WorkingHours one, WorkingHours other) =>
        one.Day == other.Day
        && one.StartMinute < other.EndMinute && other.StartMinute < one.EndMinute
        && (one.Weeks == WeekCycle.Every || other.Weeks == WeekCycle.Every || one.Weeks == other.Weeks)
        && !(one.ValidFrom > other.ValidTo) && !(other.ValidFrom > one.ValidTo);

    private static bool ChangesNothing(TherapistSchedule schedule, AvailabilityChange.AddException added)
    {
        var (before, after) = (schedule.ToOpeningHours(), schedule.With(added).ToOpeningHours());
        for (var date = added.From; date <= added.To; date = date.PlusDays(1))
        {
            if (!before.RangesOn(date).SequenceEqual(after.RangesOn(date)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What is wrong with a change.</summary>
/// <param name="Code">What.</param>
/// <param name="Range">Place among the hours of a weekly pattern, from 0, or null where it is not about one of them.</param>
public sealed record AvailabilityError(AvailabilityErrorCode Code, int? Range = null);

/// <summary>What can be wrong with a change; the words for it lie with the pages.</summary>
public enum AvailabilityErrorCode
{
    /// <summary>More ranges than anybody works.</summary>
    TooManyRanges,

    /// <summary>Hours that end before they begin, or reach out of the day.</summary>
    RangeOrder,

    /// <summary>Hours that overlap an earlier range on the same weekday, in the same weeks, on the same dates.</summary>
    RangesOverlap,

    /// <summary>Hours that cease to hold before they begin to.</summary>
    ValidityOrder,

    /// <summary>Further ahead than <see cref="ChangeRules.YearsAhead"/>.</summary>
    TooFarAhead,

    /// <summary>The last date lies before the first.</summary>
    DatesOrder,

    /// <summary>The last date is past.</summary>
    DatesPast,

    /// <summary>More days than <see cref="ChangeRules.MostDays"/>.</summary>
    TooManyDays,

    /// <summary>Extra hours of a whole day: say from when to when.</summary>
    ExtraNeedsMinutes,

    /// <summary>These hours are worked already on every date, or time off hides them.</summary>
    HasNoEffect,

    /// <summary>Longer than <see cref="ChangeRules.LongestReason"/>.</summary>
    ReasonTooLong,

    /// <summary>There is no such exception, or no longer.</summary>
    UnknownException,

    /// <summary>Not from 0 to <see cref="ChangeRules.LongestBuffer"/>.</summary>
    BufferOutOfBounds,

    /// <summary>Not from 0 to <see cref="ChangeRules.LongestLeadTime"/>.</summary>
    LeadTimeOutOfBounds,

    /// <summary>Not from 1 to <see cref="ChangeRules.FurthestHorizon"/>.</summary>
    HorizonOutOfBounds,

    /// <summary>Not from <see cref="ChangeRules.ClosestStarts"/> to <see cref="ChangeRules.WidestStarts"/>.</summary>
    SlotIntervalOutOfBounds,

    /// <summary>Not from 0 to a day.</summary>
    HandsOnOutOfBounds,

    /// <summary>Not from 0 to <see cref="ChangeRules.MostDeepSessions"/>.</summary>
    DeepSessionsOutOfBounds,
}
