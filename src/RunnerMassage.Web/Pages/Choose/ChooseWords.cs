using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>The words of the questions, in the order in which they are asked.</summary>
public static class ChooseWords
{
    /// <summary>What can bother a runner.</summary>
    public static IReadOnlyList<Answer<Complaint>> Complaints { get; } =
    [
        new(Complaint.Knots, "Knots or a tight spot", "Calf, hip, around the knee: it comes back with the miles.", "activity"),
        new(Complaint.Heavy, "Heavy or sore legs", "After a race, a long run or a hard week.", "footprints"),
        new(Complaint.Injury, "An injury with a name", "Shin splints, plantar fasciitis, a hamstring.", "flame"),
        new(Complaint.Scar, "Old scar tissue", "It has healed, but it still pulls or sticks.", "tilde"),
        new(Complaint.Relax, "Stress", "I want to switch off for an hour.", "leaf"),
        new(Complaint.Maintenance, "Nothing special", "I look after my legs.", "sun"),
    ];

    /// <summary>Parts of the body, from head to foot.</summary>
    public static IReadOnlyList<Answer<BodyArea>> Areas { get; } =
    [
        new(BodyArea.Neck, "Neck"),
        new(BodyArea.UpperBack, "Upper back, shoulders"),
        new(BodyArea.LowerBack, "Lower back"),
        new(BodyArea.Hip, "Hip, glutes"),
        new(BodyArea.Quad, "Front of the thigh"),
        new(BodyArea.Hamstring, "Hamstring"),
        new(BodyArea.Knee, "Knee"),
        new(BodyArea.Shin, "Shin"),
        new(BodyArea.Calf, "Calf, Achilles"),
        new(BodyArea.Foot, "Foot, sole"),
    ];

    /// <summary>For how long.</summary>
    public static IReadOnlyList<Answer<ComplaintAge>> Ages { get; } =
    [
        new(ComplaintAge.Fresh, "Less than three days"), new(ComplaintAge.Days, "Some days"), new(ComplaintAge.Weeks, "More than two weeks"),
    ];

    /// <summary>How much pressure.</summary>
    public static IReadOnlyList<Answer<PressureTolerance>> Pressures { get; } =
    [
        new(PressureTolerance.Low, "Light", "It should feel good all the way."),
        new(PressureTolerance.Medium, "Medium", "As it comes."),
        new(PressureTolerance.High, "Firm", "A good hurt is fine with me."),
    ];

    /// <summary>How used to massage.</summary>
    public static IReadOnlyList<Answer<ExperienceChoice>> Experiences { get; } =
    [
        new(ExperienceChoice.Never, "Never"),
        new(ExperienceChoice.LongAgo, "Some, but not for two months"),
        new(ExperienceChoice.Some, "Now and then"),
        new(ExperienceChoice.Regular, "Regularly"),
    ];

    /// <summary>What a level of soreness feels like.</summary>
    public static string Soreness(int level) => level switch
    {
        0 => "none",
        <= 3 => "a little",
        <= 6 => "clearly there",
        <= 8 => "stairs hurt",
        _ => "hardly moving",
    };

    /// <summary>What somebody told, one short line each.</summary>
    public static IEnumerable<string> Told(PlannerAnswers answers)
    {
        yield return Complaints.Single(answer => answer.Value == answers.Complaint).Text;
        if (answers.Areas.Count > 0)
        {
            yield return string.Join("; ", answers.Areas.Select(Of));
        }

        if (answers.Soreness is { } level)
        {
            yield return $"Soreness {level} of 10";
        }

        if (answers.FreshInjury is true)
        {
            yield return "Hurt in the last three days";
        }

        yield return $"{Pressures.Single(answer => answer.Value == answers.Pressure).Text} pressure";
        if (answers.TrainingDaysPerWeek is { } days)
        {
            yield return $"{days} training {(days == 1 ? "day" : "days")} a week";
        }

        if (answers.Race is { } race)
        {
            yield return $"Race on {ClinicFormat.Day(race.Date)}";
        }
    }

    private static string Of(BodyArea area) => Areas.Single(answer => answer.Value == area).Text;
}

/// <summary>An answer to choose.</summary>
/// <param name="Value">What it means.</param>
/// <param name="Text">What it is called.</param>
/// <param name="More">A few words more, or nothing.</param>
/// <param name="Icon">Name of its icon, or nothing.</param>
public sealed record Answer<T>(T Value, string Text, string More = "", string Icon = "")
    where T : struct, Enum;
