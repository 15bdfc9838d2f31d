using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Safety;

namespace RunnerMassage.Data.Configurations;

internal sealed class StoredScreeningConfiguration : IEntityTypeConfiguration<StoredScreening>
{
    public void Configure(EntityTypeBuilder<StoredScreening> builder)
    {
        builder.ToTable("Screenings");
        builder.HasOne<AppUser>().WithMany().HasForeignKey(screening => screening.RunnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(screening => new { screening.RunnerId, screening.GivenAt });
        builder.HasIndex(screening => screening.SessionId);
    }
}
