using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Rules;

/// <summary>Profiles are kept as JSON for years: every parameter must come back, and one that is younger than the row takes its default.</summary>
public sealed class RuleProfileJsonTests
{
    private static readonly PropertyInfo[] Properties =
        [.. typeof(RuleProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null)];

    public static TheoryData<string> Names() => [.. Properties.Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_comes_back_as_it_was_saved(string name)
    {
        var property = Properties.Single(property => property.Name == name);
        var profile = RuleProfile.Cautious with { };
        property.SetValue(profile, Other(property.GetValue(profile)));

        var read = JsonSerializer.Deserialize<RuleProfile>(JsonSerializer.Serialize(profile))!;

        Text(property.GetValue(read)).ShouldBe(Text(property.GetValue(profile)));
        Text(property.GetValue(read)).ShouldNotBe(Text(property.GetValue(RuleProfile.Cautious)));
        Text(read).ShouldBe(Text(profile));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_that_is_older_than_a_parameter_takes_its_default(string name)
    {
        var property = Properties.Single(property => property.Name == name);
        if (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
        {
            return;
        }

        var json = JsonNode.Parse(JsonSerializer.Serialize(RuleProfile.Cautious))!.AsObject();
        json.Remove(name).ShouldBeTrue();
        var read = json.Deserialize<RuleProfile>()!;
        Text(property.GetValue(read)).ShouldBe(Text(property.GetValue(new RuleProfile { Id = "new", Name = "New" })));
    }

    [Fact]
    public void Recovery_by_type_is_found_again()
    {
        var read = JsonSerializer.Deserialize<RuleProfile>(JsonSerializer.Serialize(RuleProfile.Article))!;
        read.RecoveryOf("active-release", TimingClass.Deep).ShouldBe(new RecoveryHours(18, 24));
        read.SorenessLight.ShouldBe(new SorenessCaps(7, null, 9, null));
    }

    private static object Other(object? value) => value switch
    {
        string text => text + "x",
        bool yes => !yes,
        int number => number + 1,
        double number => number + 0.5,
        DayRange(var first, var last) => new DayRange(first + 1, last + 2),
        RecoveryHours(var min, var full) => new RecoveryHours(min + 1, full + 2.5),
        SorenessCaps caps => new SorenessCaps(null, 1, 2, caps.Blocked is null ? 3 : null),
        IReadOnlyDictionary<string, RecoveryHours> byType =>
            new Dictionary<string, RecoveryHours>(byType, StringComparer.Ordinal) { ["hot-stone"] = new(1, 2) },
        _ => throw new InvalidOperationException($"A parameter of a new kind: {value}. Teach this test about it."),
    };

    private static string Text(object? value) => JsonSerializer.Serialize(value);
}
