using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Journal;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Configurations;

internal sealed class SessionEventConfiguration : IEntityTypeConfiguration<SessionEvent>
{
    public void Configure(EntityTypeBuilder<SessionEvent> builder)
    {
        builder.HasOne<MassageSession>().WithMany().HasForeignKey(change => change.SessionId).OnDelete(DeleteBehavior.Restrict);

        // One event per change: a second one for the same version is a bug that the database refuses.
        builder.HasIndex(change => new { change.SessionId, change.Version }).IsUnique();
        builder.HasIndex(change => change.Position).IsUnique();
        builder.HasIndex(change => change.Id, "IX_SessionEvents_Unplaced").HasFilter("\"Position\" IS NULL");
    }
}
