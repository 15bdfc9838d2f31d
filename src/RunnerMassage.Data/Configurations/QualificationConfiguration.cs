using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class QualificationConfiguration : IEntityTypeConfiguration<Qualification>
{
    public void Configure(EntityTypeBuilder<Qualification> builder)
    {
        builder.ToTable("Qualifications");
        builder.Property<string>(TherapistConfiguration.Owner);
        builder.HasKey(TherapistConfiguration.Owner, nameof(Qualification.MassageTypeId));
        builder.HasOne<MassageType>().WithMany().HasForeignKey(qualification => qualification.MassageTypeId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
