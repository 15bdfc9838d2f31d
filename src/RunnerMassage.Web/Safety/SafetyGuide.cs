using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Safety;

/// <summary>What the site tells a runner to do because of their answers.</summary>
/// <param name="Tone">How serious it is: <c>error</c>, <c>warning</c> or <c>info</c>, as alerts are drawn.</param>
/// <param name="Title">The heading.</param>
/// <param name="Lines">What to do, one paragraph each.</param>
public sealed record SafetyAdvice(string Tone, string Title, IReadOnlyList<string> Lines)
{
    /// <summary>True where the emergency number stands big on the page.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>All advice for a runner, the most serious first; never empty.</summary>
    public static IReadOnlyList<SafetyAdvice> Of(SafetyState state, Clinic clinic, ClinicFormat format)
    {
        // Nobody is told what they may book while something else says that they may not.
        var nothing = state.Holding.Any(hold => hold.Limit is { LightOnly: false, EndsAt: null });
        var advice = state.Holding.Where(hold => !nothing || hold.Stored.Decision != HoldDecision.LightOnly).OrderBy(Rank)
            .Select(hold => (Hold: hold, Advice: OfHold(hold, clinic, format)))
            .Select(one => nothing && one.Hold.Kind == HoldKind.Review ? one.Advice with { Lines = [.. one.Advice.Lines.Take(1)] } : one.Advice)
            .DistinctBy(one => one.Title).ToList();
        var result = state.Current?.Result;
        if (result?.Areas is { Count: > 0 } areas && state.Holding.All(hold => hold.Limit is { LightOnly: true }))
        {
            advice.Add(new("info", "Some areas are left out",
                [$"Your therapist keeps away from your {SafetyWords.Areas(areas)} and works elsewhere. They see this before you come."]));
        }

        if (result?.Findings.Any(finding => finding.Action == SafetyAction.Guardian) is true)
        {
            advice.Add(new("info", "Please bring a parent or guardian",
                ["They come with you, or sign a form that you bring along. Without either we can’t begin."]));
        }

        if (result?.Findings.Any(finding => finding.Action == SafetyAction.Note) is true)
        {
            advice.Add(new("info", "We note your allergy", ["Your therapist asks which oil suits you before they begin. Tell them what you react to."]));
        }

        return advice.Count > 0 ? advice : [new("info", "Nothing speaks against a massage", ["Thank you. Your therapist asks whether anything is new when you come."])];
    }

    private static int Rank(KnownHold hold) => (hold.Stored.Decision, hold.Kind) switch
    {
        (null, HoldKind.Urgent) => 0,
        (null, HoldKind.Clear) => 1,
        (HoldDecision.NoMassage, _) => 2,
        (null, HoldKind.Refuse) => 3,
        (null, HoldKind.Wait) => 4,
        _ => 5,
    };

    private static SafetyAdvice OfHold(KnownHold hold, Clinic clinic, ClinicFormat format)
    {
        var end = hold.Stored.EndsAt is { } at ? format.Moment(at) : null;
        return (hold.Stored.Decision, hold.Kind) switch
        {
            (HoldDecision.NoMassage, _) => new("warning", "No massage for now",
                ["Your therapist has looked at your answers and would rather not give a massage at the moment.", $"Questions? Call us: {clinic.Phone}."]),
            (HoldDecision.LightOnly, _) => new("info", "Light massage is fine",
                ["Your therapist has looked at your answers. You can book a light massage, such as Swedish, at any time."]),
            (_, HoldKind.Urgent) => new("error", "Please get medical help today",
            [
                $"What you describe can be serious, and a massage could do harm. It may well turn out to be harmless; a doctor can tell, today. With chest pain, trouble breathing, fainting, or if it gets worse, call {clinic.EmergencyNumber} now.",
                "Otherwise see a doctor or an urgent-care service today, and tell them when it began and about your last race or long journey.",
                "Your coming sessions are released, and you pay nothing. Once a clinician says that massage is fine, call us and we note it: then you can book again.",
            ])
            {
                IsUrgent = true,
            },
            (_, HoldKind.Refuse) => new("warning", "Not today",
                [$"After alcohol or drugs we don’t give a massage. From {end} on you can come again; any other time can be booked now."]),
            (_, HoldKind.Wait) when end is not null => new("warning", $"From {end} on",
                [$"Please be free of symptoms for 48 hours before a massage. Times from {end} on can be booked now.", "If you feel ill again, answer the questions again or call us."]),
            (_, HoldKind.Wait) => new("warning", "First get well",
                ["Please be free of symptoms for 48 hours before a massage. When they are over, answer the questions again: then you can book."]),
            (_, HoldKind.Clear) when end is not null => new("warning", $"From {end} on, or earlier with your doctor’s word",
                [$"After an operation we wait six weeks. Times from {end} on can be booked now.", $"If your doctor says that massage is fine earlier, call us: {clinic.Phone}."]),
            (_, HoldKind.Clear) => new("warning", "Please ask your doctor first",
                ["With what you describe a massage needs a doctor’s yes. Ask whether massage is fine, and which areas to leave out.", $"Then call us: {clinic.Phone}. Your therapist notes what the doctor said, and you can book again."]),
            (_, HoldKind.Light) => new("info", $"Light massage elsewhere until {end}",
                ["A fresh injury needs rest: we leave the area out, and deep work waits. Cool it, rest it, and see a doctor or physiotherapist if you can’t put weight on it or the pain grows."]),
            _ => new("info", "Your therapist has a look first",
            [
                hold.Stored.DueAt is { } due
                    ? $"Your answers wait for your therapist, who decides by {format.Moment(due)}. A session that is booked keeps its time."
                    : "Your answers wait for your therapist. A session that is booked keeps its time.",
                $"Until then you can book a light massage, such as Swedish. If you want to talk about it: {clinic.Phone}.",
            ]),
        };
    }
}
