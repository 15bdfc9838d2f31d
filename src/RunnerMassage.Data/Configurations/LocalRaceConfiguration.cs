using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class LocalRaceConfiguration : IEntityTypeConfiguration<LocalRace>
{
    public void Configure(EntityTypeBuilder<LocalRace> builder)
    {
        builder.HasIndex(race => race.Date);
    }
}
