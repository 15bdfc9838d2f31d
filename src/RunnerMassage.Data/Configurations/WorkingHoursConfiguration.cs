using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Configurations;

internal sealed class WorkingHoursConfiguration : IEntityTypeConfiguration<WorkingHours>
{
    public void Configure(EntityTypeBuilder<WorkingHours> builder)
    {
        builder.ToTable("WorkingHours", table =>
        {
            table.HasCheckConstraint(
                "CK_WorkingHours_Range", "0 <= \"StartMinute\" AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" <= 1440");
            table.HasCheckConstraint("CK_WorkingHours_Valid", "\"ValidFrom\" IS NULL OR \"ValidTo\" IS NULL OR \"ValidFrom\" <= \"ValidTo\"");
            table.HasCheckConstraint("CK_WorkingHours_Day", "\"Day\" <> 'None'");
        });
        builder.Property<string>(TherapistConfiguration.Owner);
        builder.Property<long>("Id").ValueGeneratedOnAdd();
        builder.HasKey("Id");
        builder.Property(hours => hours.Weeks).HasDefaultValue(WeekCycle.Every);
        builder.HasIndex(TherapistConfiguration.Owner);
    }
}
