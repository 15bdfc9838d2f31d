using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>One time of one therapist, as the confirmation tells it.</summary>
public sealed record Offer
{
    /// <summary>The clinic.</summary>
    public required Clinic Clinic { get; init; }

    /// <summary>The massage type.</summary>
    public required MassageType Type { get; init; }

    /// <summary>The length and its price.</summary>
    public required MassageLength Length { get; init; }

    /// <summary>The therapist.</summary>
    public required Therapist Therapist { get; init; }

    /// <summary>When it starts.</summary>
    public required Instant Start { get; init; }

    /// <summary>True where other therapists would do as well.</summary>
    public required bool AnyTherapist { get; init; }

    /// <summary>The wish behind it, for other times.</summary>
    public required Wish Wish { get; init; }

    /// <summary>When hands-on time ends.</summary>
    public Instant End => Start + Duration.FromMinutes(Length.Minutes);

    /// <summary>Until when it can be cancelled free of charge.</summary>
    public Instant FreeUntil => Start - Duration.FromHours(Clinic.LateCancelHours);

    /// <summary>The offer of an address, or null where a part is missing, unknown or not for sale.</summary>
    public static Offer? Of(ConfirmQuery query, Clinic clinic, IReadOnlyList<MassageType> types, IReadOnlyList<Therapist> therapists, LocalDate today)
    {
        var any = query.Any == "true";
        var input = new TimesInput
        {
            MassageType = query.MassageType,
            Minutes = query.Minutes,
            TherapistId = any ? null : query.TherapistId,
            Gender = query.Gender,
        };
        var therapist = therapists.FirstOrDefault(one => one.Id == query.TherapistId);
        if (types.Count == 0
            || Wish.Of(input, types, therapists, today) is not { Notices.Count: 0 } wish
            || wish.Type.Id != query.MassageType
            || wish.Length.Minutes.ToString(CultureInfo.InvariantCulture) != query.Minutes
            || therapist is null
            || Address.ReadStart(query.Start) is not { } start)
        {
            return null;
        }

        return new Offer
        {
            Clinic = clinic,
            Type = wish.Type,
            Length = wish.Length,
            Therapist = therapist,
            Start = start,
            AnyTherapist = any,
            Wish = wish,
        };
    }

    /// <summary>The search for this therapist's times.</summary>
    public TimeSearch ToSearch(DateTimeZone zone, string? runnerId) => new()
    {
        Zone = zone,
        MassageTypeId = Type.Id,
        Minutes = Length.Minutes,
        TherapistId = Therapist.Id,
        HorizonDays = Wish.HorizonDays,
        RunnerId = runnerId,
    };

    /// <summary>Address of the confirmation of this or another start and therapist.</summary>
    public string Link(string therapistId, Instant start) => Link(Type.Id, Length.Minutes, therapistId, start);

    /// <summary>Address of the confirmation of another massage.</summary>
    public string Link(string massageTypeId, int minutes, string therapistId, Instant start) => Address.Of(
        "times/confirm",
        ("massageType", massageTypeId),
        ("minutes", minutes.ToString(CultureInfo.InvariantCulture)),
        ("therapistId", therapistId),
        ("start", Address.Start(start)),
        ("any", AnyTherapist ? "true" : null),
        ("gender", Wish.GenderValue));
}
