using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages;

/// <summary>The landing page: says what this is and starts the planner or the search.</summary>
public sealed class IndexModel(
    ClinicRepository clinics, MassageTypeRepository massageTypes, TherapistRepository therapists, RuleProfileRepository rules, PlannerMemory memory)
    : PageModel
{
    private const int UsualMinutes = 60;

    /// <summary>The planner's form, as it was filled in last.</summary>
    public PlanInput Input { get; private set; } = new();

    /// <summary>The massage types to choose from, in the clinic's order.</summary>
    public IReadOnlyList<TypeChoice> Types { get; private set; } = [];

    /// <summary>The people who give the massages, by name.</summary>
    public IReadOnlyList<Therapist> Therapists { get; private set; } = [];

    /// <summary>The timing rules in use.</summary>
    public RuleProfile Rules { get; private set; } = RuleProfile.Article;

    /// <summary>Every length that some type is offered in, in minutes, ascending.</summary>
    public IReadOnlyList<int> Lengths { get; private set; } = [];

    /// <summary>The length chosen beforehand, in minutes: an hour where one is offered, else the shortest.</summary>
    public int ChosenLength => Lengths.Count == 0 || Lengths.Contains(UsualMinutes) ? UsualMinutes : Lengths[0];

    /// <summary>Reads what the clinic offers.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = memory.Read(HttpContext) is { } answers ? PlanInput.Of(answers) : new PlanInput();
        var clinic = await clinics.GetAsync(cancellationToken);
        var types = await massageTypes.ListAsync(cancellationToken);
        Types = [.. types.Where(type => type is { IsMassage: true, Active: true, Lengths.Count: > 0 }).Select(type => TypeChoice.From(type, clinic.Currency))];
        Lengths = [.. Types.SelectMany(type => type.Lengths).Distinct().Order()];
        Therapists = await therapists.ListAsync(cancellationToken);
        Rules = await rules.ActiveAsync(cancellationToken);
    }

    /// <summary>A massage type as the landing page offers it.</summary>
    /// <param name="Id">The id that the search takes as <c>massageType</c>.</param>
    /// <param name="Name">The name people know it by.</param>
    /// <param name="Summary">What it is for, in one sentence.</param>
    /// <param name="FromPrice">The lowest price, written with its currency.</param>
    /// <param name="Lengths">The lengths it is offered in, in minutes, ascending.</param>
    public sealed record TypeChoice(string Id, string Name, string Summary, string FromPrice, IReadOnlyList<int> Lengths)
    {
        internal static TypeChoice From(MassageType type, string currency) => new(
            type.Id,
            type.Name,
            type.Summary,
            PriceText.Of(type.Lengths.Min(length => length.Price), currency),
            [.. type.Lengths.Select(length => length.Minutes).Order()]);
    }
}
