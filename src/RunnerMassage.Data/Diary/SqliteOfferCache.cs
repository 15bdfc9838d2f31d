using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// Keeps the clinic and the therapists' offers for the writer of SQLite's diary. They hold until any other connection commits anything:
/// SQLite counts that for this connection, and what this one writes are sessions, which are not among what is kept.
/// </summary>
internal sealed class SqliteOfferCache : IOfferSource, IAsyncDisposable
{
    // A therapist's month; a clinic with 200 therapists that books two months ahead stays below.
    private const int MostOffers = 2_000;

    private readonly RunnerMassageContext _context;
    private readonly OfferReader _reader;
    private readonly SqliteCommand _readVersion;
    private readonly Dictionary<(string MassageTypeId, string TherapistId, YearMonth Month), Offers> _offers = [];
    private Clinic? _clinic;
    private RuleProfile? _profile;
    private long _version = -1;

    public SqliteOfferCache(RunnerMassageContext context, SqliteConnection connection)
    {
        (_context, _reader) = (context, new OfferReader(context));
        _readVersion = connection.CreateCommand();
        _readVersion.CommandText = "PRAGMA data_version";
    }

    /// <summary>Forgets what may have changed. Call it once the transaction has begun: from then on nobody else commits.</summary>
    public void Refresh()
    {
        var version = Convert.ToInt64(_readVersion.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version != _version || _offers.Count > MostOffers)
        {
            _version = version;
            _clinic = null;
            _profile = null;
            _offers.Clear();
        }
    }

    public async ValueTask<Clinic> ClinicAsync(CancellationToken cancellationToken) =>
        _clinic ??= await new ClinicRepository(_context).GetAsync(cancellationToken);

    public async ValueTask<RuleProfile> ProfileAsync(CancellationToken cancellationToken) =>
        _profile ??= await new RuleProfileRepository(_context).ActiveAsync(cancellationToken);

    public async ValueTask<Offers> OffersAsync(
        string massageTypeId, string therapistId, LocalDate date, CancellationToken cancellationToken)
    {
        var month = date.ToYearMonth();
        var key = (massageTypeId, therapistId, month);
        if (!_offers.TryGetValue(key, out var offers))
        {
            var request = new AvailabilityRequest
            {
                MassageTypeId = massageTypeId,
                TherapistId = therapistId,
                From = month.OnDayOfMonth(1),
                To = month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth),
            };
            _offers.Add(key, offers = await _reader.LoadAsync(request, cancellationToken));
        }

        return offers;
    }

    public ValueTask DisposeAsync() => _readVersion.DisposeAsync();
}
