using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Diary;

/// <summary>Reads what changes rarely anew for each decision, inside its transaction.</summary>
internal sealed class OfferSource(RunnerMassageContext context) : IOfferSource
{
    public async ValueTask<Clinic> ClinicAsync(CancellationToken cancellationToken) =>
        await new ClinicRepository(context).GetAsync(cancellationToken);

    public async ValueTask<Offers> OffersAsync(
        string massageTypeId, string therapistId, LocalDate date, CancellationToken cancellationToken)
    {
        var request = new AvailabilityRequest { MassageTypeId = massageTypeId, TherapistId = therapistId, From = date, To = date };
        return await new OfferReader(context).LoadAsync(request, cancellationToken);
    }

    public async ValueTask<RuleProfile> ProfileAsync(CancellationToken cancellationToken) =>
        await new RuleProfileRepository(context).ActiveAsync(cancellationToken);
}
