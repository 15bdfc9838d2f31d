using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.HasOne<AppUser>().WithMany().HasForeignKey(message => message.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<MassageSession>().WithMany().HasForeignKey(message => message.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(message => new { message.EventKey, message.RecipientKey }).IsUnique();
        builder.HasIndex(message => message.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL");
        builder.HasIndex(message => message.DeadAt).HasFilter("\"DeadAt\" IS NOT NULL");
    }
}
