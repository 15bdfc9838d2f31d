using System.Globalization;
using NodaTime;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>Addresses, without a slash in front, that go on from a plan. They name a massage and a time, never why.</summary>
public static class PlanLinks
{
    /// <summary>The free times of a massage, of a day or of all.</summary>
    public static string Times(PlannedMassage? massage, LocalDate? day = null) => Address.Of(
        "times",
        ("massageType", massage?.Type.Id),
        ("minutes", massage?.Length.Minutes.ToString(CultureInfo.InvariantCulture)),
        ("date", day is { } date ? Address.Dates.Format(date) : null));

    /// <summary>Where a time is booked.</summary>
    public static string Confirm(PlannedTime planned) => Address.Of(
        "times/confirm",
        ("massageType", planned.Massage.Type.Id),
        ("minutes", planned.Massage.Length.Minutes.ToString(CultureInfo.InvariantCulture)),
        ("therapistId", planned.Time.TherapistId),
        ("start", Address.Start(planned.Time.Start)),
        ("any", "true"));
}
