using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Contexts;

/// <summary>The database on a PostgreSQL server, for clinics that run more than one web node.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : RunnerMassageContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("btree_gist");
        builder.Entity<MassageSession>(session =>
        {
            session.ToTable(table =>
            {
                table.HasCheckConstraint(
                    "CK_MassageSessions_Longest",
                    $"\"BusyUntil\" - \"Start\" <= INTERVAL '{MassageSession.LongestOccupation.TotalHours:0} hours'");
                table.HasCheckConstraint(
                    "CK_MassageSessions_Minutes",
                    "\"Minutes\" > 0 AND \"End\" - \"Start\" = \"Minutes\" * INTERVAL '1 minute'");
            });

            // Everything the search reads of a session, so that it never touches the table.
            session.HasIndex(s => new { s.TherapistId, s.Start }, "IX_MassageSessions_Therapist")
                .IncludeProperties(s => new { s.BusyUntil, s.RoomId, s.Minutes, s.TimingClass, s.Date })
                .HasFilter(ActiveSessions);
            session.HasIndex(s => new { s.RoomId, s.Start, s.BusyUntil }, "IX_MassageSessions_Room").HasFilter(ActiveSessions);
        });
        SortIdsOrdinally(builder);
    }

    // The search merges rows by id in memory, ordinally; a server's locale might sort "t-2" and "T1" another way.
    private static void SortIdsOrdinally(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(string) && (property.IsKey() || property.IsForeignKey())))
        {
            property.SetCollation("C");
        }
    }
}
