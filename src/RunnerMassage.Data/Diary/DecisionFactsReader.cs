using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Diary;

/// <summary>Where a decision gets what changes rarely.</summary>
internal interface IOfferSource
{
    /// <summary>The clinic.</summary>
    ValueTask<Clinic> ClinicAsync(CancellationToken cancellationToken);

    /// <summary>What one therapist offers of one massage type; exceptions at least of that date.</summary>
    ValueTask<Offers> OffersAsync(string massageTypeId, string therapistId, LocalDate date, CancellationToken cancellationToken);

    /// <summary>The clinic's rule profile.</summary>
    ValueTask<RuleProfile> ProfileAsync(CancellationToken cancellationToken);
}

/// <summary>Loads what a decision may look at, with the code that a search uses, inside the transaction of the decision.</summary>
internal sealed class DecisionFactsReader(
    RunnerMassageContext context, IOfferSource source, SessionTextProtector protector) : IAsyncDisposable
{
    private readonly BookedTimeReader _booked = new(context);
    private readonly RunnerRowsReader _runnerRows = new(context);
    private readonly KnownTrainingReader _training = new(context, protector);

    public async Task<DiaryFacts> LoadAsync(DiaryEntry entry, MassageSession? session, CancellationToken cancellationToken)
    {
        var clinic = await source.ClinicAsync(cancellationToken);
        var typeId = entry.Wanted?.MassageTypeId ?? session?.MassageTypeId;
        var therapistId = entry.Wanted?.TherapistId ?? session?.TherapistId;
        if (entry.Wanted is not { } wanted || typeId is null || therapistId is null || (entry.SessionId is not null && session is null))
        {
            return new DiaryFacts(clinic, session, Availability: null, TherapistExists: false);
        }

        var date = wanted.Start.InZone(DateTimeZoneProviders.Tzdb[clinic.TimeZoneId]).Date;
        var offers = await source.OffersAsync(typeId, therapistId, date, cancellationToken);
        if (!offers.CanBeHad(isMove: session is not null))
        {
            return new DiaryFacts(clinic, session, Availability: null, offers.TherapistExists);
        }

        var request = new AvailabilityRequest
        {
            MassageTypeId = typeId,
            From = date,
            To = date,
            TherapistId = therapistId,
            RunnerId = session?.RunnerId ?? entry.UserId,
            ExceptSessionId = session?.Id,
        };
        var known = new TrainingRequest(request.RunnerId, typeId, date, date, session?.Id);
        var (booked, rows) = (new BookedTimeList(offers), new RunnerRows([], [], []));
        var ofRunner = await _runnerRows.ReadingAsync(rows, known.RunnerId, new TrainingSpan(date, date, offers.Zone), cancellationToken);
        var ofTherapist = await _booked.ReadingAsync(booked, offers, request, cancellationToken);
        await ReadTrip.RunAsync(context, ofTherapist is null ? [ofRunner] : [ofTherapist, ofRunner], cancellationToken);
        return new DiaryFacts(clinic, session, BookedTimeReader.Facts(booked, offers, request), offers.TherapistExists)
        {
            Profile = await source.ProfileAsync(cancellationToken),
            Known = await _training.CompleteAsync(rows, known, offers.Zone, cancellationToken),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _runnerRows.DisposeAsync();
        await _booked.DisposeAsync();
    }
}
