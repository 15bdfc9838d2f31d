using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.People;

/// <summary>Which account signs in as which therapist. Changes the unit of work; the caller saves.</summary>
public sealed class TherapistTies(RunnerMassageContext context)
{
    /// <summary>Ties an account to a therapist of the diary, or to a new one.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="therapistId">The therapist, or null for one who is not in the diary yet.</param>
    /// <param name="name">What a new one is called.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>False where there is no such therapist, or another account belongs to them.</returns>
    public async Task<bool> TieAsync(string userId, string? therapistId, string name, CancellationToken cancellationToken)
    {
        if (therapistId is null)
        {
            context.Therapists.Add(New(userId, name));
            return true;
        }

        if (await context.Therapists.AsTracking().SingleOrDefaultAsync(therapist => therapist.Id == therapistId, cancellationToken)
            is not { } therapist || (therapist.UserId is { } owner && owner != userId))
        {
            return false;
        }

        therapist.UserId = userId;
        return true;
    }

    /// <summary>Lets go of the therapist that an account belongs to; they stay in the diary with their sessions.</summary>
    public async Task UntieAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var therapist in await context.Therapists.AsTracking().Where(therapist => therapist.UserId == userId).ToListAsync(cancellationToken))
        {
            therapist.UserId = null;
        }
    }

    /// <summary>A therapist of whom nothing more is known. They offer nothing before they have hours, rooms and types; the figures spare typing.</summary>
    internal static Therapist New(string? userId, string name) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        UserId = userId,
        Name = name,
        Bio = "",
        BufferMinutes = 15,
        LeadTimeMinutes = 120,
        BookingHorizonDays = 60,
        SlotIntervalMinutes = 15,
        DailyHandsOnMinutes = 300,
        DailyDeepSessions = 3,
    };
}
