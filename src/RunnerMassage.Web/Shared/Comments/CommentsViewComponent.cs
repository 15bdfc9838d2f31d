using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>
/// Questions and answers under a guide, with the form to ask; pages that show it link <c>css/community.css</c>. What is sent goes to
/// <c>/comments</c>, whose pages lead back here.
/// </summary>
public sealed class CommentsViewComponent(CommentReader comments, ClinicRepository clinics, SiteAddress site, IClock clock) : ViewComponent
{
    private const int MostPages = 500;

    /// <summary>Reads the page of questions that the address asks for.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string guideId)
    {
        var cancelled = HttpContext.RequestAborted;
        var writer = UserClaimsPrincipal.ToWriter();
        var number = int.TryParse(HttpContext.Request.Query[GuidePath.PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, MostPages)
            : 1;
        var format = new ClinicFormat(await clinics.GetAsync(cancelled));
        var page = await comments.ListAsync(guideId, writer?.UserId, number, cancelled);
        var path = GuidePath.Of(guideId, await comments.TypeOfAsync(guideId, cancelled));
        return View(new CommentsView
        {
            GuideId = guideId,
            Path = path,
            Number = number,
            Page = page,
            Viewer = writer,
            SuggestedName = UserClaimsPrincipal.SuggestedName(),
            Format = format,
            Now = clock.GetCurrentInstant(),
            Markup = QuestionMarkup.Write(page.Threads, format.Zone, AddressOf(page)),
        });
    }

    private Func<string, string> AddressOf(CommentPage page)
    {
        var question = page.Threads.SelectMany(thread => thread.Answers.Select(answer => (answer.Id, Question: thread.Question.Id)))
            .ToDictionary(pair => pair.Id, pair => pair.Question, StringComparer.Ordinal);
        return id => site.Of($"questions/{question.GetValueOrDefault(id, id)}");
    }
}
