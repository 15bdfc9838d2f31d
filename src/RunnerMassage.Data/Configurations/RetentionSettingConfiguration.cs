using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Safety;

namespace RunnerMassage.Data.Configurations;

internal sealed class RetentionSettingConfiguration : IEntityTypeConfiguration<RetentionSetting>
{
    public void Configure(EntityTypeBuilder<RetentionSetting> builder)
    {
        builder.HasKey(setting => setting.Kind);
        builder.ToTable(table => table.HasCheckConstraint("CK_RetentionSettings_Days", "\"Days\" > 0"));
    }
}
