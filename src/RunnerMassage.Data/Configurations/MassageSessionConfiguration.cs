using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

/// <summary>What both providers share; overlap guards and the search's covering index differ and stand with their contexts and migrations.</summary>
internal sealed class MassageSessionConfiguration : IEntityTypeConfiguration<MassageSession>
{
    public void Configure(EntityTypeBuilder<MassageSession> builder)
    {
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("CK_MassageSessions_Order", "\"Start\" < \"End\" AND \"End\" <= \"BusyUntil\"");
            table.HasCheckConstraint("CK_MassageSessions_Price", "CAST(\"Price\" AS REAL) >= 0");
            table.HasCheckConstraint("CK_MassageSessions_Status", "\"Status\" IN ('Confirmed', 'Cancelled', 'Arrived', 'Done', 'NoShow')");
            table.HasCheckConstraint("CK_MassageSessions_CancelledAt", "(\"Status\" = 'Cancelled') = (\"CancelledAt\" IS NOT NULL)");
        });
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.Property(session => session.Price).HasPrecision(10, 2);
        EncryptedSessionTexts.Configure(builder);

        // A session outlives whatever it refers to: nothing it names can be deleted.
        builder.HasOne<AppUser>().WithMany().HasForeignKey(session => session.RunnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Therapist>().WithMany().HasForeignKey(session => session.TherapistId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(session => session.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<MassageType>().WithMany().HasForeignKey(session => session.MassageTypeId).OnDelete(DeleteBehavior.Restrict);

        // Serves both the overlap guard and the runner's own list, which shows cancelled sessions too.
        builder.HasIndex(session => new { session.RunnerId, session.Start, session.End, session.Status }, "IX_MassageSessions_Runner");

        // The clinic's and the therapists' lists, by time.
        builder.HasIndex(session => session.Start, "IX_MassageSessions_Start");
    }
}
