using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Demo;

/// <summary>The invented clinic with its rooms and therapists.</summary>
public static class DemoClinic
{
    /// <summary>IANA id of the clinic's zone.</summary>
    public const string TimeZoneId = "Europe/Berlin";

    private const int NoonOnClock = 12 * 60;

    /// <summary>The clinic itself. The telephone number belongs to a range that is kept free for films.</summary>
    public static Clinic Create() => new()
    {
        Id = "clinic",
        Name = "Lane Four",
        Address = "Laufgasse 4, 10115 Berlin",
        Phone = "+49 30 23125 004",
        Email = "hello@lanefour.example",
        TimeZoneId = TimeZoneId,
        CountryCode = "DE",
        Region = "BE",
        Currency = "EUR",
        LateCancelHours = 24,
        CancellationTerms = "Free of charge until 24 hours before the start. After that half the price is due, except where you are ill or hurt.",
    };

    /// <summary>The rooms, one table each.</summary>
    public static IReadOnlyList<Room> Rooms() => [new() { Id = "room-1", Name = "Room 1" }, new() { Id = "room-2", Name = "Room 2" }];

    /// <summary>The therapists; <paramref name="accountOf"/> gives the id of the account that belongs to a key.</summary>
    public static IReadOnlyList<Therapist> Therapists(DemoWeek week, Func<string, string> accountOf) =>
    [
        new()
        {
            Id = "elena",
            UserId = accountOf("elena"),
            Name = "Elena Brandt",
            Bio = "Treats runners for twelve years and runs trails herself. Asks first, then presses.",
            Languages = ["German", "English"],
            Gender = Gender.Female,
            BufferMinutes = 15,
            LeadTimeMinutes = 120,
            BookingHorizonDays = 84,
            SlotIntervalMinutes = 15,
            DailyHandsOnMinutes = 300,
            DailyDeepSessions = 3,
            Qualifications =
            [
                new() { MassageTypeId = MassageTypeCatalogue.Swedish },
                new() { MassageTypeId = MassageTypeCatalogue.DeepTissue },
                new() { MassageTypeId = MassageTypeCatalogue.ActiveRelease, ExpiresOn = week.April(30) },
                new() { MassageTypeId = MassageTypeCatalogue.MovementAssessment },
            ],
            Rooms = [new() { RoomId = "room-1", Preference = 1 }],
            WorkingHours = ElenasHours(),
            Exceptions = [DemoToday.Hours(week, ElenasHours(), "elena")],
        },
        new()
        {
            Id = "tom",
            UserId = accountOf("tom"),
            Name = "Tom Achter",
            Bio = "Looks after finish-line tents and Sunday long-run legs. Calm hands, dry humour.",
            Languages = ["German", "English", "Dutch"],
            Gender = Gender.Male,
            BufferMinutes = 15,
            LeadTimeMinutes = 120,
            BookingHorizonDays = 84,
            SlotIntervalMinutes = 15,
            DailyHandsOnMinutes = 300,
            DailyDeepSessions = 3,
            Qualifications =
            [
                new() { MassageTypeId = MassageTypeCatalogue.Swedish },
                new() { MassageTypeId = MassageTypeCatalogue.DeepTissue },
            ],
            Rooms = [new() { RoomId = "room-2", Preference = 1 }],
            WorkingHours = TomsHours(),
            Exceptions =
            [
                DemoToday.Hours(week, TomsHours(), "tom"),
                // The tent at the race takes the early afternoon; he is back at the clinic afterwards.
                new()
                {
                    Date = week.April(17),
                    StartMinute = NoonOnClock + 240,
                    EndMinute = NoonOnClock + 480,
                    Reason = "Event tent 11:00-15:00",
                },
                Leave(week.April(20)),
                Leave(week.April(21)),
                Leave(week.April(22)),
            ],
        },
    ];

    private static AvailabilityException Leave(LocalDate date) => new() { Date = date, Kind = ExceptionKind.Off, GroupId = "leave", Reason = "Leave" };

    private static List<WorkingHours> ElenasHours() =>
    [
        Hours(IsoDayOfWeek.Monday, 10, 18),
        Hours(IsoDayOfWeek.Tuesday, 10, 18),
        Hours(IsoDayOfWeek.Wednesday, 12, 20),
        Hours(IsoDayOfWeek.Thursday, 10, 18),
        Hours(IsoDayOfWeek.Friday, 10, 18),
    ];

    private static List<WorkingHours> TomsHours() =>
    [
        Hours(IsoDayOfWeek.Wednesday, 12, 20),
        Hours(IsoDayOfWeek.Thursday, 12, 20),
        Hours(IsoDayOfWeek.Friday, 12, 20),
        Hours(IsoDayOfWeek.Saturday, 12, 20),
        Hours(IsoDayOfWeek.Sunday, 12, 20),
    ];

    private static WorkingHours Hours(IsoDayOfWeek day, int from, int to) =>
        new() { Day = day, StartMinute = from * 60, EndMinute = to * 60 };
}
