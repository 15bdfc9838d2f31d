using RunnerMassage.Data.Calendars;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>The hours of the day that a week is drawn with: all that are worked or booked, and the usual ones.</summary>
/// <param name="First">First hour, from 0.</param>
/// <param name="Last">The hour at which the drawing ends, up to 24.</param>
public sealed record DrawnHours(int First, int Last)
{
    private const int UsualFirst = 9;
    private const int UsualLast = 18;
    private const int MinutesPerHour = 60;

    /// <summary>The hours for these days.</summary>
    internal static DrawnHours Of(IEnumerable<CalendarDay> days, ClinicFormat format)
    {
        var (first, last) = (UsualFirst * MinutesPerHour, UsualLast * MinutesPerHour);
        foreach (var piece in days.SelectMany(day => CalendarPiece.Of(day, format).Concat(CalendarPiece.HoursOf(day, format))))
        {
            (first, last) = (Math.Min(first, piece.FromMinute), Math.Max(last, piece.ToMinute));
        }

        return new DrawnHours(first / MinutesPerHour, (last + MinutesPerHour - 1) / MinutesPerHour);
    }
}
