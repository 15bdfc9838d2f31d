using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Data.Configurations;

internal sealed class GuidanceImageConfiguration : IEntityTypeConfiguration<GuidanceImage>
{
    public void Configure(EntityTypeBuilder<GuidanceImage> builder)
    {
        builder.HasKey(image => image.Id);
    }
}
