using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Safety;

namespace RunnerMassage.Data.Configurations;

internal sealed class SafetyHoldConfiguration : IEntityTypeConfiguration<SafetyHold>
{
    public void Configure(EntityTypeBuilder<SafetyHold> builder)
    {
        builder.HasOne<AppUser>().WithMany().HasForeignKey(hold => hold.RunnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredScreening>().WithMany().HasForeignKey(hold => hold.ScreeningId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(hold => new { hold.RunnerId, hold.RaisedAt });
        builder.HasIndex(hold => new { hold.DecidedAt, hold.DueAt });
    }
}
