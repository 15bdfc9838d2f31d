using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Configurations;

internal sealed class TrainingEntryConfiguration : IEntityTypeConfiguration<TrainingEntry>
{
    public void Configure(EntityTypeBuilder<TrainingEntry> builder)
    {
        builder.ToTable("TrainingEntries", table =>
        {
            table.HasCheckConstraint("CK_TrainingEntries_Minutes", "\"Minutes\" IS NULL OR \"Minutes\" > 0");
            table.HasCheckConstraint("CK_TrainingEntries_Distance", "\"DistanceKm\" IS NULL OR \"DistanceKm\" > 0");
        });
        builder.Property(entry => entry.Version).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(entry => entry.RunnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(entry => new { entry.RunnerId, entry.Date });
    }
}
