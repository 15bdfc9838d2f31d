using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class RoomConfiguration : IEntityTypeConfiguration<Room>
{
    // Two rooms of one name could not be told apart on the door.
    public void Configure(EntityTypeBuilder<Room> builder) => builder.HasIndex(room => room.Name).IsUnique();
}
