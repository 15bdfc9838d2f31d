using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Admin.Forms;

/// <summary>What stands in an admin's form, as it was typed.</summary>
public sealed record AdminForm
{
    /// <summary>What a ticked box sends.</summary>
    public const string Ticked = "true";

    /// <summary>What was typed, by key of the field.</summary>
    public IDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Digest of what the editor started from, to notice that somebody else changed it.</summary>
    public string? Base { get; init; }

    /// <summary>Digest of what was shown before saving; empty where nothing was.</summary>
    public string? Previewed { get; init; }

    /// <summary><c>theirs:Name</c> takes over what somebody else saved, <c>preview</c> only looks; anything else saves.</summary>
    public string? Do { get; init; }

    /// <summary>The form of what is saved.</summary>
    public static AdminForm Of(IReadOnlyDictionary<string, string> saved) => new()
    {
        Values = saved.ToDictionary(value => value.Key, string? (value) => value.Value, StringComparer.Ordinal),
        Base = RequestDigest.Of(saved),
    };

    /// <summary>What a field is called in the form.</summary>
    public static string NameOf(string key) => $"{nameof(Values)}[{key}]";

    /// <summary>What was typed for a field, without white space around it; nothing where it was left empty.</summary>
    public string this[string key] => Values.TryGetValue(key, out var value) ? (value ?? "").ReplaceLineEndings("\n").Trim() : "";

    /// <summary>True where a box is ticked.</summary>
    public bool Has(string key) => this[key] == Ticked;

    /// <summary>The form with another value in one field.</summary>
    public AdminForm With(string key, string value) =>
        this with { Values = new Dictionary<string, string?>(Values, StringComparer.Ordinal) { [key] = value } };
}
