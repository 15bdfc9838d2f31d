using System.Globalization;
using NodaTime;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Words for hours, exceptions and what is wrong with them.</summary>
public static class AvailabilityWords
{
    /// <summary>The weekdays from Monday on.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Weekdays { get; } = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    /// <summary>08:30, or 24:00 for the end of the day.</summary>
    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>10:00–18:00.</summary>
    public static string Range(int start, int end) => $"{Clock(start)}–{Clock(end)}";

    /// <summary>A weeks, from Thursday 1 April 2027; nothing for hours that always hold.</summary>
    public static string When(WorkingHours hours)
    {
        var parts = new List<string>(3);
        if (hours.Weeks != WeekCycle.Every)
        {
            parts.Add(Weeks(hours.Weeks));
        }

        if (hours.ValidFrom is { } from)
        {
            parts.Add($"from {Date(from)}");
        }

        if (hours.ValidTo is { } to)
        {
            parts.Add($"until {Date(to)}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Every week, A weeks or B weeks.</summary>
    public static string Weeks(WeekCycle weeks) => weeks switch { WeekCycle.A => "A weeks", WeekCycle.B => "B weeks", _ => "every week" };

    /// <summary>Tue 20 Apr 2027, or a period.</summary>
    public static string Dates(LocalDate from, LocalDate to) => from == to ? Date(from) : $"{Date(from)} – {Date(to)}";

    /// <summary>Tue 20 Apr 2027.</summary>
    public static string Date(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{ClinicFormat.BriefDate(date)} {date.Year}");

    /// <summary>What an exception is called.</summary>
    public static string Kind(ExceptionGroup group) => group switch
    {
        { Kind: ExceptionKind.Off } => "Time off",
        { Kind: ExceptionKind.Extra } => "Extra hours",
        { IsWholeDay: true } => "Closed",
        _ => "Other hours",
    };

    /// <summary>Whole day, or 12:00–13:00.</summary>
    public static string Part(ExceptionGroup group) =>
        group.Minutes is not { } minutes ? "whole day"
        : $"{Range(minutes.Start, minutes.End)}{(group.Kind == ExceptionKind.Instead ? " instead of the weekly hours" : "")}";

    /// <summary>2 hours, 90 minutes, 3 days.</summary>
    public static string Length(int minutes) => minutes switch
    {
        >= 2880 when minutes % 1440 == 0 => $"{minutes / 1440} days",
        >= 120 when minutes % 60 == 0 => $"{minutes / 60} hours",
        60 => "1 hour",
        1 => "1 minute",
        _ => $"{minutes} minutes",
    };

    /// <summary>1 session, 3 sessions.</summary>
    public static string Sessions(int count) => count == 1 ? "1 session" : $"{count} sessions";

    /// <summary>1 session lies, 3 sessions lie.</summary>
    public static string SessionsLie(int count) => $"{Sessions(count)} {(count == 1 ? "lies" : "lie")}";

    /// <summary>One sentence on a limit that more is booked than it allows.</summary>
    public static string Sentence(BrokenLimit limit) => limit.Kind == DailyLimitKind.HandsOnMinutes
        ? $"On {ClinicFormat.FullDate(limit.Date)} {limit.Booked} hands-on minutes are booked, {limit.Booked - limit.Limit} more than the new limit."
        : $"On {ClinicFormat.FullDate(limit.Date)} {limit.Booked} deep sessions are booked, {limit.Booked - limit.Limit} more than the new limit.";

    /// <summary>One sentence on what is wrong and what to do about it.</summary>
    public static string Sentence(AvailabilityErrorCode code) => code switch
    {
        AvailabilityErrorCode.TooManyRanges => $"That is more than {ChangeRules.MostRanges} ranges. Please remove some.",
        AvailabilityErrorCode.RangeOrder => "The end must come after the start.",
        AvailabilityErrorCode.RangesOverlap => "These hours overlap others of the same day. Please make one range of them.",
        AvailabilityErrorCode.ValidityOrder => "The last date must not come before the first.",
        AvailabilityErrorCode.TooFarAhead => $"Please choose dates within the next {ChangeRules.YearsAhead} years.",
        AvailabilityErrorCode.DatesOrder => "The last day must not come before the first.",
        AvailabilityErrorCode.DatesPast => "These days are past. Please choose days from today on.",
        AvailabilityErrorCode.TooManyDays => $"Please enter at most {ChangeRules.MostDays} days at a time.",
        AvailabilityErrorCode.ExtraNeedsMinutes => "Please say from when to when the extra hours are.",
        AvailabilityErrorCode.HasNoEffect => "That changes nothing: these hours are worked already, or time off on these days hides them. Remove the time off first.",
        AvailabilityErrorCode.ReasonTooLong => $"Please keep the reason to {ChangeRules.LongestReason} characters.",
        AvailabilityErrorCode.UnknownException => "That entry was removed already.",
        AvailabilityErrorCode.BufferOutOfBounds => $"Please choose from 0 to {ChangeRules.LongestBuffer} minutes.",
        AvailabilityErrorCode.LeadTimeOutOfBounds => $"Please choose from 0 to {ChangeRules.LongestLeadTime / 60} hours.",
        AvailabilityErrorCode.HorizonOutOfBounds => $"Please choose from 1 to {ChangeRules.FurthestHorizon} days.",
        AvailabilityErrorCode.SlotIntervalOutOfBounds => $"Please choose from {ChangeRules.ClosestStarts} to {ChangeRules.WidestStarts} minutes.",
        AvailabilityErrorCode.HandsOnOutOfBounds => $"Please choose from 0 to {WorkingHours.MinutesPerDay} minutes.",
        AvailabilityErrorCode.DeepSessionsOutOfBounds => $"Please choose from 0 to {ChangeRules.MostDeepSessions} sessions.",
        _ => "That cannot be saved.",
    };
}
