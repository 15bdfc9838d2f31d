using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Testing;

namespace RunnerMassage.Data.Tests;

/// <summary>Two of everything that a session needs, so that one of them can be shared and the others differ.</summary>
internal static class SmallClinic
{
    public static readonly Instant Noon = Instant.FromUtc(2027, 4, 7, 12, 0);

    public static async Task SeedAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        context.Clinics.Add(new Clinic
        {
            Id = "clinic",
            Name = "Track Side",
            Address = "Laufweg 1, Berlin",
            Phone = "+49 30 1",
            Email = "hello@clinic.example",
            TimeZoneId = "Europe/Berlin",
            Currency = "EUR",
            CancellationTerms = "Free until a day before.",
        });
        context.MassageTypes.Add(new MassageType
        {
            Id = "swedish",
            Name = "Swedish",
            Pressure = 2,
            Summary = "Light",
            Lengths = [new MassageLength { Minutes = 45, Price = 60.50m }, new MassageLength { Minutes = 60, Price = 75m }],
        });
        foreach (var n in new[] { "1", "2" })
        {
            context.Rooms.Add(new Room { Id = $"room-{n}", Name = $"Room {n}" });
            context.Users.Add(new AppUser { Id = $"runner-{n}", UserName = $"runner{n}@runner.example" });
            context.Therapists.Add(new Therapist
            {
                Id = $"therapist-{n}",
                Name = $"Therapist {n}",
                Bio = "Runs as well",
                Languages = ["English", "German"],
                SlotIntervalMinutes = 15,
                Qualifications = [new Qualification { MassageTypeId = "swedish", ExpiresOn = new LocalDate(2027, 4, 30) }],
                Rooms = [new RoomAssignment { RoomId = $"room-{n}" }],
                WorkingHours = [new WorkingHours { Day = IsoDayOfWeek.Monday, StartMinute = 600, EndMinute = 1440 }],
                Exceptions = [new AvailabilityException { Date = new LocalDate(2027, 4, 20), Reason = "Leave" }],
            });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>An hour with a quarter of buffer that shares nothing with another session unless asked to.</summary>
    public static MassageSession Session(Instant start, string therapist = "1", string room = "1", string runner = "1") => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Version = 1,
        RunnerId = $"runner-{runner}",
        TherapistId = $"therapist-{therapist}",
        RoomId = $"room-{room}",
        MassageTypeId = "swedish",
        TimingClass = TimingClass.Light,
        Start = start,
        End = start + Duration.FromMinutes(60),
        BusyUntil = start + Duration.FromMinutes(75),
        Date = start.InUtc().Date,
        Minutes = 60,
        Price = 75m,
        Status = SessionStatus.Confirmed,
        Rating = TimingRating.Good,
        BookedAt = start - Duration.FromDays(1),
    };
}
