using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Journal;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Guidance;

namespace RunnerMassage.Web.Demo;

/// <summary>
/// Fills an empty database once, in one transaction: with the demo, or else with a clinic of the configured name, the usual massage
/// types and nobody in it. A database that has a clinic is left alone.
/// </summary>
public sealed class FirstSetup(
    RunnerMassageContext context, DemoMode demo, IClock clock, IConfiguration configuration,
    ILookupNormalizer normalizer, SessionTextProtector protector, SafetyProtector safetyProtector)
{
    // Quick, since everybody knows the password anyway; the first sign-in hashes it anew at the usual cost.
    private static readonly PasswordHasher<AppUser> DemoHasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    // The demo looks like a clinic that has been open for a while.
    private static readonly Duration AgeOfDemoGuides = Duration.FromDays(45);

    /// <summary>Fills the database where it is empty.</summary>
    /// <exception cref="StartupRefusedException">The configured clinic cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await context.Clinics.AnyAsync(cancellationToken))
        {
            return;
        }

        context.AddRange(MassageTypeCatalogue.Create());
        context.AddRange(ShippedGuides.Guides());
        context.AddRange(ShippedGuides.Versions(clock.GetCurrentInstant() - (demo.Enabled ? AgeOfDemoGuides : Duration.Zero)));
        if (demo.Enabled)
        {
            AddDemo();
        }
        else
        {
            context.Add(ConfiguredClinic());
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await AddRolesAsync(cancellationToken))
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Adds the roles, or returns false: another node that started at the same moment has been first, and has committed by now.</summary>
    private async Task<bool> AddRolesAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var role in Roles.All)
        {
            added += await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "AspNetRoles" ("Id", "Name", "NormalizedName") VALUES ({role}, {role}, {normalizer.NormalizeName(role)})
                ON CONFLICT DO NOTHING
                """,
                cancellationToken);
        }

        return added > 0;
    }

    private void AddDemo()
    {
        var clinic = DemoClinic.Create();
        var week = new DemoWeek(clock.GetCurrentInstant(), DateTimeZoneProviders.Tzdb[clinic.TimeZoneId]);
        var types = context.MassageTypes.Local.ToList();
        var therapists = DemoClinic.Therapists(week, DemoPeople.AccountOf);
        IReadOnlyList<TrainingEntry> training =
            [.. DemoTraining.Create(week, DemoPeople.AccountOf), .. DemoClients.Training(week, DemoPeople.AccountOf)];
        var sessions = DemoSessions.Create(week, types, therapists, training, DemoPeople.AccountOf);
        context.Add(clinic);
        context.Add(MassageTypeCatalogue.CreateMovementAssessment());
        context.AddRange(DemoClinic.Rooms());
        AddAccounts();
        context.AddRange(DemoConsents.Create(clock.GetCurrentInstant(), DemoPeople.AccountOf));
        context.AddRange(DemoClients.Soreness(week, DemoPeople.AccountOf, protector));
        context.AddRange(DemoClients.Preferences(DemoPeople.AccountOf, protector));
        context.AddRange(training);
        context.AddRange(therapists);
        context.AddRange(DemoSafety.Create(week, sessions, clinic.ReviewHours, DemoPeople.AccountOf, safetyProtector));
        context.AddRange(sessions);
        context.AddRange(DemoCommunity.Comments(week, DemoPeople.AccountOf));
        context.AddRange(DemoCommunity.Reports(week, DemoPeople.AccountOf));
        context.AddRange(DemoCommunity.Reviews(week, sessions, DemoPeople.AccountOf));
        context.AddRange(sessions.SelectMany(EventsOf).OrderBy(change => change.At));
    }

    private void AddAccounts()
    {
        var number = 0;
        foreach (var (person, hasPassword) in DemoPeople.All.Select(static person => (person, true))
            .Concat(DemoPeople.Others.Select(static person => (person, false))))
        {
            var user = Account(person);
            user.PasswordHash = hasPassword ? DemoHasher.HashPassword(user, DemoPeople.Password) : null;
            context.Add(user);
            context.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = person.Role });
            user.PhoneNumber = person.Role == Roles.Runner ? DemoClients.PhoneOf(++number) : null;
        }

        foreach (var person in DemoPeople.Guests)
        {
            context.Add(new AppUser
            {
                Id = DemoPeople.AccountOf(person.Key),
                IsGuest = true,
                DisplayName = person.Name,
                PhoneNumber = DemoClients.PhoneOf(++number),
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
        }
    }

    private AppUser Account(DemoPerson person) => new()
    {
        Id = DemoPeople.AccountOf(person.Key),
        UserName = person.Email,
        NormalizedUserName = normalizer.NormalizeName(person.Email),
        Email = person.Email,
        NormalizedEmail = normalizer.NormalizeEmail(person.Email),
        EmailConfirmed = true,
        DisplayName = person.Name,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    private static IEnumerable<SessionEvent> EventsOf(MassageSession session)
    {
        yield return new SessionEvent { Type = SessionChange.Booked, SessionId = session.Id, Version = 1, At = session.BookedAt };
        if (session.CancelledAt is { } cancelledAt)
        {
            yield return new SessionEvent { Type = SessionChange.Cancelled, SessionId = session.Id, Version = 2, At = cancelledAt };
        }

        if (session.MarkedAt is { } markedAt)
        {
            var type = session.Status switch
            {
                SessionStatus.Arrived => SessionChange.Arrived,
                SessionStatus.NoShow => SessionChange.NoShow,
                _ => SessionChange.Done,
            };
            yield return new SessionEvent { Type = type, SessionId = session.Id, Version = 2, At = markedAt };
        }
    }

    private Clinic ConfiguredClinic()
    {
        var section = configuration.GetSection("Clinic");
        var zone = section["TimeZone"] is { Length: > 0 } given ? given : DemoClinic.TimeZoneId;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null
            ? throw new StartupRefusedException($"Clinic:TimeZone is \"{zone}\", which is no IANA time zone such as Europe/Berlin.")
            : new Clinic
            {
                Id = "clinic",
                Name = section["Name"] is { Length: > 0 } name ? name : "Runner Massage",
                Address = section["Address"] ?? "",
                Phone = section["Phone"] ?? "",
                Email = section["Email"] ?? "",
                TimeZoneId = zone,
                CountryCode = section["Country"] is { Length: 2 } country ? country.ToUpperInvariant() : "DE",
                Region = section["Region"] is { Length: > 0 } region ? region.ToUpperInvariant() : null,
                Currency = section["Currency"] is { Length: 3 } currency ? currency : "EUR",
                LateCancelHours = 24,
                CancellationTerms = "Free of charge until 24 hours before the start.",
            };
    }
}
