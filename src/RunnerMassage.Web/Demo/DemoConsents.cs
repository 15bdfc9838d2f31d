using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Demo;

/// <summary>What the demo's runners have agreed to: everything, since their training and soreness are shown.</summary>
internal static class DemoConsents
{
    public static IEnumerable<Consent> Create(Instant now, Func<string, string> accountOf) =>
        from person in DemoPeople.All
        where person.Role == Roles.Runner
        from text in ConsentText.All
        select new Consent
        {
            Id = DemoWeek.IdOf($"consent {person.Key} {text.Kind}"),
            UserId = accountOf(person.Key),
            Kind = text.Kind,
            TextVersion = text.Version,
            GivenAt = now - Duration.FromDays(30),
        };
}
