using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class TherapistConfiguration : IEntityTypeConfiguration<Therapist>
{
    /// <summary>Column in the tables of what belongs to a therapist; the classes themselves do not carry it.</summary>
    public const string Owner = "TherapistId";

    public void Configure(EntityTypeBuilder<Therapist> builder)
    {
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Therapists_BufferMinutes", "\"BufferMinutes\" BETWEEN 0 AND 240");
            table.HasCheckConstraint("CK_Therapists_SlotIntervalMinutes", "\"SlotIntervalMinutes\" BETWEEN 1 AND 1440");
            table.HasCheckConstraint("CK_Therapists_Notice", "\"LeadTimeMinutes\" >= 0 AND \"BookingHorizonDays\" >= 0");
            table.HasCheckConstraint("CK_Therapists_DailyLimits", "\"DailyHandsOnMinutes\" >= 0 AND \"DailyDeepSessions\" >= 0");
        });
        builder.Ignore(therapist => therapist.Initials);
        builder.Property(therapist => therapist.AvailabilityVersion).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithOne().HasForeignKey<Therapist>(therapist => therapist.UserId).OnDelete(DeleteBehavior.Restrict);

        builder.HasMany(therapist => therapist.Qualifications).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(therapist => therapist.Rooms).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(therapist => therapist.WorkingHours).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(therapist => therapist.Exceptions).WithOne().HasForeignKey(Owner).IsRequired();
    }
}
