using System.Globalization;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>One parameter of a rule profile: how it is called, what values make sense, and where it sits in the profile.</summary>
/// <param name="Key">Name in forms.</param>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Days, hours, minutes, level, or empty for yes and no.</param>
/// <param name="Most">Largest value that makes sense; the least is 0.</param>
/// <param name="Get">Reads it; null where it never applies, 1 and 0 for yes and no.</param>
/// <param name="Set">Writes it.</param>
public sealed record RuleField(
    string Key, string Group, string Label, string Unit, double Most, Func<RuleProfile, double?> Get, Func<RuleProfile, double?, RuleProfile> Set)
{
    /// <summary>True where half a unit makes no sense.</summary>
    public bool IsWhole => Unit is not "hours";

    /// <summary>True for yes and no.</summary>
    public bool IsYesNo => Unit.Length == 0;

    /// <summary>True where it may never apply; the field is then empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Least value that makes sense.</summary>
    public double Least { get; init; }

    /// <summary>The value as the form shows it.</summary>
    public string Write(RuleProfile profile) => Get(profile)?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The value in words, with its unit.</summary>
    public string Say(RuleProfile profile) => Get(profile) switch
    {
        null => "never",
        var value when IsYesNo => value == 1 ? "yes" : "no",
        var value when Unit == "level" => $"from {Write(profile)} of 10",
        1 => $"1 {Unit[..^1]}",
        _ => $"{Write(profile)} {Unit}",
    };

    /// <summary>What is wrong with a typed value, or null.</summary>
    public string? ProblemWith(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return IsOptional ? null : "Please fill this in.";
        }

        var range = FormattableString.Invariant($"{Least:0.##} to {Most:0.##}");
        return Read(text) is not { } value ? "Please write a number such as 36 or 1.5."
            : value < Least || value > Most ? $"Please choose from {range}{(IsYesNo || Unit == "level" ? "" : " " + Unit)}."
            : IsWhole && value != Math.Floor(value) ? $"Please choose a whole number of {(Unit == "level" ? "the scale" : Unit)}."
            : null;
    }

    /// <summary>The typed number, with a point or a comma; null where it is none.</summary>
    public static double? Read(string? text) =>
        double.TryParse(
            text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
