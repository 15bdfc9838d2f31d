using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class MassageTypeConfiguration : IEntityTypeConfiguration<MassageType>
{
    public void Configure(EntityTypeBuilder<MassageType> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("CK_MassageTypes_Pressure", "\"Pressure\" BETWEEN 1 AND 5"));

        // Read and written with its type, never searched: one column, no join.
        builder.OwnsMany(type => type.Lengths, lengths => lengths.ToJson());
    }
}
