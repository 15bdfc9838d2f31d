using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Scheduling.Clinics;

/// <summary>A person who gives massages, with what they offer and when.</summary>
public sealed class Therapist
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the account the therapist signs in with, if there is one.</summary>
    public string? UserId { get; set; }

    /// <summary>Full name as shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>A few sentences about the therapist.</summary>
    public required string Bio { get; set; }

    /// <summary>Address of a photo below the site's root, or null: initials are shown then.</summary>
    public string? PhotoPath { get; set; }

    /// <summary>Languages spoken, as English names.</summary>
    public List<string> Languages { get; init; } = [];

    /// <summary>For runners who prefer a woman or a man; never used unless the runner asks.</summary>
    public Gender Gender { get; set; }

    /// <summary>False hides the therapist from all offers; sessions stay.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Minutes after a session in which therapist and room stay busy.</summary>
    public int BufferMinutes { get; set; }

    /// <summary>A session can be booked up to this many minutes before it starts.</summary>
    public int LeadTimeMinutes { get; set; }

    /// <summary>A session can be booked up to this many days ahead, counted from today's date in the clinic's zone.</summary>
    public int BookingHorizonDays { get; set; }

    /// <summary>Starts are offered every so many minutes, counted from the opening of each range of hours.</summary>
    public int SlotIntervalMinutes { get; set; }

    /// <summary>Most hands-on minutes on one local date.</summary>
    public int DailyHandsOnMinutes { get; set; }

    /// <summary>Most deep sessions on one local date.</summary>
    public int DailyDeepSessions { get; set; }

    /// <summary>Counts the changes of hours, exceptions and the settings above, so that two people who edit them notice one another.</summary>
    public int AvailabilityVersion { get; set; }

    /// <summary>The massage types the therapist may give.</summary>
    public List<Qualification> Qualifications { get; init; } = [];

    /// <summary>The rooms the therapist works in, the preferred one first.</summary>
    public List<RoomAssignment> Rooms { get; init; } = [];

    /// <summary>The weekly pattern; several ranges a day are several entries.</summary>
    public List<WorkingHours> WorkingHours { get; init; } = [];

    /// <summary>Dates on which the weekly pattern does not hold.</summary>
    public List<AvailabilityException> Exceptions { get; init; } = [];

    /// <summary>First letters of the first and last name, for where there is no photo.</summary>
    public string Initials
    {
        get
        {
            var names = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return names.Length == 0 ? "?" : names.Length == 1 ? $"{names[0][0]}" : $"{names[0][0]}{names[^1][0]}";
        }
    }
}

/// <summary>Gender as a therapist states it.</summary>
public enum Gender
{
    /// <summary>Not stated, or neither.</summary>
    Unspecified,

    /// <summary>A woman.</summary>
    Female,

    /// <summary>A man.</summary>
    Male,
}

/// <summary>That a therapist may give a massage type.</summary>
public sealed class Qualification
{
    /// <summary>The massage type.</summary>
    public required string MassageTypeId { get; init; }

    /// <summary>
    /// Last date, inclusive, in the clinic's zone, on which the certificate holds; null where there is none, which is enough unless the type
    /// needs one.
    /// </summary>
    public NodaTime.LocalDate? ExpiresOn { get; set; }

    /// <summary>True where a qualification counts on a date.</summary>
    /// <param name="lastDay">Last day of the certificate, or null where there is none.</param>
    /// <param name="needsCertificate">True where the massage type takes a certificate that names its last day.</param>
    /// <param name="date">The date in the clinic's zone.</param>
    public static bool Holds(NodaTime.LocalDate? lastDay, bool needsCertificate, NodaTime.LocalDate date) =>
        lastDay is { } last ? date <= last : !needsCertificate;
}

/// <summary>That a therapist works in a room.</summary>
public sealed class RoomAssignment
{
    /// <summary>The room.</summary>
    public required string RoomId { get; init; }

    /// <summary>Place in the therapist's order of preference, smallest first.</summary>
    public int Preference { get; set; }
}
