using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Data.Configurations;

internal sealed class SignInRecordConfiguration : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.HasOne<AppUser>().WithMany().HasForeignKey(record => record.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(record => new { record.UserId, record.At });
    }
}
