using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class GuideConfiguration : IEntityTypeConfiguration<Guide>
{
    public void Configure(EntityTypeBuilder<Guide> builder)
    {
        builder.HasOne<MassageType>().WithMany().HasForeignKey(guide => guide.MassageTypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(guide => guide.MassageTypeId).IsUnique();
    }
}
