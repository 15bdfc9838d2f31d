using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>
/// What somebody wishes for, made whole: what is missing or impossible is replaced by the nearest sensible choice, each replacement told
/// in <see cref="Notices"/>, and all other choices are kept.
/// </summary>
public sealed record Wish
{
    private const int UsualMinutes = 60;

    /// <summary>The massage type.</summary>
    public required MassageType Type { get; init; }

    /// <summary>The length and its price.</summary>
    public required MassageLength Length { get; init; }

    /// <summary>The therapist, or null for any.</summary>
    public Therapist? Therapist { get; init; }

    /// <summary>The gender preferred, or null.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Which times are wanted by how well they fit, and in which order.</summary>
    public FitChoice Fit { get; init; } = FitChoice.Everything;

    /// <summary>Those who give the type, by name.</summary>
    public required IReadOnlyList<Therapist> Givers { get; init; }

    /// <summary>What was replaced, one sentence each.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The farthest that any of the wished-for therapists can be booked ahead, in days.</summary>
    public int HorizonDays => Therapist?.BookingHorizonDays
        ?? Givers.Where(giver => Gender is null || giver.Gender == Gender).Select(giver => giver.BookingHorizonDays).DefaultIfEmpty().Max();

    /// <summary>Reads a wish.</summary>
    /// <param name="input">What was asked for.</param>
    /// <param name="types">All massage types with at least one length; not empty.</param>
    /// <param name="therapists">All active therapists.</param>
    /// <param name="today">Today, for certificates.</param>
    public static Wish Of(TimesInput input, IReadOnlyList<MassageType> types, IReadOnlyList<Therapist> therapists, LocalDate today)
    {
        var notices = new List<string>();
        var type = types.FirstOrDefault(type => type.Id == input.MassageType) ?? types[0];
        if (!string.IsNullOrEmpty(input.MassageType) && type.Id != input.MassageType)
        {
            notices.Add($"That massage type is not on our list; these are times for {type.Name}.");
        }

        var givers = therapists.Where(therapist => Gives(therapist, type, today)).ToList();
        var therapist = TherapistOf(input, type, givers, therapists, notices);
        return new Wish
        {
            Type = type,
            Length = LengthOf(input, type, notices),
            Therapist = therapist,
            Gender = GenderOf(input, therapist, notices),
            Fit = FitChoice.Of(input.Fit, input.Sort),
            Givers = givers,
            Notices = notices,
        };
    }

    /// <summary>True where the therapist may give the type today.</summary>
    public static bool Gives(Therapist therapist, MassageType type, LocalDate today) =>
        type.MayBeGivenBy(therapist, today);

    /// <summary>The search's address with these choices, and a month or a day.</summary>
    public string Link(YearMonth? month = null, LocalDate? date = null) => Address.Of(
        "times",
        ("massageType", Type.Id),
        ("minutes", Length.Minutes.ToString(CultureInfo.InvariantCulture)),
        ("therapistId", Therapist?.Id),
        ("gender", GenderValue),
        ("fit", Fit.FitValue),
        ("sort", Fit.SortValue),
        ("month", month is { } shown ? Address.Months.Format(shown) : null),
        ("date", date is { } day ? Address.Dates.Format(day) : null));

    /// <summary>The gender as the address and the form write it.</summary>
    public string? GenderValue => Gender switch
    {
        Scheduling.Clinics.Gender.Female => "female",
        Scheduling.Clinics.Gender.Male => "male",
        _ => null,
    };

    private static MassageLength LengthOf(TimesInput input, MassageType type, List<string> notices)
    {
        var known = int.TryParse(input.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes);
        var length = type.Lengths.MinBy(length => Math.Abs((long)length.Minutes - (known ? minutes : UsualMinutes)))!;
        if (known && length.Minutes != minutes)
        {
            notices.Add($"{type.Name} is not offered for {minutes} minutes; these are times for {length.Minutes} minutes.");
        }

        return length;
    }

    private static Therapist? TherapistOf(
        TimesInput input, MassageType type, List<Therapist> givers, IReadOnlyList<Therapist> therapists, List<string> notices)
    {
        var wanted = string.IsNullOrEmpty(input.TherapistId) ? null : therapists.FirstOrDefault(one => one.Id == input.TherapistId);
        if (wanted is not null && !givers.Contains(wanted))
        {
            notices.Add($"{wanted.Name} does not give {type.Name}; these are the times of everyone who does.");
            return null;
        }

        if (wanted is null && !string.IsNullOrEmpty(input.TherapistId))
        {
            notices.Add("That therapist is not with us; these are the times of everyone.");
        }

        return wanted;
    }

    private static Gender? GenderOf(TimesInput input, Therapist? therapist, List<string> notices)
    {
        if (!Enum.TryParse<Gender>(input.Gender, ignoreCase: true, out var gender)
            || gender is not (Scheduling.Clinics.Gender.Female or Scheduling.Clinics.Gender.Male))
        {
            return null;
        }

        if (therapist is not null && therapist.Gender != gender)
        {
            notices.Add($"You chose {therapist.Name}, so the preference for a {(gender == Scheduling.Clinics.Gender.Female ? "woman" : "man")} is left out.");
            return null;
        }

        return gender;
    }
}
