using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Draws the weeks around a session: the runner's training, and how its day compares with the days beside it.</summary>
public sealed class SessionTimeline(KnownTrainingReader training)
{
    private const int Weeks = 3;

    /// <summary>The timeline, or null for those whom the runner's training is no business of, and where there is none around that day.</summary>
    /// <param name="view">The session.</param>
    /// <param name="profile">The rules by which days are rated.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TrainingTimeline?> ReadAsync(SessionView view, RuleProfile profile, CancellationToken cancellationToken)
    {
        if (!view.MayReadNote)
        {
            return null;
        }

        var session = view.Session;
        var first = TimelineBuilder.MondayOf(session.Date.PlusWeeks(-1));
        var last = first.PlusWeeks(Weeks).PlusDays(-1);
        var known = await training.LoadAsync(
            new TrainingRequest(session.RunnerId, session.MassageTypeId, first, last, session.Id), view.Format.Zone, cancellationToken);
        if (!known.Training.Efforts.Any(effort => effort.FinishDate >= first && effort.StartDate <= last))
        {
            return null;
        }

        var massage = new MassageToPlan(
            session.MassageTypeId, session.TimingClass, session.Start.InZone(view.Format.Zone).TimeOfDay, session.Minutes, known.FirstTimeDeep);
        var days = BestDays.Find(profile, known.Training, view.Format.Zone, massage, first, last);
        var others = known.Training.OtherMassages.Where(other => other.Date >= first && other.Date <= last)
            .Select(TimelineSession.Of);
        return TimelineBuilder.Build(new TimelineInput
        {
            From = first,
            Weeks = Weeks,
            Today = view.Format.DateOf(view.Now),
            Format = view.Format,
            Rows = [TimelineRow.Of(view.Details.MassageTypeName, days.ByDay)],
            Efforts = known.Training.Efforts,
            Sessions = [new TimelineSession(session.Start, view.Details.MassageTypeName), .. others],
        });
    }
}
