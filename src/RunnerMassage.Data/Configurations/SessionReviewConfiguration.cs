using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RunnerMassage.Data.Community;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Configurations;

internal sealed class SessionReviewConfiguration : IEntityTypeConfiguration<SessionReview>
{
    public void Configure(EntityTypeBuilder<SessionReview> builder)
    {
        builder.HasKey(review => review.SessionId);
        builder.HasOne<MassageSession>().WithOne().HasForeignKey<SessionReview>(review => review.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(review => new { review.TherapistId, review.State });
        builder.HasIndex(review => new { review.State, review.WrittenAt });
        builder.ToTable(table => table.HasCheckConstraint("CK_SessionReviews_Stars", "\"Stars\" BETWEEN 1 AND 5"));
    }
}
