using NodaTime;

namespace RunnerMassage.Data.Safety;

/// <summary>One round of answers to the safety questions. The answers and what follows from them are ciphertext.</summary>
public sealed class StoredScreening
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The session that it was given for, or null where it came from elsewhere, such as a soreness report.</summary>
    public string? SessionId { get; init; }

    /// <summary>When in the runner's way it was asked.</summary>
    public ScreeningOccasion Occasion { get; init; }

    /// <summary>Version of the questions.</summary>
    public required int QuestionsVersion { get; init; }

    /// <summary>True where the runner would rather tell the therapist in person; there are no answers then.</summary>
    public bool InPerson { get; init; }

    /// <summary>The answers, encrypted; null where there are none, or where their time to be kept has run out.</summary>
    public string? ProtectedAnswers { get; set; }

    /// <summary>When it was given.</summary>
    public required Instant GivenAt { get; init; }

    /// <summary>Id of the account that entered it: the runner's own, or the therapist's at check-in.</summary>
    public required string GivenById { get; init; }
}

/// <summary>When in the runner's way the safety questions were asked.</summary>
public enum ScreeningOccasion
{
    /// <summary>Before the first booking: all questions.</summary>
    First,

    /// <summary>Before a later one: is anything new?</summary>
    Again,

    /// <summary>When the runner arrived.</summary>
    CheckIn,

    /// <summary>After a report of very strong soreness.</summary>
    Soreness,
}
