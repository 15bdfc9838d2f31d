using System.Collections.Frozen;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Demo;

/// <summary>An invented person that a visitor may sign in as.</summary>
/// <param name="Key">Short name, unique among them.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">Their role.</param>
/// <param name="Who">Who they are, in a few words.</param>
public sealed record DemoPerson(string Key, string Name, string Role, string Who)
{
    /// <summary>Address of the account.</summary>
    public string Email => $"{Key}@demo.example";

    /// <summary>First letters of the names.</summary>
    public string Initials => string.Concat(Name.Split(' ').Select(static part => part[0]));
}

/// <summary>The invented people of the demo.</summary>
public static class DemoPeople
{
    /// <summary>The password of all who can sign in; no secret, which is why the demo does not run in Production.</summary>
    public const string Password = "run-easy-massage";

    /// <summary>Those who can sign in.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("mara", "Mara Lind", Roles.Runner, "Runner, training for a first half marathon"),
        new("jonas", "Jonas Okafor", Roles.Runner, "Runner, six days a week, marathon ahead"),
        new("priya", "Priya Raman", Roles.Runner, "Runner, nursing a sore heel"),
        new("elena", "Elena Brandt", Roles.Therapist, "Therapist, all three massage types"),
        new("tom", "Tom Achter", Roles.Therapist, "Therapist, Swedish and deep tissue"),
        new("sofia", "Sofia Keller", Roles.Admin, "Runs the clinic"),
    ];

    /// <summary>Runners of the clinic's past and coming sessions; they have no password, so nobody can sign in as them.</summary>
    public static IReadOnlyList<DemoPerson> Others { get; } =
    [
        new("anton", "Anton Weiss", Roles.Runner, ""),
        new("beatriz", "Beatriz Moreno", Roles.Runner, ""),
        new("chidi", "Chidi Eze", Roles.Runner, ""),
        new("dagny", "Dagny Holm", Roles.Runner, ""),
        new("emil", "Emil Sauer", Roles.Runner, ""),
        new("farah", "Farah Aziz", Roles.Runner, ""),
        new("greta", "Greta Lehmann", Roles.Runner, ""),
        new("hiro", "Hiro Tanaka", Roles.Runner, ""),
        new("ida", "Ida Sommer", Roles.Runner, ""),
        new("jakub", "Jakub Nowak", Roles.Runner, ""),
        new("lucie", "Lucie Martin", Roles.Runner, ""),
        new("milan", "Milan Petrov", Roles.Runner, ""),
        new("nele", "Nele Vogt", Roles.Runner, ""),
        new("oskar", "Oskar Lund", Roles.Runner, ""),
    ];

    /// <summary>People without an account, for whom the clinic books.</summary>
    public static IReadOnlyList<DemoPerson> Guests { get; } = [new("walter", "Walter Brandl", Roles.Runner, "")];

    private static readonly FrozenSet<string> Accounts = All.Concat(Others).Select(static person => AccountOf(person.Key)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Id of a person's account, the same at every seeding.</summary>
    public static string AccountOf(string key) => DemoWeek.IdOf($"account {key}");

    /// <summary>True for the account of one of the invented people, whatever its address may have become.</summary>
    public static bool HasAccount(string userId) => Accounts.Contains(userId);
}
