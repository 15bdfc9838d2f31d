using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>Proposes extra hours after a race, opens them and takes them back, all through the editor of availability.</summary>
public sealed class RaceHours(AvailabilityEditor editor, TherapistRepository therapists, RuleProfileRepository profiles)
{
    // Somebody else's change of other days is no reason to stop; so many of them in a row do not happen.
    private const int MostTries = 4;

    /// <summary>What could be opened, by day and therapist.</summary>
    public async Task<IReadOnlyList<HourProposal>> ProposeAsync(LocalRace race, LocalDate today, CancellationToken cancellationToken)
    {
        var days = HourProposal.DaysAfter(race.Date, await profiles.ActiveAsync(cancellationToken), today).ToList();
        var proposals = new List<HourProposal>();
        foreach (var therapist in days.Count == 0 ? [] : await therapists.ListAsync(cancellationToken))
        {
            if (await editor.LoadAsync(therapist.Id, cancellationToken) is { } schedule)
            {
                proposals.AddRange(days.Select(day => HourProposal.For(schedule, day, race.GroupOf(day))).OfType<HourProposal>());
            }
        }

        return [.. proposals.OrderBy(proposal => proposal.Date).ThenBy(proposal => proposal.Schedule.Name, StringComparer.Ordinal)];
    }

    /// <summary>The change that opens hours because of a race.</summary>
    public static AvailabilityChange.AddException ChangeOf(LocalRace race, LocalDate date, LocalMinutes minutes) =>
        new(ExceptionKind.Extra, date, date, minutes, $"After {race.Name}") { GroupId = race.GroupOf(date) };

    /// <summary>Makes a change whatever else of the schedule changes meanwhile.</summary>
    /// <returns>True where it is saved, also by an earlier press of the same button.</returns>
    public async Task<bool> SaveAsync(string therapistId, AvailabilityChange change, Actor by, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await editor.LoadAsync(therapistId, cancellationToken) is not { } schedule)
            {
                return false;
            }

            if (IsDone(schedule, change))
            {
                return true;
            }

            if (await editor.SaveAsync(therapistId, change, schedule.Version, by, cancellationToken) is not EditOutcome.Conflict and var outcome)
            {
                return outcome is EditOutcome.Saved;
            }
        }

        return false;
    }

    private static bool IsDone(TherapistSchedule schedule, AvailabilityChange change) => change switch
    {
        AvailabilityChange.AddException added => schedule.Groups.Any(group => group.Id == added.GroupId),
        AvailabilityChange.RemoveExceptions removed => schedule.Groups.All(group => group.Id != removed.GroupId),
        _ => false,
    };
}
