using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>Reads the facts of a search with two statements: what is offered, and what is booked.</summary>
public sealed class AvailabilityReader(RunnerMassageContext context) : IAvailabilityReader
{
    /// <inheritdoc />
    public async Task<AvailabilityFacts?> LoadAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        var offers = await new OfferReader(context).LoadAsync(request, cancellationToken);
        if (!offers.CanBeHad(isMove: request.ExceptSessionId is not null))
        {
            return null;
        }

        await using var booked = new BookedTimeReader(context);
        return await booked.ReadAsync(offers, request, cancellationToken);
    }
}
