using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Safety;

/// <summary>The safety questions as a form sends them back.</summary>
public sealed record SafetyInput
{
    /// <summary><c>yes</c> or <c>no</c>, by topic.</summary>
    public Dictionary<string, string?> Answers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Areas that were ticked, by topic.</summary>
    public Dictionary<string, string[]> Areas { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The last day with symptoms; empty where they last.</summary>
    public string? SymptomsEndedOn { get; init; }

    /// <summary>The day of the injury; empty counts as today.</summary>
    public string? InjuredOn { get; init; }

    /// <summary>The day of the operation; empty counts as today.</summary>
    public string? OperatedOn { get; init; }

    /// <summary>1 to 3; empty counts as the first.</summary>
    public string? Trimester { get; init; }

    /// <summary>True where the person agrees that the answers are kept.</summary>
    public bool Consent { get; init; }

    /// <summary>A form with earlier answers in it, for what lasts; what was acute is asked afresh.</summary>
    public static SafetyInput Of(SafetyAnswers? earlier)
    {
        SafetyTopic[] lasting =
        [
            SafetyTopic.BloodThinner, SafetyTopic.Pregnancy, SafetyTopic.Cancer, SafetyTopic.FeelingOrBones, SafetyTopic.Minor, SafetyTopic.Allergy, SafetyTopic.SkinOrVeins,
        ];
        return earlier is null ? new SafetyInput() : new SafetyInput
        {
            Answers = lasting.Where(earlier.Yes.Contains).ToDictionary(topic => topic.ToString(), _ => (string?)"yes", StringComparer.Ordinal),
            Areas = lasting.Where(earlier.Yes.Contains).ToDictionary(
                topic => topic.ToString(), topic => earlier.AreasOf(topic).Select(area => area.ToString()).ToArray(), StringComparer.Ordinal),
        };
    }

    /// <summary>What was answered, or null where something is missing or makes no sense; the model state says what.</summary>
    /// <param name="questions">The questions that were asked.</param>
    /// <param name="zone">The clinic's zone, in which dates are meant.</param>
    /// <param name="now">The present.</param>
    /// <param name="state">Takes what is wrong.</param>
    public SafetyAnswers? Read(IReadOnlyList<SafetyQuestion> questions, DateTimeZone zone, Instant now, ModelStateDictionary state)
    {
        foreach (var question in questions.Where(question => Of(question.Topic) is null))
        {
            state.AddModelError(question.Topic.ToString(), "Please answer yes or no.");
        }

        var today = now.InZone(zone).Date;
        var (ended, injured, operated) = (Day(SymptomsEndedOn, nameof(SymptomsEndedOn)), Day(InjuredOn, nameof(InjuredOn)), Day(OperatedOn, nameof(OperatedOn)));
        return !state.IsValid ? null : new SafetyAnswers
        {
            Yes = questions.Where(question => Of(question.Topic) is true).Select(question => question.Topic).ToHashSet(),
            SymptomsEndedAt = EndOf(ended),
            InjuredAt = EndOf(injured),
            OperatedOn = operated,
            Trimester = int.TryParse(Trimester, NumberStyles.None, CultureInfo.InvariantCulture, out var third) && third is >= 1 and <= 3 ? third : null,
            Areas = questions.Where(question => Of(question.Topic) is true)
                .Select(question => (question.Topic, Named: AreasOf(question.Topic))).Where(one => one.Named.Count > 0)
                .ToDictionary(one => one.Topic, one => one.Named),
        };

        LocalDate? Day(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            if (Address.Dates.Parse(text) is { Success: true, Value: var date } && date <= today && date > today.PlusYears(-5))
            {
                return date;
            }

            state.AddModelError(field, "Please choose a day that is not in the future.");
            return null;
        }

        // Nobody is asked for the hour, so the whole day counts.
        Instant? EndOf(LocalDate? date) => date is { } day ? Instant.Min(now, zone.AtStartOfDay(day.PlusDays(1)).ToInstant()) : null;
    }

    /// <summary>True for yes, false for no, null for no answer.</summary>
    public bool? Of(SafetyTopic topic) => Answers.GetValueOrDefault(topic.ToString()) switch { "yes" => true, "no" => false, _ => null };

    /// <summary>Areas that were ticked for a topic.</summary>
    public IReadOnlyList<BodyArea> AreasOf(SafetyTopic topic) =>
        [.. (Areas.GetValueOrDefault(topic.ToString()) ?? []).Where(text => Enum.IsDefined(typeof(BodyArea), text)).Select(Enum.Parse<BodyArea>)];
}
