using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Diary;

/// <summary>Reads on PostgreSQL what changes rarely, inside the transaction of the decision and in the trip that takes its claims.</summary>
internal sealed class OfferSource(RunnerMassageContext context, ClinicMemory memory) : IOfferSource, IAsyncDisposable
{
    private readonly List<ReadCommand> _commands = [];
    private string? _mark;
    private (string MassageTypeId, string TherapistId, Offers Offers)? _read;

    /// <summary>The statements to be sent behind the claims.</summary>
    /// <param name="massageTypeId">The massage type, or null where no time is wanted.</param>
    /// <param name="therapistId">The therapist, or null where no time is wanted.</param>
    /// <param name="start">The time wanted, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Reading>> ReadingsAsync(
        string? massageTypeId, string? therapistId, Instant? start, CancellationToken cancellationToken)
    {
        var clinic = await ClinicMemory.ReadingAsync(context, mark => _mark = mark, cancellationToken);
        _commands.Add(clinic.Command);
        if (massageTypeId is null || therapistId is null || start is not { } wanted)
        {
            return [clinic];
        }

        // The clinic's zone is not known yet; wherever it is, its date is one of these.
        var date = wanted.InUtc().Date;
        var request = Request(massageTypeId, therapistId, date.PlusDays(-1), date.PlusDays(1));
        var offers = await new OfferReader(context).CommandAsync(request, cancellationToken);
        _commands.Add(offers);
        return
        [
            clinic,
            new Reading(offers, async (rows, stopping) =>
                _read = (massageTypeId, therapistId, await OfferReader.ReadAsync(rows, massageTypeId, stopping))),
        ];
    }

    public async ValueTask<Clinic> ClinicAsync(CancellationToken cancellationToken) =>
        (await memory.FindAsync(context, _mark, cancellationToken)).Clinic;

    public async ValueTask<RuleProfile> ProfileAsync(CancellationToken cancellationToken) =>
        (await memory.FindAsync(context, _mark, cancellationToken)).Profile;

    public async ValueTask<Offers> OffersAsync(
        string massageTypeId, string therapistId, LocalDate date, CancellationToken cancellationToken) =>
        _read is { } read && read.MassageTypeId == massageTypeId && read.TherapistId == therapistId
            ? read.Offers
            : await new OfferReader(context).LoadAsync(Request(massageTypeId, therapistId, date, date), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands)
        {
            await command.DisposeAsync();
        }
    }

    private static AvailabilityRequest Request(string massageTypeId, string therapistId, LocalDate from, LocalDate to) =>
        new() { MassageTypeId = massageTypeId, TherapistId = therapistId, From = from, To = to };
}
