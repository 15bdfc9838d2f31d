using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Contexts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Reports;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Training;

namespace RunnerMassage.Data;

/// <summary>Registers the database and what reads it.</summary>
public static class DataServices
{
    /// <summary>
    /// Registers the context (scoped, pooled), <see cref="IDbContextFactory{TContext}"/> of <see cref="RunnerMassageContext"/> for work that
    /// outlives a request or runs beside one, the repositories, the data-protection keys (in the database) and the clock.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// <c>Database:Provider</c> (<c>Sqlite</c>, the default, or <c>PostgreSql</c>), <c>ConnectionStrings:RunnerMassage</c>, and optionally
    /// <c>DataProtection:CertificatePath</c> with <c>DataProtection:CertificatePassword</c>: a PKCS #12 file whose key encrypts the key ring.
    /// </param>
    /// <param name="dataFolder">Where the SQLite file <c>runnermassage.db</c> lies unless a connection string says otherwise; created if missing.</param>
    /// <exception cref="StartupRefusedException">The configuration cannot be used; the message says why.</exception>
    public static IServiceCollection AddRunnerMassageData(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        AddContext(services, DatabaseOptions.Read(configuration, dataFolder));
        AddDataProtection(services, configuration.GetSection("DataProtection"));
        services.AddLogging();

        // Identity's part of the model asks the application's options which schema to build; Version3 has room for passkeys.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<SessionTextProtector>();
        services.AddSingleton<DatabaseVersion>(provider => provider.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite
            ? new SqliteDatabaseVersion()
            : new PostgreSqlDatabaseVersion());
        services.AddSingleton<ClinicLists>();
        services.AddScoped<ClinicRepository>();
        services.AddScoped<MassageTypeRepository>();
        services.AddScoped<TherapistRepository>();
        services.AddScoped<SessionRepository>();
        services.AddScoped<EventRepository>();
        services.AddScoped<RuleProfileRepository>();
        services.AddScoped<TrainingRepository>();
        services.AddScoped<KnownTrainingReader>();
        services.AddScoped<RulePreviewReader>();
        services.AddScoped<LinkTokens>();
        services.AddScoped<SecondRegistrations>();
        services.AddScoped<SignInHistory>();
        services.AddScoped<AccountCleanup>();
        services.AddSingleton<SignInThrottles>();
        services.AddPeople();
        services.AddClinicAdministration();
        services.AddGuideEditing();
        services.AddCommunity();
        services.AddSafety();
        services.AddScoped<DayReader>();
        services.AddScoped<PreferenceRepository>();
        services.AddScoped<ClientRepository>();
        services.AddScoped<GuestMerger>();
        services.AddScoped<GuideReader>();
        services.AddScoped<ReportReader>();
        return services;
    }

    private static void AddContext(IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            services.AddPooledDbContextFactory<SqliteContext>(builder => ProviderOptions.UseSqlite(builder, options.ConnectionString));
            services.AddSingleton<IDbContextFactory<RunnerMassageContext>, ProviderContextFactory<SqliteContext>>();
        }
        else
        {
            services.AddPooledDbContextFactory<PostgreSqlContext>(builder => ProviderOptions.UsePostgreSql(builder, options.ConnectionString));
            services.AddSingleton<IDbContextFactory<RunnerMassageContext>, ProviderContextFactory<PostgreSqlContext>>();
        }

        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RunnerMassageContext>>().CreateDbContext());
    }

    private static void AddDataProtection(IServiceCollection services, IConfigurationSection section)
    {
        var protection = services.AddDataProtection().SetApplicationName("RunnerMassage").PersistKeysToDbContext<RunnerMassageContext>();
        if (section["CertificatePath"] is not { Length: > 0 } path)
        {
            return;
        }

        try
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, section["CertificatePassword"]));
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusedException(
                $"The certificate {path} that DataProtection:CertificatePath names cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Gives out the provider's context as the one that everybody asks for.</summary>
    private sealed class ProviderContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<RunnerMassageContext>
        where TContext : RunnerMassageContext
    {
        public RunnerMassageContext CreateDbContext() => factory.CreateDbContext();
    }
}
