using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Pages.Admin.Qualifications;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>Adds or changes a race near the clinic, and opens extra hours on the days after it.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class RaceModel(
    LocalRaces races, RaceHours hours, AvailabilityEditor editor, ClinicRepository clinics, Auditor auditor, IClock clock) : FormPage
{
    /// <summary>Stands in the address for a race that is to be added.</summary>
    public const string Add = "add";

    /// <summary>The race as it is saved, or null where it is to be added.</summary>
    public LocalRace? Saved { get; private set; }

    /// <summary>What is open because of it.</summary>
    public IReadOnlyList<OpenedHours> Opened { get; private set; } = [];

    /// <summary>What could be opened.</summary>
    public IReadOnlyList<HourProposal> Proposals { get; private set; } = [];

    /// <summary>What was ticked and typed of extra hours.</summary>
    public AdminForm Chosen { get; private set; } = new();

    /// <summary>Hours that somebody wants to take back though sessions are booked in them; or null.</summary>
    public TakeBackQuestion? Question { get; private set; }

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields => RaceForm.Fields;

    /// <summary>Shows the form and the hours.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Show(RaceForm.Of(Saved)) : NotFound();

    /// <summary>Saves the race.</summary>
    public async Task<IActionResult> OnPostAsync(string id, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Prepare(form, RaceForm.Of(Saved)) is { } answer)
        {
            return answer;
        }

        if (MustBeSeen(Saved is not null && Differs("Date") && Opened.Count > 0
            ? new ChangeEffect(["Extra hours are open because of the old date. They stay where they are; take them back below where they are not wanted any more."], [])
            : new ChangeEffect([], [])))
        {
            return Page();
        }

        var race = RaceForm.Read(Saved?.Id ?? Guid.NewGuid().ToString("N"), Form);
        if (Saved is null)
        {
            await races.AddAsync(race, auditor.Actor, cancellationToken);
        }
        else if (await races.SaveAsync(race, Saved.Version, auditor.Actor, cancellationToken) != EditResult.Saved)
        {
            return await LoadAsync(id, cancellationToken) ? Conflict(RaceForm.Of(Saved)) : NotFound();
        }

        Tell($"{race.Name} is saved.");
        return Redirect($"~/admin/races/{race.Id}");
    }

    /// <summary>Opens the extra hours that were ticked; all of them or, where one makes no sense, none.</summary>
    public async Task<IActionResult> OnPostOpenAsync(string id, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Saved is not { } race)
        {
            return NotFound();
        }

        Show(RaceForm.Of(race));
        Chosen = form;
        var today = Format.DateOf(clock.GetCurrentInstant());
        var chosen = new List<(HourProposal Proposal, AvailabilityChange.AddException Change)>();
        foreach (var proposal in Proposals.Where(proposal => form.Has("Open-" + proposal.Key)))
        {
            if (ClockMinutes.Read(form["From-" + proposal.Key], form["To-" + proposal.Key]) is not { } minutes)
            {
                Wrong(proposal.Key, "Please enter when they begin and when they end.");
                continue;
            }

            var change = RaceHours.ChangeOf(race, proposal.Date, minutes);
            chosen.Add((proposal, change));
            if (ChangeRules.Check(proposal.Schedule, change, today) is { Count: > 0 } errors)
            {
                Wrong(proposal.Key, ClockMinutes.Sentence(errors[0].Code));
            }
        }

        if (!ModelState.IsValid)
        {
            return Refuse();
        }

        var opened = 0;
        foreach (var (proposal, change) in chosen)
        {
            opened += await hours.SaveAsync(proposal.Schedule.TherapistId, change, auditor.Actor, cancellationToken) ? 1 : 0;
        }

        Tell(
            chosen.Count == 0 ? "Tick the hours that you want to open." : opened < chosen.Count ? "Some hours could not be opened, because the schedule was being changed. Please look again."
                : $"Extra hours are open: {opened}. They can be booked from now on.",
            chosen.Count == 0 ? "info" : opened < chosen.Count ? "warning" : null);
        return Redirect($"~/admin/races/{race.Id}");
    }

    /// <summary>Takes extra hours back, after showing what is booked in them.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string id, string? therapistId, string? group, string? seen, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Saved is not { } race)
        {
            return NotFound();
        }

        if (Opened.FirstOrDefault(one => one.TherapistId == therapistId && one.GroupId == group) is not { } open)
        {
            Tell("These hours were taken back before.", "info");
            return Redirect($"~/admin/races/{race.Id}");
        }

        var change = new AvailabilityChange.RemoveExceptions(open.GroupId);
        var effect = await editor.PreviewAsync(open.TherapistId, change, cancellationToken);
        var digest = RequestDigest.Of(effect.NewlyOutside.Select(session => session.SessionId));
        if (effect.NewlyOutside.Any() && seen != digest)
        {
            Question = new TakeBackQuestion(open, [.. effect.NewlyOutside], digest);
            return Show(RaceForm.Of(race));
        }

        if (await hours.SaveAsync(open.TherapistId, change, auditor.Actor, cancellationToken))
        {
            Tell($"The extra hours of {open.TherapistName} on {ClinicFormat.Day(open.Date)} are taken back.");
            return Redirect(effect.NewlyOutside.Any() ? "~/" + Address.Of("availability/affected", ("therapistId", open.TherapistId)) : $"~/admin/races/{race.Id}");
        }

        Tell("The schedule was being changed, and nothing was taken back. Please try again.", "warning");
        return Redirect($"~/admin/races/{race.Id}");
    }

    /// <summary>Removes the race.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Saved is not { } race)
        {
            return NotFound();
        }

        if (Opened.Count > 0)
        {
            Tell("Extra hours are open because of this race. Take them back first, or leave the race.", "warning");
            return Redirect($"~/admin/races/{race.Id}");
        }

        await races.RemoveAsync(race, auditor.Actor, cancellationToken);
        Tell($"{race.Name} is removed.");
        return Redirect("~/admin/races");
    }

    /// <inheritdoc />
    protected override void Check()
    {
        Need("Name", "Please enter the race’s name.");
        if (QualificationRow.DateOf(Form["Date"]) is null)
        {
            Wrong("Date", "Please enter its date.");
        }

        if (Form["Distance"].Length > 0 && RaceForm.Kilometres(Form["Distance"]) is null)
        {
            Wrong("Distance", "Please enter kilometres up to 1000, such as 42.2, or nothing.");
        }

        if (Form["Runners"].Length > 0)
        {
            Number("Runners", 1, RaceForm.MostRunners);
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Saved = id == Add ? null : await races.FindAsync(id, cancellationToken);
        if (Saved is { } race)
        {
            Opened = await races.OpenedAsync(race.Id, cancellationToken);
            Proposals = await hours.ProposeAsync(race, Format.DateOf(clock.GetCurrentInstant()), cancellationToken);
        }

        return id == Add || Saved is not null;
    }
}

/// <summary>Extra hours that somebody wants to take back though sessions are booked in them.</summary>
/// <param name="Hours">The hours.</param>
/// <param name="Sessions">The sessions that would lie outside the hours.</param>
/// <param name="Seen">Says that these sessions were seen.</param>
public sealed record TakeBackQuestion(OpenedHours Hours, IReadOnlyList<AffectedSession> Sessions, string Seen);
