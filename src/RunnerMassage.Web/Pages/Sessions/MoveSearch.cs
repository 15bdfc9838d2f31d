using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>The times that a session can be moved to: those of its type and length, its own time not being in the way.</summary>
/// <param name="View">The session.</param>
/// <param name="Givers">Those who give its massage type, by name.</param>
/// <param name="Therapist">Whose times are wanted, or null for any.</param>
public sealed record MoveSearch(SessionView View, IReadOnlyList<Therapist> Givers, Therapist? Therapist)
{
    /// <summary>How the address says that any therapist will do.</summary>
    public const string Any = "any";

    /// <summary>The search as the finder takes it.</summary>
    public TimeSearch Times => new()
    {
        Zone = View.Format.Zone,
        MassageTypeId = View.Session.MassageTypeId,
        Minutes = View.Session.Minutes,
        TherapistId = Therapist?.Id,
        HorizonDays = Therapist?.BookingHorizonDays ?? Givers.Select(giver => giver.BookingHorizonDays).DefaultIfEmpty().Max(),
        RunnerId = View.Session.RunnerId,
        ExceptSessionId = View.Session.Id,
        Fit = Fit,
    };

    /// <summary>Which times are wanted by how well they fit the runner's training, and in which order.</summary>
    public FitChoice Fit { get; init; } = FitChoice.Everything;

    /// <summary>Reads whose times are wanted: the session's therapist unless the address says otherwise.</summary>
    public static async Task<MoveSearch> OfAsync(
        SessionView view, MoveQuery query, CatalogueReader catalogues, CancellationToken cancellationToken)
    {
        var today = view.Format.DateOf(view.Now);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var type = catalogue.Types.FirstOrDefault(type => type.Id == view.Session.MassageTypeId);
        var givers = catalogue.Therapists.Where(therapist => type?.MayBeGivenBy(therapist, today) is true).ToList();
        var wanted = string.IsNullOrEmpty(query.TherapistId) ? view.Session.TherapistId : query.TherapistId;
        return new MoveSearch(view, givers, givers.Find(giver => giver.Id == wanted)) { Fit = FitChoice.Of(query.Fit, query.Sort) };
    }

    /// <summary>Address of the search for these times.</summary>
    public string Link(YearMonth? month = null, LocalDate? date = null) => Address.Of(
        View.Path + "/move",
        ("therapistId", Therapist?.Id ?? Any),
        ("fit", Fit.FitValue),
        ("sort", Fit.SortValue),
        ("month", month is { } shown ? Address.Months.Format(shown) : null),
        ("date", date is { } day ? Address.Dates.Format(day) : null));

    /// <summary>Address of the question whether to move to a time.</summary>
    public string ConfirmLink(string therapistId, Instant start) => Address.Of(
        View.Path + "/move/confirm", ("therapistId", therapistId), ("start", Address.Start(start)));
}
