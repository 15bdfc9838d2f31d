using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Rules;

namespace RunnerMassage.Data.Configurations;

internal sealed class RuleProfileVersionConfiguration : IEntityTypeConfiguration<RuleProfileVersion>
{
    public void Configure(EntityTypeBuilder<RuleProfileVersion> builder)
    {
        builder.ToTable("RuleProfileVersions", table => table.HasCheckConstraint("CK_RuleProfileVersions_Version", "\"Version\" > 1"));
        builder.HasKey(version => new { version.ProfileId, version.Version });
    }
}
