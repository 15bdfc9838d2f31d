using System.Text.RegularExpressions;
using ArchUnitNET.Domain.Dependencies;
using RunnerMassage.Web.Tests.Architecture.Canaries;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Architecture;

/// <summary>Who may use whom. Each rule comes with a canary: a type that breaks it, to show that the rule still notices.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] SchedulingMayUse = ["System.", "NodaTime.", "RunnerMassage.Scheduling.", "Microsoft.CodeAnalysis.Embedded"];

    private static readonly string[] FrontMayUseOfData =
        ["RunnerMassage.Data.Repositories.", "RunnerMassage.Data.Training.", "RunnerMassage.Data.Rules.",
         "RunnerMassage.Data.Accounts.", "RunnerMassage.Data.Journal.", "RunnerMassage.Data.Availability.Editing.",
         "RunnerMassage.Data.Audit.", "RunnerMassage.Data.People.", "RunnerMassage.Data.Privacy.", "RunnerMassage.Data.Mail.",
         "RunnerMassage.Data.Calendars.", "RunnerMassage.Data.Clinics.", "RunnerMassage.Data.Safety.",
         "RunnerMassage.Data.Guidance.", "RunnerMassage.Data.Reports.", "RunnerMassage.Data.Community."];

    private static readonly string[] Clocks =
        ["NodaTime.SystemClock", "NodaTime.Extensions.ClockExtensions", "System.TimeProvider", "System.Diagnostics.Stopwatch"];

    private static readonly string[] ClockReadings =
        ["System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
         "System.DateTimeOffset::get_UtcNow", "System.Environment::get_TickCount"];

    private static readonly Rule SchedulingIsPure = new(
        "Scheduling depends on System and NodaTime only",
        dependency => !SchedulingMayUse.Any(allowed => dependency.Target.FullName.StartsWith(allowed, StringComparison.Ordinal))
            && dependency.Target.FullName.Contains('.', StringComparison.Ordinal));

    private static readonly Rule SchedulingReadsNoClock = new(
        "Scheduling takes the present as an argument and reads no clock",
        dependency => Clocks.Contains(dependency.Target.FullName)
            || (dependency is MethodCallDependency call
                && ClockReadings.Any(reading => call.TargetMember.FullName.Contains(reading, StringComparison.Ordinal))));

    private static readonly Rule DataIgnoresWeb = new(
        "Data does not use Web", dependency => dependency.Target.FullName.StartsWith("RunnerMassage.Web.", StringComparison.Ordinal));

    private static readonly Rule FrontHasNoDatabase = new(
        "Pages and endpoints use Scheduling services and Data repositories, never a DbContext",
        dependency => dependency.Target.FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            || (dependency.Target.FullName.StartsWith("RunnerMassage.Data.", StringComparison.Ordinal)
                && !FrontMayUseOfData.Any(allowed => dependency.Target.FullName.StartsWith(allowed, StringComparison.Ordinal))));

    private static readonly Rule FeaturesStandAlone = new(
        "No feature folder of pages uses another's types, except Shared",
        dependency => FeatureOf(dependency.Origin.FullName) is { } origin && FeatureOf(dependency.Target.FullName) is { } target
            && target != "Shared" && origin != target);

    [Fact]
    public void Scheduling_is_pure() => SchedulingIsPure.ShouldHoldFor(House.TypesOf(House.Scheduling));

    [Fact]
    public void Scheduling_refers_to_no_other_library() => House.Scheduling.GetReferencedAssemblies().Select(name => name.Name!)
        .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Scheduling_reads_no_clock() => SchedulingReadsNoClock.ShouldHoldFor(House.TypesOf(House.Scheduling));

    [Fact]
    public void Data_does_not_use_web() => DataIgnoresWeb.ShouldHoldFor(House.TypesOf(House.Data));

    [Theory]
    [InlineData("RunnerMassage.Web.Pages.")]
    [InlineData("RunnerMassage.Web.Api.")]
    public void Pages_and_endpoints_take_no_database_context(string front) => FrontHasNoDatabase.ShouldHoldFor(
        [.. House.TypesOf(House.Web).Where(type => type.FullName.StartsWith(front, StringComparison.Ordinal))]);

    [Fact]
    public void Features_of_pages_stand_alone() =>
        FeaturesStandAlone.ShouldHoldFor([.. House.TypesOf(House.Web).Where(type => FeatureOf(type.FullName) is not null)]);

    [Fact]
    public void Canaries_break_every_rule()
    {
        SchedulingIsPure.ShouldBeBrokenBy(typeof(UsesTheWeb));
        SchedulingReadsNoClock.ShouldBeBrokenBy(typeof(ReadsNodaClock));
        SchedulingReadsNoClock.ShouldBeBrokenBy(typeof(ReadsTimeProvider));
        SchedulingReadsNoClock.ShouldBeBrokenBy(typeof(ReadsStopwatch));
        DataIgnoresWeb.ShouldBeBrokenBy(typeof(UsesTheWeb));
        FrontHasNoDatabase.ShouldBeBrokenBy(typeof(TakesAContext));
        FrontHasNoDatabase.ShouldBeBrokenBy(typeof(QueriesInALambda));
        FrontHasNoDatabase.ShouldBeBrokenBy(typeof(QueriesWhileAwaiting));
        FeaturesStandAlone.ShouldBeBrokenBy(typeof(Canaries.Pages.Left.UsesItsNeighbour));
    }

    [Fact]
    public void A_feature_is_read_from_namespaces_and_from_compiled_pages()
    {
        FeatureOf("RunnerMassage.Web.Pages.Times.IndexModel").ShouldBe("Times");
        FeatureOf("AspNetCoreGeneratedDocument.Pages_Times_Index").ShouldBe("Times");
        FeatureOf("RunnerMassage.Web.Pages.IndexModel").ShouldBeNull();
        FeatureOf("RunnerMassage.Web.Hosting.PageSetup").ShouldBeNull();
    }

    private static string? FeatureOf(string fullName) => Feature().Match(fullName) is { Success: true } match ? match.Groups["feature"].Value : null;

    [GeneratedRegex(@"\.Pages[._](?<feature>[A-Za-z]+)[._]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Feature();
}
