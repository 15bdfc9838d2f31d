namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>How often a massage makes sense, and how often the budget lets it.</summary>
/// <param name="SessionsPer30Days">Sessions in rolling 30 days; 0 means as one likes. Only the one a month at three to four training days is the guidance's own, the rest is a house rule.</param>
/// <param name="AffordableSessions">The largest affordable number up to that.</param>
/// <param name="Minutes">The longest length that still gives that number, or null where there is nothing to book.</param>
public sealed record FrequencyRecommendation(int SessionsPer30Days, int AffordableSessions, int? Minutes)
{
    /// <summary>Most sessions that are ever advised in 30 days.</summary>
    public const int MostSessions = 4;

    /// <summary>Works out the frequency.</summary>
    /// <param name="trainingDaysPerWeek">Training days a week, 0 to 7.</param>
    /// <param name="weeklyKm">Kilometres a week, as a mean of four weeks.</param>
    /// <param name="peak">True in weeks eight to two before a goal race of marathon length or more.</param>
    /// <param name="treatmentPlan">True while a therapist's plan for a complaint runs.</param>
    /// <param name="monthlyBudget">What may be spent in 30 days, or null for no limit.</param>
    /// <param name="prices">Lengths with their prices.</param>
    public static FrequencyRecommendation For(
        int trainingDaysPerWeek, double weeklyKm, bool peak, bool treatmentPlan, decimal? monthlyBudget, IReadOnlyList<LengthPrice> prices)
    {
        var byDays = trainingDaysPerWeek switch { <= 2 => 0, <= 4 => 1, 5 => 2, _ => 3 };
        var byVolume = weeklyKm switch { < 30 => 0, < 60 => 1, < 90 => 2, _ => 3 };
        var sessions = Math.Min(MostSessions, Math.Max(byDays, byVolume) + (peak ? 1 : 0) + (treatmentPlan ? 1 : 0));
        for (var affordable = sessions; affordable > 0; affordable--)
        {
            var lengths = prices.Where(length => monthlyBudget is not { } budget || affordable * length.Price <= budget).ToList();
            if (lengths.Count > 0)
            {
                return new FrequencyRecommendation(sessions, affordable, lengths.Max(length => length.Minutes));
            }
        }

        return new FrequencyRecommendation(sessions, 0, null);
    }
}

/// <summary>A length and what it costs.</summary>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="Price">Price, in the budget's currency.</param>
public readonly record struct LengthPrice(int Minutes, decimal Price);
