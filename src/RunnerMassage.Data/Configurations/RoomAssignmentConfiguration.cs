using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Configurations;

internal sealed class RoomAssignmentConfiguration : IEntityTypeConfiguration<RoomAssignment>
{
    public void Configure(EntityTypeBuilder<RoomAssignment> builder)
    {
        builder.ToTable("RoomAssignments");
        builder.Property<string>(TherapistConfiguration.Owner);
        builder.HasKey(TherapistConfiguration.Owner, nameof(RoomAssignment.RoomId));
        builder.HasOne<Room>().WithMany().HasForeignKey(assignment => assignment.RoomId).OnDelete(DeleteBehavior.Restrict);
    }
}
