using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Finds the next fitting times for sessions that lie outside the hours; those that the search lists, so each can be had.</summary>
public sealed class MoveOffers(TimeFinder finder, CatalogueReader catalogues)
{
    private const int OnSameDay = 2;
    private const int OnLaterDays = 4;

    /// <summary>Times with the same therapist, and times with others who give the massage.</summary>
    public async Task<OfferedMoves> FindAsync(EditedSchedule edited, AffectedSession session, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var type = catalogue.Types.FirstOrDefault(type => type.Id == session.MassageTypeId);
        var givers = catalogue.Therapists.Where(therapist => type?.MayBeGivenBy(therapist, edited.Today) is true).ToList();
        var search = new TimeSearch
        {
            Zone = edited.Format.Zone,
            MassageTypeId = session.MassageTypeId,
            Minutes = session.Minutes,
            HorizonDays = givers.Select(giver => giver.BookingHorizonDays).DefaultIfEmpty().Max(),
            RunnerId = session.RunnerId,
            ExceptSessionId = session.SessionId,
        };
        var own = edited.Schedule.TherapistId;
        var same = await finder.NearestAsync(search with { TherapistId = own }, session.Start, OnSameDay, OnLaterDays, cancellationToken);
        var others = givers.Exists(giver => giver.Id != own)
            ? await finder.NearestAsync(search, session.Start, OnLaterDays, OnLaterDays, cancellationToken)
            : [];
        return new OfferedMoves(session, same, [.. others.Where(time => time.TherapistId != own)]);
    }
}

/// <summary>A session outside the hours and where it could go.</summary>
/// <param name="Session">The session.</param>
/// <param name="Same">Times with the same therapist, nearest first.</param>
/// <param name="Others">Times with others.</param>
public sealed record OfferedMoves(AffectedSession Session, IReadOnlyList<FreeTime> Same, IReadOnlyList<FreeTime> Others)
{
    /// <summary>Random, for the form that moves it.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>A time as the form sends it.</summary>
    public static string ValueOf(FreeTime time) => $"{Address.Start(time.Start)} {time.TherapistId}";
}
