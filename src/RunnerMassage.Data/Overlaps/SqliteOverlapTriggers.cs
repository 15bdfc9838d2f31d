using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Overlaps;

/// <summary>
/// SQLite's refusal of overlapping sessions, whoever writes them: triggers that look for an active session of the same therapist, room or
/// runner and abort with <c>overlap: therapist</c>, <c>overlap: room</c> or <c>overlap: runner</c>, in this order.
/// Times are half-open; therapist and room are kept until <c>BusyUntil</c>, the runner until <c>End</c>.
/// </summary>
/// <remarks>
/// No session occupies more than <see cref="MassageSession.LongestOccupation"/>, so only starts within that time before the new one can
/// overlap it: each look-up seeks one short stretch of an index, however long the history.
/// Rebuilding the table drops its triggers: a migration that makes EF Core rebuild <c>MassageSessions</c> must run <see cref="Create"/> again.
/// </remarks>
public static class SqliteOverlapTriggers
{
    /// <summary>Creates the triggers, replacing those that are there.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        .. Drop(),
        $"""
        CREATE TRIGGER "TR_MassageSessions_OverlapInsert" BEFORE INSERT ON "MassageSessions"
        WHEN NEW."Status" <> 'Cancelled'
        BEGIN
        {Checks("")}
        END;
        """,
        $"""
        CREATE TRIGGER "TR_MassageSessions_OverlapUpdate"
        BEFORE UPDATE OF "TherapistId", "RoomId", "RunnerId", "Start", "End", "BusyUntil", "Status" ON "MassageSessions"
        WHEN NEW."Status" <> 'Cancelled'
        BEGIN
        {Checks(" AND other.rowid <> OLD.rowid")}
        END;
        """,
    ];

    /// <summary>Drops the triggers.</summary>
    public static IReadOnlyList<string> Drop() =>
    [
        "DROP TRIGGER IF EXISTS \"TR_MassageSessions_OverlapInsert\";",
        "DROP TRIGGER IF EXISTS \"TR_MassageSessions_OverlapUpdate\";",
    ];

    private static string Checks(string notItself) =>
        string.Join('\n',
            Check("therapist", "TherapistId", "BusyUntil", notItself),
            Check("room", "RoomId", "BusyUntil", notItself),
            Check("runner", "RunnerId", "End", notItself));

    private static string Check(string party, string column, string until, string notItself) =>
        $"""
            SELECT RAISE(ABORT, 'overlap: {party}') WHERE EXISTS (
                SELECT 1 FROM "MassageSessions" AS other
                WHERE other."{column}" = NEW."{column}"
                AND other."Start" < NEW."{until}" AND other."Start" > NEW."Start" - {MassageSession.LongestOccupation.BclCompatibleTicks}
                AND other."{until}" > NEW."Start" AND other."Status" <> 'Cancelled'{notItself});
        """;
}
