using System.Globalization;
using RunnerMassage.Scheduling.Recommendations;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>"How often at a glance": what the recommendation itself says for each amount of training.</summary>
/// <param name="ByDays">Training days a week and the massages a month that go with them.</param>
/// <param name="ByKilometres">Kilometres a week and the massages a month that go with them.</param>
/// <param name="Peak">How many more before a long goal race.</param>
/// <param name="Plan">How many more while a plan with a therapist runs.</param>
public sealed record FrequencyGlance(
    IReadOnlyList<FrequencyStep> ByDays, IReadOnlyList<FrequencyStep> ByKilometres, int Peak, int Plan)
{
    private const int MostKilometres = 200;
    private static readonly LengthPrice[] AnyPrice = [new(60, 1)];

    /// <summary>Asks the recommendation.</summary>
    public static FrequencyGlance Create() => new(
        Steps(7, "days", days => Sessions(days, 0)),
        Steps(MostKilometres, "km", kilometres => Sessions(0, kilometres)),
        Sessions(3, 0, peak: true) - Sessions(3, 0),
        Sessions(3, 0, plan: true) - Sessions(3, 0));

    private static List<FrequencyStep> Steps(int most, string unit, Func<int, int> sessions) =>
    [
        .. Enumerable.Range(0, most + 1).GroupBy(sessions).Select(step => new FrequencyStep(Range(step.Min(), step.Max(), most, unit), step.Key)),
    ];

    private static string Range(int first, int last, int most, string unit)
    {
        var (from, to) = (first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture));
        return first == 0 ? $"up to {to} {unit}"
            : last == most ? $"{from} {unit} and more"
            : first == last ? $"{from} {unit}"
            : $"{from} to {to} {unit}";
    }

    private static int Sessions(int days, int kilometres, bool peak = false, bool plan = false) =>
        FrequencyRecommendation.For(days, kilometres, peak, plan, monthlyBudget: null, AnyPrice).SessionsPer30Days;
}

/// <summary>A step of the recommendation.</summary>
/// <param name="Range">The amounts of training that it is for, such as <c>3 to 4 days</c>.</param>
/// <param name="Sessions">Massages in 30 days; 0 means as one likes.</param>
public sealed record FrequencyStep(string Range, int Sessions);
