using FluentValidation;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>A rule profile as it stands in the form. Texts as they were typed, so that nothing is lost where one of them is refused.</summary>
public sealed record RuleForm
{
    /// <summary>Longest name of a profile.</summary>
    public const int LongestName = 60;

    /// <summary>Longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>What people call the profile.</summary>
    public string? Name { get; init; }

    /// <summary>The values by key of their field.</summary>
    public IDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Why it is changed.</summary>
    public string? Reason { get; init; }

    /// <summary>The version that the editor started from.</summary>
    public int Version { get; init; }

    /// <summary>Digest of the parameters whose preview was shown; empty where none was.</summary>
    public string? Previewed { get; init; }

    /// <summary>True where the button says to save, not to show the preview.</summary>
    public bool Save { get; init; }

    /// <summary>The profile as the form shows it.</summary>
    public static RuleForm Of(RuleProfile profile) => new()
    {
        Name = profile.Name,
        Values = RuleFields.All.ToDictionary(field => field.Key, string? (field) => field.Write(profile), StringComparer.Ordinal),
        Version = profile.Version,
    };

    /// <summary>The profile with the form's values. Call it only with what the validator has let through.</summary>
    public RuleProfile ApplyTo(RuleProfile profile) => RuleFields.All.Aggregate(
        profile with { Name = Name!.Trim(), Version = Version },
        (changed, field) => field.Set(changed, RuleField.Read(ValueOf(field.Key))));

    /// <summary>What was typed for a field.</summary>
    public string? ValueOf(string key) => Values.TryGetValue(key, out var value) ? value : null;

    /// <summary>What a field is called in the form.</summary>
    public static string NameOf(string key) => $"{nameof(Values)}[{key}]";
}

/// <summary>What a rule profile must be like to make sense.</summary>
public sealed class RuleFormValidator : AbstractValidator<RuleForm>
{
    /// <summary>The rules.</summary>
    public RuleFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage("Please give the profile a name.")
            .MaximumLength(RuleForm.LongestName).WithMessage($"Please keep the name to {RuleForm.LongestName} characters.");
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).When(form => form.Save)
            .WithMessage("Please say why, so that others can follow.");
        RuleFor(form => form.Reason).MaximumLength(RuleForm.LongestReason)
            .WithMessage($"Please keep the reason to {RuleForm.LongestReason} characters.");
        RuleFor(form => form).Custom((form, context) =>
        {
            var wrong = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in RuleFields.All)
            {
                if (field.ProblemWith(form.ValueOf(field.Key)) is { } problem)
                {
                    wrong.Add(field.Key);
                    context.AddFailure(RuleForm.NameOf(field.Key), problem);
                }
            }

            foreach (var (lower, higher, strict) in RuleFields.Orders)
            {
                var (low, high) = (RuleField.Read(form.ValueOf(lower)), RuleField.Read(form.ValueOf(higher)));
                if (!wrong.Contains(lower) && !wrong.Contains(higher) && (low > high || (strict && low is not null && low == high)))
                {
                    wrong.Add(higher);
                    var label = RuleFields.All.Single(field => field.Key == lower).Label;
                    context.AddFailure(RuleForm.NameOf(higher), $"This must {(strict ? "be more than" : "not be less than")} “{label}”.");
                }
            }
        });
    }
}
