using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Journal;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data;

/// <summary>The database: the clinic, its sessions, its accounts. One subclass per provider carries that provider's migrations.</summary>
public abstract class RunnerMassageContext(DbContextOptions options) : IdentityDbContext<AppUser>(options), IDataProtectionKeyContext
{
    /// <summary>The clinic; one row.</summary>
    public DbSet<Clinic> Clinics => Set<Clinic>();

    /// <summary>Rooms.</summary>
    public DbSet<Room> Rooms => Set<Room>();

    /// <summary>Massage types.</summary>
    public DbSet<MassageType> MassageTypes => Set<MassageType>();

    /// <summary>Therapists.</summary>
    public DbSet<Therapist> Therapists => Set<Therapist>();

    /// <summary>Booked sessions, cancelled ones included.</summary>
    public DbSet<MassageSession> MassageSessions => Set<MassageSession>();

    /// <summary>Changes of sessions.</summary>
    public DbSet<SessionEvent> SessionEvents => Set<SessionEvent>();

    /// <summary>Answers kept for repeated requests.</summary>
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RunnerMassageContext).Assembly);
    }
}
