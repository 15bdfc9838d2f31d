using NodaTime;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>The dates that a page of the calendar shows: whole weeks, Monday to Sunday.</summary>
/// <param name="Date">The date that was asked for; it lies in the week or month shown.</param>
/// <param name="IsMonth">True for a month, false for a week.</param>
public sealed record CalendarSpan(LocalDate Date, bool IsMonth)
{
    /// <summary>What a month is called in an address.</summary>
    public const string Month = "month";

    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    /// <summary>Reads an address; what cannot be read becomes this week.</summary>
    public static CalendarSpan Of(string? view, string? date, LocalDate today) => new(
        date is not null && Address.Dates.Parse(date) is { Success: true, Value: var day } && day.Year is >= FirstYear and <= LastYear ? day : today,
        view == Month);

    /// <summary>First date shown, a Monday.</summary>
    public LocalDate From => MondayOf(IsMonth ? Date.With(DateAdjusters.StartOfMonth) : Date);

    /// <summary>Last date shown, a Sunday.</summary>
    public LocalDate To => MondayOf(IsMonth ? Date.With(DateAdjusters.EndOfMonth) : Date).PlusDays(6);

    /// <summary>A date of the week or month before.</summary>
    public LocalDate Previous => IsMonth ? Date.With(DateAdjusters.StartOfMonth).PlusMonths(-1) : From.PlusWeeks(-1);

    /// <summary>A date of the week or month after.</summary>
    public LocalDate Next => IsMonth ? Date.With(DateAdjusters.StartOfMonth).PlusMonths(1) : From.PlusWeeks(1);

    /// <summary>April 2027; 5–11 April 2027; 29 March – 4 April 2027.</summary>
    public string Title => IsMonth
        ? ClinicFormat.Month(Date.ToYearMonth())
        : $"{FirstOfWeek}{To.Day} {ClinicFormat.Month(To.ToYearMonth())}";

    /// <summary>False for dates of a month's weeks that belong to its neighbours.</summary>
    public bool Contains(LocalDate date) => !IsMonth || date.ToYearMonth() == Date.ToYearMonth();

    private string FirstOfWeek =>
        From.Year != To.Year ? $"{From.Day} {ClinicFormat.Month(From.ToYearMonth())} – "
        : From.Month != To.Month ? $"{From.Day} {ClinicFormat.MonthName(From.ToYearMonth())} – "
        : $"{From.Day}–";

    private static LocalDate MondayOf(LocalDate date) => date.PlusDays(IsoDayOfWeek.Monday - date.DayOfWeek);
}
