using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Data.Configurations;

internal sealed class MailTextConfiguration : IEntityTypeConfiguration<MailText>
{
    public void Configure(EntityTypeBuilder<MailText> builder)
    {
        builder.HasKey(text => text.Kind);
    }
}
