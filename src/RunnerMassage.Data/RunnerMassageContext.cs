using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Jobs;
using RunnerMassage.Data.Journal;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data;

/// <summary>The database: the clinic, its sessions, its accounts. One subclass per provider carries that provider's migrations.</summary>
public abstract class RunnerMassageContext(DbContextOptions options) : IdentityDbContext<AppUser>(options), IDataProtectionKeyContext
{
    /// <summary>Filter of indexes over sessions that occupy their time; queries must repeat it literally to use them.</summary>
    protected const string ActiveSessions = "\"Status\" <> 'Cancelled'";

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

    /// <summary>Workouts and races of runners.</summary>
    public DbSet<TrainingEntry> TrainingEntries => Set<TrainingEntry>();

    /// <summary>Soreness reports of runners.</summary>
    public DbSet<StoredSoreness> SorenessReports => Set<StoredSoreness>();

    /// <summary>Saved versions of rule profiles.</summary>
    public DbSet<RuleProfileVersion> RuleProfileVersions => Set<RuleProfileVersion>();

    /// <summary>Changes of sessions.</summary>
    public DbSet<SessionEvent> SessionEvents => Set<SessionEvent>();

    /// <summary>Answers kept for repeated requests.</summary>
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Links in mails.</summary>
    public DbSet<LinkToken> LinkTokens => Set<LinkToken>();

    /// <summary>Recent sign-ins.</summary>
    public DbSet<SignInRecord> SignInRecords => Set<SignInRecord>();

    /// <summary>Failed sign-ins.</summary>
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();

    /// <summary>What people agreed to.</summary>
    public DbSet<Consent> Consents => Set<Consent>();

    /// <summary>What runners wish for.</summary>
    public DbSet<RunnerPreference> RunnerPreferences => Set<RunnerPreference>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Mails that are to be sent, and those that were.</summary>
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>Jobs that one node at a time does.</summary>
    public DbSet<JobLease> JobLeases => Set<JobLease>();

    /// <summary>Pages of guidance.</summary>
    public DbSet<Guide> Guides => Set<Guide>();

    /// <summary>Every saved version of the guidance.</summary>
    public DbSet<GuideVersion> GuideVersions => Set<GuideVersion>();

    /// <summary>Pictures in the guidance.</summary>
    public DbSet<GuidanceImage> GuidanceImages => Set<GuidanceImage>();

    /// <summary>Questions and answers under the guidance.</summary>
    public DbSet<Comment> Comments => Set<Comment>();

    /// <summary>What people find wrong with comments.</summary>
    public DbSet<CommentReport> CommentReports => Set<CommentReport>();

    /// <summary>What runners say about sessions that took place.</summary>
    public DbSet<SessionReview> SessionReviews => Set<SessionReview>();

    /// <summary>Answers to the safety questions.</summary>
    public DbSet<StoredScreening> Screenings => Set<StoredScreening>();

    /// <summary>What those answers hold back.</summary>
    public DbSet<SafetyHold> SafetyHolds => Set<SafetyHold>();

    /// <summary>For how long data is kept.</summary>
    public DbSet<RetentionSetting> RetentionSettings => Set<RetentionSetting>();

    /// <summary>Races near the clinic.</summary>
    public DbSet<LocalRace> LocalRaces => Set<LocalRace>();

    /// <summary>The clinic's own words in mails.</summary>
    public DbSet<MailText> MailTexts => Set<MailText>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        if (builder.Model.FindEntityType(typeof(IdentityUserPasskey<string>)) is null)
        {
            throw new InvalidOperationException("The accounts' schema lacks passkeys: create contexts through AddRunnerMassageData, which asks for it.");
        }

        builder.ApplyConfigurationsFromAssembly(typeof(RunnerMassageContext).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // As words: a value keeps its meaning when somebody reorders the enum, and a person can read the table.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
