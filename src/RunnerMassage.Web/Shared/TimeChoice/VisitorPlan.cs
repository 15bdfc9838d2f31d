using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>The planner's answers as far as they rate times for the one who looks.</summary>
public static class VisitorPlan
{
    /// <summary>
    /// A stranger's answers; of a runner those that they have not yet been asked to keep, for from then on their training list alone
    /// counts, as it does for the diary; of staff none.
    /// </summary>
    public static PlannerAnswers? Of(PlannerMemory memory, HttpContext context)
    {
        var user = context.User;
        var answers = user.Identity?.IsAuthenticated is not true || user.IsInRole(Roles.Runner) ? memory.Read(context) : null;
        return answers is { KeepAnswered: true } && user.IsInRole(Roles.Runner) ? null : answers;
    }
}
