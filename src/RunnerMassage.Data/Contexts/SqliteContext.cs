using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Contexts;

/// <summary>The database in one SQLite file. Instants are whole unix ticks (100 ns) in INTEGER columns, dates ISO texts, so both sort as they are.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : RunnerMassageContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<MassageSession>(session =>
        {
            var longest = MassageSession.LongestOccupation.BclCompatibleTicks;
            session.ToTable(table =>
            {
                table.HasCheckConstraint(
                    "CK_MassageSessions_Ticks",
                    "typeof(\"Start\") = 'integer' AND typeof(\"End\") = 'integer' AND typeof(\"BusyUntil\") = 'integer'");
                table.HasCheckConstraint("CK_MassageSessions_Longest", $"\"BusyUntil\" - \"Start\" <= {longest}");
                table.HasCheckConstraint(
                    "CK_MassageSessions_Minutes", $"\"Minutes\" > 0 AND \"End\" - \"Start\" = \"Minutes\" * {NodaConstants.TicksPerMinute}");
            });

            // Everything the search reads of a session, so that it never touches the table. Status is in it because
            // SQLite counts the column as read even where the index's own filter has answered the question.
            session.HasIndex(
                s => new { s.TherapistId, s.Start, s.BusyUntil, s.RoomId, s.Minutes, s.TimingClass, s.Date, s.Status },
                "IX_MassageSessions_Therapist").HasFilter(ActiveSessions);
            session.HasIndex(s => new { s.RoomId, s.Start, s.BusyUntil, s.Status }, "IX_MassageSessions_Room").HasFilter(ActiveSessions);
        });
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantTicks>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateText>();
    }
}
