using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>Anything new? Asked when the client has come, answered together with them and entered by the therapist.</summary>
[Authorize(Roles = Roles.Therapist)]
public sealed class CheckInModel(
    SessionRepository sessions, SafetyReader reader, ScreeningRepository screenings, ConsentRepository consents, ClinicRepository clinics, IClock clock)
    : PageModel
{
    /// <summary>The session.</summary>
    public SessionDetails Details { get; private set; } = null!;

    /// <summary>The clinic.</summary>
    public Clinic Clinic { get; private set; } = null!;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>How the client stands.</summary>
    public SafetyState State { get; private set; } = null!;

    /// <summary>The questions.</summary>
    public QuestionsForm Form { get; private set; } = null!;

    /// <summary>True where the client has agreed that answers are kept.</summary>
    public bool MayKeep { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string sessionId, CancellationToken cancellationToken) =>
        await LoadAsync(sessionId, new SafetyInput(), cancellationToken) ? Page() : NotFound();

    /// <summary>Keeps the answers.</summary>
    public async Task<IActionResult> OnPostAsync(string sessionId, SafetyInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(sessionId, input, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (input.Read(Form.Questions, Format.Zone, clock.GetCurrentInstant(), ModelState) is not { } answers)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var saved = await screenings.SaveAsync(Given(answers), cancellationToken);
        TempData["Flash"] = saved?.Result.Action switch
        {
            null => "Nothing was kept, because the client has not agreed to that. Please decide with them, and cancel the session if it is not safe.",
            SafetyAction.Urgent => $"No massage today. Please see that they get help now; the emergency number is {Clinic.EmergencyNumber}. Their sessions are released without a fee.",
            >= SafetyAction.Refuse => "No massage today. What they should do stands on their page, and below.",
            SafetyAction.Review => "Light massage only, until you decide under Safety reviews.",
            _ => "Noted. What to leave out stands on the card.",
        };
        TempData["FlashKind"] = saved?.Result.Action is null or >= SafetyAction.Review ? "warning" : "success";
        return BackToDay();
    }

    /// <summary>Notes that nothing is new. The same tap twice does no harm.</summary>
    public async Task<IActionResult> OnPostNothingAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(sessionId, new SafetyInput(), cancellationToken))
        {
            return NotFound();
        }

        await screenings.SaveAsync(Given(null), cancellationToken);
        return BackToDay();
    }

    private NewScreening Given(SafetyAnswers? answers) => new()
    {
        RunnerId = Details.Session.RunnerId,
        SessionId = Details.Session.Id,
        Occasion = ScreeningOccasion.CheckIn,
        Answers = answers,
        GivenById = User.UserId()!,
    };

    private RedirectResult BackToDay() =>
        Redirect($"~/{Address.Of("today", ("date", Address.Dates.Format(Details.Session.Date)))}#session-{Details.Session.Id}");

    private async Task<bool> LoadAsync(string sessionId, SafetyInput input, CancellationToken cancellationToken)
    {
        var viewer = User.ToViewer();
        if (viewer.TherapistId is null || await sessions.FindAsync(viewer, sessionId, cancellationToken) is not { } details
            || details.Session.TherapistId != viewer.TherapistId || details.Session.Status is not (SessionStatus.Confirmed or SessionStatus.Arrived))
        {
            return false;
        }

        Clinic = await clinics.GetAsync(cancellationToken);
        Format = new ClinicFormat(Clinic);
        if (details.Session.Date != Format.DateOf(clock.GetCurrentInstant()))
        {
            return false;
        }

        Details = details;
        State = await reader.ReadAsync(details.Session.RunnerId, cancellationToken);
        MayKeep = await consents.HoldsAsync(details.Session.RunnerId, ConsentKinds.HealthData, cancellationToken);
        Form = new QuestionsForm(SafetyQuestions.All, input, Format.DateOf(State.Now));
        return true;
    }
}
