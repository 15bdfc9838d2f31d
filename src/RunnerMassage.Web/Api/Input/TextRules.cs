using System.Globalization;
using FluentValidation;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Web.Api.Json;

namespace RunnerMassage.Web.Api.Input;

/// <summary>Rules for texts that clients send, with messages for people.</summary>
public static class TextRules
{
    private const int LongestId = 100;

    /// <summary>An id of something: any short text; whether it exists is decided later.</summary>
    public static IRuleBuilderOptions<T, string?> IsId<T>(this IRuleBuilder<T, string?> rule, string what) => rule
        .Must(id => id is null || (id.Length is > 0 and <= LongestId && !id.Any(char.IsControl)))
        .WithMessage($"There is no such {what}.");

    /// <summary>Free text up to a length; line breaks are welcome, other control characters are not.</summary>
    public static IRuleBuilderOptions<T, string?> IsFreeText<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(text => text is null || text.Length <= longest)
        .WithMessage($"At most {longest.ToString(CultureInfo.InvariantCulture)} characters, please.")
        .Must(text => text is null || !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')))
        .WithMessage("The text contains control characters.");

    /// <summary>A local date, <c>YYYY-MM-DD</c>.</summary>
    public static IRuleBuilderOptions<T, string?> IsDate<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || Date(text) is not null)
        .WithMessage("A date is needed, such as 2026-11-26.");

    /// <summary>A local date, or an instant with an offset.</summary>
    public static IRuleBuilderOptions<T, string?> IsDateOrInstant<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || Date(text) is not null || OffsetTimeConverter.Parse(text) is not null)
        .WithMessage("A date is needed, such as 2026-11-26, or an instant with an offset, such as 2026-11-26T09:30:00+01:00.");

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static IRuleBuilderOptions<T, string?> IsNumber<T>(this IRuleBuilder<T, string?> rule, long least, long most) => rule
        .Must(text => text is null || (Number(text) is { } number && number >= least && number <= most))
        .WithMessage(most == long.MaxValue
            ? $"A whole number of at least {least.ToString(CultureInfo.InvariantCulture)} is needed."
            : $"A whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)} is needed.");

    /// <summary>Reads a local date within the years that the calendar arithmetic is made for; null where the text is none.</summary>
    public static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and <= 9000 } date } ? date : null;

    /// <summary>Reads a whole number; null where the text is none.</summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
