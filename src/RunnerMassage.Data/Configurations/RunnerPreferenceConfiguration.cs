using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Data.Configurations;

internal sealed class RunnerPreferenceConfiguration : IEntityTypeConfiguration<RunnerPreference>
{
    public void Configure(EntityTypeBuilder<RunnerPreference> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("CK_RunnerPreferences_Pressure", "\"Pressure\" IS NULL OR \"Pressure\" BETWEEN 1 AND 5"));
        builder.HasKey(preference => preference.UserId);
        builder.HasOne<AppUser>().WithOne().HasForeignKey<RunnerPreference>(preference => preference.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
