using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Training;

namespace RunnerMassage.Data.Configurations;

internal sealed class SorenessEntryConfiguration : IEntityTypeConfiguration<StoredSoreness>
{
    public void Configure(EntityTypeBuilder<StoredSoreness> builder)
    {
        builder.ToTable("SorenessReports");
        builder.HasOne<AppUser>().WithMany().HasForeignKey(report => report.RunnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(report => new { report.RunnerId, report.At });
    }
}
