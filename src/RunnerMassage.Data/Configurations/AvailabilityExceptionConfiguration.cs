using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Configurations;

internal sealed class AvailabilityExceptionConfiguration : IEntityTypeConfiguration<AvailabilityException>
{
    public void Configure(EntityTypeBuilder<AvailabilityException> builder)
    {
        builder.ToTable("AvailabilityExceptions", table =>
        {
            table.HasCheckConstraint("CK_AvailabilityExceptions_Both", "(\"StartMinute\" IS NULL) = (\"EndMinute\" IS NULL)");
            table.HasCheckConstraint(
                "CK_AvailabilityExceptions_Range",
                "\"StartMinute\" IS NULL OR (0 <= \"StartMinute\" AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" <= 1440)");
        });
        builder.Property<string>(TherapistConfiguration.Owner);
        builder.Property<long>("Id").ValueGeneratedOnAdd();
        builder.HasKey("Id");
        builder.HasIndex(TherapistConfiguration.Owner, nameof(AvailabilityException.Date));
        builder.Property(exception => exception.Kind).HasDefaultValue(ExceptionKind.Instead);
    }
}
