using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RunnerMassage.Web.Demo;

/// <summary>
/// Moves the demo's dates: it is written for the week that starts on Monday 5 April 2027 and shown as if that were the current one.
/// </summary>
/// <param name="Now">The moment of seeding.</param>
/// <param name="Zone">The clinic's zone.</param>
public sealed record DemoWeek(Instant Now, DateTimeZone Zone)
{
    private static readonly LocalDate WrittenFor = new(2027, 4, 5);

    /// <summary>Today's date at the clinic.</summary>
    public LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>Monday of the current week.</summary>
    public LocalDate Monday => Today.PlusDays(IsoDayOfWeek.Monday - Today.DayOfWeek);

    /// <summary>A date of April 2027 as written, moved to where the same weekday is now.</summary>
    public LocalDate April(int day) => Monday.PlusDays(Period.DaysBetween(WrittenFor, new LocalDate(2027, 4, 1)) + day - 1);

    /// <summary>The instant of a minute of a local day.</summary>
    public Instant At(LocalDate date, int minuteOfDay) =>
        date.AtMidnight().PlusMinutes(minuteOfDay).InZoneLeniently(Zone).ToInstant();

    /// <summary>An id that is the same at every seeding, so that addresses in notes and screenshots keep working.</summary>
    public static string IdOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("demo " + what)).AsSpan(0, 16));
}
