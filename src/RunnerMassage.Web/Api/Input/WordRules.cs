using FluentValidation;
using NodaTime;

namespace RunnerMassage.Web.Api.Input;

/// <summary>Rules for members that take one of a few words.</summary>
public static class WordRules
{
    /// <summary>One of the enumeration's names in lower case.</summary>
    public static IRuleBuilderOptions<T, string?> IsWord<T, TEnum>(this IRuleBuilder<T, string?> rule)
        where TEnum : struct, Enum => rule
        .Must(word => word is null || Word<TEnum>(word) is not null)
        .WithMessage($"One of these is needed: {string.Join(", ", Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()))}.");

    /// <summary>Reads such a word; null where the text is none.</summary>
    public static TEnum? Word<TEnum>(string? word)
        where TEnum : struct, Enum =>
        word is not null && word.All(char.IsAsciiLetter) && Enum.TryParse<TEnum>(word, ignoreCase: true, out var value) ? value : null;

    /// <summary>The IANA id of a zone.</summary>
    public static IRuleBuilderOptions<T, string?> IsTimeZone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(id => id is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null)
        .WithMessage("An IANA time zone is needed, such as Europe/Berlin.");

    /// <summary>An instant, a local date-time or a date.</summary>
    public static IRuleBuilderOptions<T, string?> IsMoment<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || Moment.IsOne(text))
        .WithMessage("An instant with an offset, a local date-time or a date is needed, such as 2027-04-06T18:00:00+02:00, 2027-04-06T18:00 or 2027-04-06.");

    /// <summary>An instant or a local date-time.</summary>
    public static IRuleBuilderOptions<T, string?> HasTime<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || Moment.HasTime(text))
        .WithMessage("An instant with an offset or a local date-time is needed, such as 2027-04-06T18:00:00+02:00 or 2027-04-06T18:00.");
}
