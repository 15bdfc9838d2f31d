using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>What is looked for at the desk, made whole: what is missing or impossible is replaced by the nearest sensible choice.</summary>
public sealed record DeskWish
{
    private const int UsualMinutes = 60;

    /// <summary>For whom.</summary>
    public required DeskClient For { get; init; }

    /// <summary>The massage types that the booker can book.</summary>
    public required IReadOnlyList<MassageType> Types { get; init; }

    /// <summary>The massage type.</summary>
    public required MassageType Type { get; init; }

    /// <summary>The length and its price.</summary>
    public required MassageLength Length { get; init; }

    /// <summary>Those who give the type and whom the booker may book, by name; not empty.</summary>
    public required IReadOnlyList<Therapist> Givers { get; init; }

    /// <summary>The therapist, or null for any.</summary>
    public Therapist? Therapist { get; init; }

    /// <summary>Only therapists of this gender, or null.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Which times are wanted by how well they fit, and in which order.</summary>
    public FitChoice Fit { get; init; } = FitChoice.Everything;

    /// <summary>The gender as addresses and forms write it.</summary>
    public string? GenderValue => Gender switch
    {
        Scheduling.Clinics.Gender.Female => "female",
        Scheduling.Clinics.Gender.Male => "male",
        _ => null,
    };

    /// <summary>The wish of an address, or null where the booker can book nothing at all.</summary>
    public static DeskWish? Of(DeskClient client, DeskQuery query)
    {
        IReadOnlyList<Therapist> Givers(MassageType type) => [.. client.Catalogue.Therapists.Where(therapist =>
            client.Booker.MayBookFor(therapist.Id)
            && type.MayBeGivenBy(therapist, client.Today))];
        var types = client.Catalogue.Types.Where(type => type.Lengths.Count > 0 && Givers(type).Count > 0).ToList();
        if ((types.Find(type => type.Id == query.MassageType) ?? types.FirstOrDefault()) is not { } type)
        {
            return null;
        }

        var givers = Givers(type);
        var minutes = int.TryParse(query.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : UsualMinutes;
        var therapist = givers is [var only] ? only : givers.FirstOrDefault(giver => giver.Id == query.TherapistId);
        return new DeskWish
        {
            For = client,
            Types = types,
            Type = type,
            Length = type.Lengths.MinBy(length => Math.Abs((long)length.Minutes - minutes))!,
            Givers = givers,
            Therapist = therapist,
            Gender = therapist is not null ? null : query.Gender switch
            {
                "female" => Scheduling.Clinics.Gender.Female,
                "male" => Scheduling.Clinics.Gender.Male,
                _ => null,
            },
            Fit = FitChoice.Of(query.Fit, query.Sort),
        };
    }

    /// <summary>The search for times.</summary>
    public TimeSearch ToSearch(YearMonth? month = null, LocalDate? date = null) => new()
    {
        Zone = For.Format.Zone,
        MassageTypeId = Type.Id,
        Minutes = Length.Minutes,
        TherapistId = Therapist?.Id,
        Gender = Gender,
        HorizonDays = Therapist?.BookingHorizonDays ?? Givers.Max(giver => giver.BookingHorizonDays),
        RunnerId = For.Client.Id,
        Fit = Fit,
        Month = month,
        Date = date,
    };

    /// <summary>Address of the times with these choices, and a month or a day.</summary>
    public string Link(YearMonth? month = null, LocalDate? date = null) => Address.Of(
        For.TimesPath,
        ("massageType", Type.Id),
        ("minutes", Length.Minutes.ToString(CultureInfo.InvariantCulture)),
        ("therapistId", Therapist?.Id),
        ("gender", GenderValue),
        ("fit", Fit.FitValue),
        ("sort", Fit.SortValue),
        ("month", month is { } shown ? Address.Months.Format(shown) : null),
        ("date", date is { } day ? Address.Dates.Format(day) : null));

    /// <summary>Address of the question whether to book a time.</summary>
    public string ConfirmLink(string therapistId, Instant start) => ConfirmLink(Type.Id, Length.Minutes, therapistId, start);

    /// <summary>Address of the question whether to book a time of another massage.</summary>
    public string ConfirmLink(string massageTypeId, int minutes, string therapistId, Instant start) => Address.Of(
        For.ConfirmPath,
        ("massageType", massageTypeId),
        ("minutes", minutes.ToString(CultureInfo.InvariantCulture)),
        ("therapistId", therapistId),
        ("start", Address.Start(start)));
}
