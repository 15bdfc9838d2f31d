using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Diary;

/// <summary>Reads what changes rarely anew for each decision, inside its transaction.</summary>
internal sealed class OfferSource(RunnerMassageContext context) : IOfferSource
{
    private (Clinic? Clinic, RuleProfile Profile)? _read;

    public async ValueTask<Clinic> ClinicAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Clinic ?? throw new InvalidOperationException("There is no clinic yet.");

    public async ValueTask<RuleProfile> ProfileAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Profile;

    public async ValueTask<Offers> OffersAsync(
        string massageTypeId, string therapistId, LocalDate date, CancellationToken cancellationToken)
    {
        var request = new AvailabilityRequest { MassageTypeId = massageTypeId, TherapistId = therapistId, From = date, To = date };
        return await new OfferReader(context).LoadAsync(request, cancellationToken);
    }

    private async ValueTask<(Clinic? Clinic, RuleProfile Profile)> ReadAsync(CancellationToken cancellationToken) =>
        _read ??= await new RuleProfileRepository(context).ActiveWithClinicAsync(cancellationToken);
}
