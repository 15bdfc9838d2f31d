using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class ClinicConfiguration : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> builder) =>
        builder.ToTable(table => table.HasCheckConstraint("CK_Clinics_LateCancelHours", "\"LateCancelHours\" >= 0"));
}
