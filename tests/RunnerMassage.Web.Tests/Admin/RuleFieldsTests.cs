using System.Reflection;
using System.Text.Json;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Pages.Admin.Rules;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin;

/// <summary>The form must not forget a parameter that the profile has.</summary>
public sealed class RuleFieldsTests
{
    public static TheoryData<string> Parameters() =>
        [.. typeof(RuleProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null && property.Name is not ("Id" or "Name" or "Version"))
            .Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_parameter_has_a_field(string name)
    {
        var property = typeof(RuleProfile).GetProperty(name)!;
        RuleFields.All.ShouldContain(field => Text(property.GetValue(Changed(field, RuleProfile.Article))) != Text(property.GetValue(RuleProfile.Article)));
    }

    [Fact]
    public void Every_field_writes_what_it_reads_and_nothing_else()
    {
        RuleFields.All.Select(field => field.Key).ShouldBeUnique();
        foreach (var field in RuleFields.All)
        {
            foreach (var profile in new[] { RuleProfile.Article, RuleProfile.Cautious })
            {
                Text(field.Set(profile, field.Get(profile))).ShouldBe(Text(profile), field.Key);
                field.ProblemWith(field.Write(profile)).ShouldBeNull(field.Key);
                var changed = Changed(field, profile);
                RuleFields.All.Where(other => other.Say(changed) != other.Say(profile)).ShouldBe([field]);
            }
        }
    }

    [Fact]
    public void The_form_gives_back_the_profile_it_was_made_of()
    {
        foreach (var profile in new[] { RuleProfile.Article, RuleProfile.Cautious })
        {
            Text(RuleForm.Of(profile).ApplyTo(profile)).ShouldBe(Text(profile));
            new RuleFormValidator().Validate(RuleForm.Of(profile)).IsValid.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("floor-deep", "-1", "Please choose from 0 to 48 hours.")]
    [InlineData("floor-deep", "", "Please fill this in.")]
    [InlineData("floor-deep", "soon", "Please write a number such as 36 or 1.5.")]
    [InlineData("after-first", "1.5", "Please choose a whole number of days.")]
    [InlineData("after-last", "0", "Please choose from 1 to 14 days.")]
    [InlineData("deep-tissue-min", "40", "This must not be less than “Deep tissue: advised against below”.", "deep-tissue-full")]
    [InlineData("before-first", "4", "This must not be less than “Before a race, to so many days before”.", "before-last")]
    [InlineData("soreness-deep-acceptable", "7", "This must be more than “Deep work: acceptable at best”.", "soreness-deep-avoid")]
    [InlineData("soreness-light-good", "11", "Please choose from 0 to 10.")]
    public void A_value_that_makes_no_sense_is_refused_at_its_field(string key, string value, string message, string? at = null)
    {
        var form = RuleForm.Of(RuleProfile.Article);
        form.Values[key] = value;
        var failure = new RuleFormValidator().Validate(form).Errors.ShouldHaveSingleItem();
        (failure.PropertyName, failure.ErrorMessage).ShouldBe((RuleForm.NameOf(at ?? key), message));
    }

    [Fact]
    public void A_comma_is_as_good_as_a_point()
    {
        var form = RuleForm.Of(RuleProfile.Article);
        form.Values["floor-deep"] = "12,5";
        new RuleFormValidator().Validate(form).IsValid.ShouldBeTrue();
        form.ApplyTo(RuleProfile.Article).FloorHoursDeep.ShouldBe(12.5);
    }

    private static RuleProfile Changed(RuleField field, RuleProfile profile)
    {
        var value = field.Get(profile);
        return field.Set(profile, field.IsYesNo ? 1 - value : value is null ? 5 : value + 1);
    }

    private static string Text(object? value) => JsonSerializer.Serialize(value);
}
