using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>Asks a runner the safety questions: all of them the first time, later whether anything is new.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class IndexModel(
    SafetyReader reader, ScreeningRepository screenings, ClinicRepository clinics, ConsentDesk consents, IClock clock) : PageModel
{
    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>How the runner stands.</summary>
    public SafetyState State { get; private set; } = null!;

    /// <summary>What is asked, or nothing where only "anything new?" is.</summary>
    public QuestionsForm? Form { get; private set; }

    /// <summary>What has to be agreed to, or null where it was.</summary>
    public ConsentText? ConsentToAsk { get; private set; }

    /// <summary>True after a report of very strong soreness.</summary>
    public bool AfterSoreness { get; private set; }

    /// <summary>Where to go on, such as to the time that is about to be booked; or null.</summary>
    public string? ReturnUrl { get; private set; }

    private string RunnerId => User.UserId()!;

    /// <summary>Asks.</summary>
    public Task OnGetAsync(SafetyQuery query, CancellationToken cancellationToken) => LoadAsync(query, null, cancellationToken);

    /// <summary>Keeps the answers.</summary>
    public async Task<IActionResult> OnPostAsync(SafetyQuery query, SafetyInput input, CancellationToken cancellationToken)
    {
        await LoadAsync(query with { All = "true" }, input, cancellationToken);
        ModelState.Clear();
        var answers = input.Read(Form!.Questions, Format.Zone, clock.GetCurrentInstant(), ModelState);
        if (answers is not null && !await consents.AgreesAsync(ConsentText.HealthData, input.Consent, cancellationToken))
        {
            ModelState.AddModelError("Consent", "Please agree first, or choose to tell your therapist in person: then nothing is kept.");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var occasion = AfterSoreness ? ScreeningOccasion.Soreness : State.Current is null ? ScreeningOccasion.First : ScreeningOccasion.Again;
        return await SaveAsync(occasion, answers, cancellationToken);
    }

    /// <summary>Notes that nothing is new.</summary>
    public async Task<IActionResult> OnPostNothingAsync(SafetyQuery query, CancellationToken cancellationToken)
    {
        await LoadAsync(query, null, cancellationToken);
        return State.NeedsAll ? Page() : await SaveAsync(ScreeningOccasion.Again, null, cancellationToken);
    }

    /// <summary>Leaves it to a talk with the therapist; nothing about health is kept.</summary>
    public async Task<IActionResult> OnPostInPersonAsync(SafetyQuery query, CancellationToken cancellationToken)
    {
        await LoadAsync(query, null, cancellationToken);
        await screenings.SaveAsync(
            new NewScreening { RunnerId = RunnerId, Occasion = ScreeningOccasion.First, InPerson = true, GivenById = RunnerId }, cancellationToken);
        TempData["Flash"] = "That is fine. Your therapist asks you before the massage begins.";
        return Redirect(ReturnUrl ?? "~/sessions");
    }

    private async Task<IActionResult> SaveAsync(ScreeningOccasion occasion, SafetyAnswers? answers, CancellationToken cancellationToken)
    {
        var saved = await screenings.SaveAsync(
            new NewScreening { RunnerId = RunnerId, Occasion = occasion, Answers = answers, GivenById = RunnerId }, cancellationToken);
        if (saved is null)
        {
            // The consent was taken back in another window at this very moment.
            return Redirect("~/" + Address.Of("safety", ("returnUrl", ReturnUrl)));
        }

        if (ReturnUrl is not null && saved.Result.Action == SafetyAction.None && (await reader.ReadAsync(RunnerId, cancellationToken)).Holding.Count == 0)
        {
            TempData["Flash"] = "Thank you. Nothing speaks against a massage.";
            return Redirect(ReturnUrl);
        }

        return Redirect("~/" + Address.Of("safety/result", ("returnUrl", ReturnUrl)));
    }

    private async Task LoadAsync(SafetyQuery query, SafetyInput? input, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        State = await reader.ReadAsync(RunnerId, cancellationToken);
        ReturnUrl = Url.IsLocalUrl(query.ReturnUrl) ? query.ReturnUrl : null;
        AfterSoreness = query.For == "soreness";
        ConsentToAsk = await consents.ToAskAsync(ConsentText.HealthData, cancellationToken);
        Form = AfterSoreness ? new QuestionsForm(SafetyQuestions.AfterSoreness, input ?? new SafetyInput(), Format.DateOf(State.Now))
            : State.NeedsAll || query.All == "true" ? new QuestionsForm(SafetyQuestions.All, input ?? SafetyInput.Of(State.Current?.Answers), Format.DateOf(State.Now))
            : null;
    }
}

/// <summary>What the page is asked for. Nothing about health stands in an address.</summary>
public sealed record SafetyQuery
{
    /// <summary>Where to go on.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary><c>true</c> for all questions.</summary>
    public string? All { get; init; }

    /// <summary><c>soreness</c> after a report of very strong soreness.</summary>
    public string? For { get; init; }
}

/// <summary>The questions as their partial takes them.</summary>
/// <param name="Questions">The questions.</param>
/// <param name="Input">What the form holds.</param>
/// <param name="Today">Today at the clinic, the last day that can be chosen.</param>
public sealed record QuestionsForm(IReadOnlyList<SafetyQuestion> Questions, SafetyInput Input, LocalDate Today);
