using NodaTime;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Scheduling.Availability.Editing;

/// <summary>All that a therapist offers as it stands at one version, and as it would stand after a change. Immutable.</summary>
public sealed record TherapistSchedule
{
    /// <summary>The therapist.</summary>
    public required string TherapistId { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the saved changes; give it back when saving, so that nobody overwrites what they have not seen.</summary>
    public required int Version { get; init; }

    /// <summary>Buffer, notice, grid and limits.</summary>
    public required AvailabilitySettings Settings { get; init; }

    /// <summary>The weekly pattern, by weekday, start and first date.</summary>
    public required IReadOnlyList<WorkingHours> WeeklyHours { get; init; }

    /// <summary>All exceptions, past ones included, by date and start.</summary>
    public required IReadOnlyList<AvailabilityException> Exceptions { get; init; }

    /// <summary>The massage types the therapist may give.</summary>
    public IReadOnlyList<Qualification> Qualifications { get; init; } = [];

    /// <summary>The exceptions as they were entered: what belongs together is one. By first date.</summary>
    public IReadOnlyList<ExceptionGroup> Groups => [.. Exceptions.GroupBy(ExceptionGroup.IdOf).Select(ExceptionGroup.Of)
        .OrderBy(static group => group.From).ThenBy(static group => group.Minutes?.Start ?? 0)];

    /// <summary>The schedule of a therapist whose hours, exceptions and qualifications are loaded.</summary>
    public static TherapistSchedule Of(Therapist therapist) => new()
    {
        TherapistId = therapist.Id,
        Name = therapist.Name,
        Version = therapist.AvailabilityVersion,
        Settings = AvailabilitySettings.Of(therapist),
        WeeklyHours = Sorted(therapist.WorkingHours),
        Exceptions = Sorted(therapist.Exceptions),
        Qualifications = therapist.Qualifications,
    };

    /// <summary>The hours, ready to be asked for dates.</summary>
    public OpeningHours ToOpeningHours() => new(WeeklyHours, Exceptions);

    /// <summary>The schedule after a change that <see cref="ChangeRules"/> allow; the version stays, because nothing is saved.</summary>
    public TherapistSchedule With(AvailabilityChange change) => change switch
    {
        AvailabilityChange.ReplaceWeeklyPattern replaced => this with { WeeklyHours = Sorted(replaced.Hours) },
        AvailabilityChange.AddException added => this with { Exceptions = Sorted([.. Exceptions, .. DatesOf(added)]) },
        AvailabilityChange.RemoveExceptions removed => this with
        {
            Exceptions = [.. Exceptions.Where(exception => ExceptionGroup.IdOf(exception) != removed.GroupId)],
        },
        AvailabilityChange.ChangeSettings changed => this with { Settings = changed.Settings },
        _ => throw new ArgumentException($"Unknown change {change.GetType().Name}.", nameof(change)),
    };

    /// <summary>An exception for each date.</summary>
    public static IEnumerable<AvailabilityException> DatesOf(AvailabilityChange.AddException added)
    {
        for (var date = added.From; date <= added.To; date = date.PlusDays(1))
        {
            yield return new AvailabilityException
            {
                Date = date,
                Kind = added.Kind,
                StartMinute = added.Minutes?.Start,
                EndMinute = added.Minutes?.End,
                GroupId = added.GroupId,
                Reason = string.IsNullOrWhiteSpace(added.Reason) ? null : added.Reason.Trim(),
            };
        }
    }

    private static WorkingHours[] Sorted(IEnumerable<WorkingHours> hours) =>
        [.. hours.OrderBy(static range => range.Day).ThenBy(static range => range.StartMinute).ThenBy(static range => range.ValidFrom ?? LocalDate.MinIsoValue)
            .ThenBy(static range => range.Weeks)];

    private static AvailabilityException[] Sorted(IEnumerable<AvailabilityException> exceptions) =>
        [.. exceptions.OrderBy(static exception => exception.Date).ThenBy(static exception => exception.StartMinute ?? -1)];
}

/// <summary>Exceptions that were entered in one go.</summary>
/// <param name="Id">By this they are taken away again.</param>
/// <param name="Kind">What they do.</param>
/// <param name="From">First date.</param>
/// <param name="To">Last date.</param>
/// <param name="Minutes">The part of each day, or null for whole days.</param>
/// <param name="Reason">Why, for the therapist's own eyes; or null.</param>
public sealed record ExceptionGroup(string Id, ExceptionKind Kind, LocalDate From, LocalDate To, LocalMinutes? Minutes, string? Reason)
{
    /// <summary>True where it makes whole days free: off, or closed instead of the pattern.</summary>
    public bool IsWholeDay => Minutes is null;

    /// <summary>Id of the group that an exception belongs to; one that was entered by itself makes a group of its date and start.</summary>
    public static string IdOf(AvailabilityException exception) => exception.GroupId
        ?? FormattableString.Invariant($"on-{exception.Date:uuuu-MM-dd}-{exception.Kind}-{exception.StartMinute ?? -1}");

    /// <summary>The change that enters the same again.</summary>
    public AvailabilityChange.AddException ToChange() => new(Kind, From, To, Minutes, Reason) { GroupId = Id };

    internal static ExceptionGroup Of(IEnumerable<AvailabilityException> together)
    {
        var all = together.ToList();
        var first = all[0];
        LocalMinutes? minutes = first is { StartMinute: { } start, EndMinute: { } end } ? new LocalMinutes(start, end) : null;
        return new ExceptionGroup(IdOf(first), first.Kind, all.Min(static one => one.Date), all.Max(static one => one.Date), minutes, first.Reason);
    }
}
