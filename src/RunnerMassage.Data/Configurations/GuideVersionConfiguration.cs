using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Data.Configurations;

internal sealed class GuideVersionConfiguration : IEntityTypeConfiguration<GuideVersion>
{
    public void Configure(EntityTypeBuilder<GuideVersion> builder)
    {
        builder.HasKey(version => new { version.GuideId, version.Number });
        builder.HasOne<Guide>().WithMany().HasForeignKey(version => version.GuideId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(version => version.Evidence, notes => notes.ToJson());
    }
}
