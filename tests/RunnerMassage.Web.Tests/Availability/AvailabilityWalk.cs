using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability.Editing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Availability;

/// <summary>Steps that the tests of availability take, and looks at what is saved.</summary>
internal static class AvailabilityWalk
{
    public const string Save = "main form.form .btn-primary";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The schedule as the database holds it.</summary>
    public static async Task<TherapistSchedule> ScheduleAsync(this WebApp app, string therapistId = "elena") =>
        (await app.WithAsync<AvailabilityEditor, TherapistSchedule?>(editor => editor.LoadAsync(therapistId, Cancellation)))!;

    /// <summary>Saves a change as from another window.</summary>
    public static async Task ChangeAsync(this WebApp app, AvailabilityChange change, string therapistId = "elena")
    {
        var version = (await app.ScheduleAsync(therapistId)).Version;
        (await app.WithAsync<AvailabilityEditor, EditOutcome>(editor => editor.SaveAsync(therapistId, change, version, Actor.Program, Cancellation)))
            .ShouldBeOfType<EditOutcome.Saved>();
    }

    /// <summary>Elena's hours on a weekday in words.</summary>
    public static async Task<string> HoursAsync(this WebApp app, IsoDayOfWeek day) => string.Join(
        ", ", (await app.ScheduleAsync()).WeeklyHours.Where(hours => hours.Day == day).Select(hours => $"{hours.StartMinute / 60}-{hours.EndMinute / 60}"));

    /// <summary>The clock times at which a visitor can have an hour of Swedish massage with Elena on a date.</summary>
    public static async Task<IReadOnlyList<string>> StartsAsync(this WebApp app, string date) =>
        Walk.ClockTimesOn(await app.Visit().GetAsync($"/times?massageType=swedish&minutes=60&therapistId=elena&date={date}"));
}
