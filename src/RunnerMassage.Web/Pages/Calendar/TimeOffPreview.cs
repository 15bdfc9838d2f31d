using NodaTime;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>Time off or extra hours before they are saved, and what they would do.</summary>
/// <param name="Schedule">The schedule as it stands.</param>
/// <param name="Change">What would be added.</param>
/// <param name="Effect">What it would do to booked sessions.</param>
public sealed record TimeOffPreview(TherapistSchedule Schedule, AvailabilityChange.AddException Change, AvailabilityEffect Effect)
{
    /// <summary>Time off, Thursday 8 April 2027, 10:00–12:00 each day.</summary>
    public string Title => $"{(Change.Kind == ExceptionKind.Extra ? "Extra hours" : "Time off")}, {TimeOffWords.When(Change.From, Change.To, Change.Minutes)}";

    /// <summary>Booked sessions that would lie outside the hours because of it, the earliest first.</summary>
    public IReadOnlyList<AffectedSession> Affected => [.. Effect.NewlyOutside];
}

/// <summary>Words of time off and extra hours.</summary>
internal static class TimeOffWords
{
    /// <summary>Thursday 8 April 2027, 10:00–12:00; or from one date to another, with the part of each day.</summary>
    public static string When(LocalDate from, LocalDate to, LocalMinutes? minutes)
    {
        var days = from == to ? ClinicFormat.FullDate(from) : $"{ClinicFormat.FullDate(from)} to {ClinicFormat.FullDate(to)}";
        return minutes is { } part
            ? $"{days}, {CalendarWords.Minute(part.Start)}–{CalendarWords.Minute(part.End)}{(from == to ? "" : " each day")}"
            : $"{days}, {(from == to ? "all day" : "whole days")}";
    }

    /// <summary>The field that an error is about, and what to do.</summary>
    public static (string Field, string Message) Error(AvailabilityErrorCode code) => code switch
    {
        AvailabilityErrorCode.DatesOrder => (nameof(TimeOffInput.To), "The last day lies before the first. Please choose a later one."),
        AvailabilityErrorCode.DatesPast => (nameof(TimeOffInput.To), "These days are past. Please choose days from today on."),
        AvailabilityErrorCode.TooFarAhead =>
            (nameof(TimeOffInput.To), $"Please choose days within the next {ChangeRules.YearsAhead} years."),
        AvailabilityErrorCode.TooManyDays =>
            (nameof(TimeOffInput.To), $"That is more than {ChangeRules.MostDays} days. Please enter it in parts."),
        AvailabilityErrorCode.ExtraNeedsMinutes => (nameof(TimeOffInput.FromTime), "Please say from when to when you work."),
        AvailabilityErrorCode.RangeOrder => (nameof(TimeOffInput.ToTime), "It ends before it begins. Please choose a later end."),
        AvailabilityErrorCode.HasNoEffect =>
            (nameof(TimeOffInput.FromTime), "These hours are worked already, or time off lies over them. Please choose others."),
        AvailabilityErrorCode.ReasonTooLong =>
            (nameof(TimeOffInput.Reason), $"Please keep the reason to {ChangeRules.LongestReason} characters."),
        _ => (nameof(TimeOffInput.Kind), "That cannot be saved. Please check what you entered."),
    };
}
