using NodaTime;

namespace RunnerMassage.Data.Rules;

/// <summary>A saved version of a rule profile. The first version of each is the one that ships with the program and is no row.</summary>
public sealed class RuleProfileVersion
{
    /// <summary>The profile.</summary>
    public required string ProfileId { get; init; }

    /// <summary>The version, 2 and up.</summary>
    public required int Version { get; init; }

    /// <summary>The parameters as JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>When it was saved.</summary>
    public required Instant SavedAt { get; init; }

    /// <summary>Id of the account that saved it.</summary>
    public required string SavedBy { get; init; }

    /// <summary>What that person was called then.</summary>
    public required string SavedByName { get; init; }

    /// <summary>Why, in their words.</summary>
    public required string Reason { get; init; }
}
