namespace RunnerMassage.Data.Overlaps;

/// <summary>
/// PostgreSQL's refusal of overlapping sessions, whoever writes them: exclusion constraints over half-open ranges of active sessions.
/// Therapist and room are kept until <c>BusyUntil</c>, the runner until <c>End</c>. A violation is SQLSTATE 23P01 with the constraint's name.
/// </summary>
public static class PostgreSqlOverlapConstraints
{
    /// <summary>Name of the constraint that keeps a therapist's sessions apart.</summary>
    public const string Therapist = "EX_MassageSessions_Therapist";

    /// <summary>Name of the constraint that keeps a room's sessions apart.</summary>
    public const string Room = "EX_MassageSessions_Room";

    /// <summary>Name of the constraint that keeps a runner's sessions apart.</summary>
    public const string Runner = "EX_MassageSessions_Runner";

    /// <summary>Adds the constraints; needs the extension <c>btree_gist</c>.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        Add(Therapist, "TherapistId", "BusyUntil"),
        Add(Room, "RoomId", "BusyUntil"),
        Add(Runner, "RunnerId", "End"),
    ];

    private static string Add(string name, string column, string until) =>
        $"""
        ALTER TABLE "MassageSessions" ADD CONSTRAINT "{name}" EXCLUDE USING gist
            ("{column}" WITH =, tstzrange("Start", "{until}", '[)') WITH &&) WHERE ("Status" <> 'Cancelled');
        """;
}
