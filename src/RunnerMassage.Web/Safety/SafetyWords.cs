using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Safety;

/// <summary>Says in words what follows from safety answers. Advice to seek care, never a diagnosis.</summary>
public static class SafetyWords
{
    /// <summary>A part of the body.</summary>
    public static string Area(BodyArea area) => area switch
    {
        BodyArea.Feet => "feet",
        BodyArea.Ankles => "ankles",
        BodyArea.LowerLegs => "calves and shins",
        BodyArea.Knees => "knees",
        BodyArea.Thighs => "thighs",
        BodyArea.Hips => "hips and buttocks",
        BodyArea.Abdomen => "belly",
        BodyArea.Back => "back",
        BodyArea.Shoulders => "shoulders and neck",
        _ => "arms and hands",
    };

    /// <summary>Several parts of the body, as the end of a sentence.</summary>
    public static string Areas(IReadOnlyList<BodyArea> areas) => areas.Count switch
    {
        0 => "",
        1 => Area(areas[0]),
        _ => $"{string.Join(", ", areas.Take(areas.Count - 1).Select(Area))} and {Area(areas[^1])}",
    };

    /// <summary>What a hold means, in a few words for the therapist.</summary>
    public static string ForStaff(KnownHold hold, ClinicFormat format)
    {
        var until = hold.Stored.EndsAt is { } end ? $" until {format.Moment(end)}" : "";
        return (hold.Stored.Decision, hold.Kind) switch
        {
            (HoldDecision.Cleared, _) => "All clear",
            (HoldDecision.LightOnly, _) => $"Light massage only{until}",
            (HoldDecision.NoMassage, _) => $"No massage{until}",
            (_, HoldKind.Urgent) => "No massage: urgent, needs a clinician’s word",
            (_, HoldKind.Clear) when hold.Stored.EndsAt is null => "No massage: needs a clinician’s word",
            (_, HoldKind.Review) => "Light massage only, waits for your decision",
            (_, HoldKind.Light) => $"Light massage only{until}",
            _ => hold.Stored.EndsAt is null ? "No massage for now" : $"No massage{until}",
        };
    }

    /// <summary>What an answer is about, in a few words for the runner and the therapist.</summary>
    public static string Topic(SafetyTopic topic) => SafetyQuestions.Of(topic).Text;
}
