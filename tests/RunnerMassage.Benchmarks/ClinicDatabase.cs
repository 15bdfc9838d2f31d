using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;

namespace RunnerMassage.Benchmarks;

/// <summary>Writes the workload into a migrated database. Each therapist treats one runner all day, which no rule forbids.</summary>
internal static class ClinicDatabase
{
    /// <summary>The length that load runs book; sixteen of them with their buffers make a therapist's day.</summary>
    public const int ShortMinutes = 30;

    private const int RowsAtOnce = 2_000;

    /// <summary>Writes the clinic with its therapists, without any session.</summary>
    public static async Task AddClinicAsync(TestDatabase database, Workload workload, int horizonDays)
    {
        await using var context = database.CreateContext();
        context.Clinics.Add(new Clinic
        {
            Id = "clinic",
            Name = "Track Side",
            Address = "Laufweg 1, Berlin",
            Phone = "+49 30 1",
            Email = "hello@clinic.example",
            TimeZoneId = Workload.Zone.Id,
            Currency = "EUR",
            LateCancelHours = 24,
            CancellationTerms = "Free until a day before.",
        });
        context.Roles.AddRange(Roles.All.Select(role => new IdentityRole { Id = role, Name = role, NormalizedName = role.ToUpperInvariant() }));
        context.MassageTypes.Add(new MassageType
        {
            Id = Workload.Type.Id,
            Name = Workload.Type.Name,
            TimingClass = TimingClass.Light,
            Pressure = 2,
            Summary = "Calm strokes for tired legs.",
            Lengths = [new MassageLength { Minutes = ShortMinutes, Price = 45m }, new MassageLength { Minutes = Workload.Minutes, Price = 80m }],
        });
        foreach (var offer in workload.Offers)
        {
            context.Users.Add(new AppUser { Id = RunnerOf(offer.Id), UserName = RunnerOf(offer.Id) });
            context.Rooms.Add(new Room { Id = offer.RoomIds[0], Name = offer.RoomIds[0] });
            context.Therapists.Add(TherapistOf(offer, horizonDays));
        }

        await context.SaveChangesAsync();
    }

    /// <summary>Writes the sessions of the workload.</summary>
    public static async Task AddSessionsAsync(TestDatabase database, Workload workload)
    {
        await using var context = database.CreateContext();
        foreach (var rows in workload.Booked.Chunk(RowsAtOnce))
        {
            context.AddRange(rows.Select(SessionOf));
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
        }
    }

    private static string RunnerOf(string therapistId) => $"runner-of-{therapistId}";

    private static Therapist TherapistOf(TherapistOffer offer, int horizonDays) => new()
    {
        Id = offer.Id,
        Name = offer.Name,
        Bio = "Runs as well.",
        Gender = Gender.Female,
        BufferMinutes = offer.BufferMinutes,
        LeadTimeMinutes = offer.LeadTimeMinutes,
        BookingHorizonDays = horizonDays,
        SlotIntervalMinutes = offer.SlotIntervalMinutes,
        DailyHandsOnMinutes = offer.DailyHandsOnMinutes,
        DailyDeepSessions = offer.DailyDeepSessions,
        Qualifications = [new Qualification { MassageTypeId = Workload.Type.Id }],
        Rooms = [new RoomAssignment { RoomId = offer.RoomIds[0] }],
        WorkingHours = [.. offer.WeeklyHours],
    };

    private static MassageSession SessionOf(BookedTime time) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Version = 1,
        RunnerId = RunnerOf(time.TherapistId),
        TherapistId = time.TherapistId,
        RoomId = time.RoomId,
        MassageTypeId = Workload.Type.Id,
        TimingClass = TimingClass.Light,
        Start = MinuteClock.ToInstant(time.Start),
        End = MinuteClock.ToInstant(time.Start + Workload.SessionMinutes),
        BusyUntil = MinuteClock.ToInstant(time.BusyUntil),
        Date = time.Date,
        Minutes = Workload.SessionMinutes,
        Price = 60m,
        Rating = TimingRating.Good,
        BookedAt = MinuteClock.ToInstant(time.Start) - Duration.FromDays(40),
    };
}
