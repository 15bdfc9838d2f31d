using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Reads what booking for a client needs to know.</summary>
public sealed class DeskReader(
    ClientRepository clients, CatalogueReader catalogues, SessionRepository sessions, PreferenceRepository preferences, IClock clock)
{
    private const int SessionsShown = 5;

    /// <summary>The client as this booker may see them, or null where there is none of that id.</summary>
    public async Task<DeskClient?> FindAsync(Viewer booker, string clientId, CancellationToken cancellationToken)
    {
        if (await clients.FindAsync(clientId, cancellationToken) is not { } client)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var format = new ClinicFormat(catalogue.Clinic);
        return new DeskClient
        {
            Client = client,
            Booker = booker,
            Catalogue = catalogue,
            Format = format,
            Today = format.DateOf(now),
            Coming = await sessions.ListComingAsync(booker, client.Id, now, SessionsShown, cancellationToken),
            PreferredGender = (await preferences.FindAsync(client.Id, cancellationToken)).TherapistGender,
        };
    }
}

/// <summary>A client and who books for them.</summary>
public sealed record DeskClient
{
    /// <summary>The client.</summary>
    public required Client Client { get; init; }

    /// <summary>Who books.</summary>
    public required Viewer Booker { get; init; }

    /// <summary>What the clinic offers.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>Words for dates, times and money.</summary>
    public required ClinicFormat Format { get; init; }

    /// <summary>Today at the clinic.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The client's next sessions, as far as the booker may see them.</summary>
    public required IReadOnlyList<SessionDetails> Coming { get; init; }

    /// <summary>Whether the client would rather be treated by a woman or a man; told, and never chosen for them.</summary>
    public required Gender PreferredGender { get; init; }

    /// <summary>
    /// True where the reasons of a rating may be told, which speak of training and soreness: to a therapist with whom the client has a
    /// session to come. Everybody else sees the bare rating.
    /// </summary>
    public bool ShowsReasons => Booker.TherapistId is { } therapist && Coming.Any(one => one.Session.TherapistId == therapist);

    /// <summary>Address of the choice of a time.</summary>
    public string TimesPath => $"desk/{Client.Id}/times";

    /// <summary>Address of the question whether to book.</summary>
    public string ConfirmPath => $"desk/{Client.Id}/confirm";
}
