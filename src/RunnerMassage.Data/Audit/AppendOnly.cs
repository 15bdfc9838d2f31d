namespace RunnerMassage.Data.Audit;

/// <summary>The databases' refusal to change or delete what the audit log holds, whoever asks.</summary>
public static class AppendOnly
{
    private const string Refusal = "the audit log is append-only";

    /// <summary>For SQLite. Rebuilding the table drops its triggers: a migration that does so must run this again.</summary>
    public static IReadOnlyList<string> Sqlite { get; } =
    [
        $"""CREATE TRIGGER "TR_AuditEntries_Update" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;""",
        $"""CREATE TRIGGER "TR_AuditEntries_Delete" BEFORE DELETE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;""",
    ];

    /// <summary>For PostgreSQL; truncating is refused too.</summary>
    public static IReadOnlyList<string> PostgreSql { get; } =
    [
        $"""
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$;
        """,
        """
        CREATE TRIGGER "TR_AuditEntries_Change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntries"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
        """,
    ];
}
