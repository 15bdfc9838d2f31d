using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Words for guides and where their versions stand.</summary>
public static class GuideWords
{
    /// <summary>Where a version stands: a word, an icon and the class of its badge.</summary>
    public static (string Word, string Icon, string Badge) Standing(GuideStanding standing) => standing switch
    {
        GuideStanding.Draft => ("Draft", "file-text", ""),
        GuideStanding.SentBack => ("Sent back", "undo", "badge-late"),
        GuideStanding.InReview => ("Waits for review", "clock", "guide-waits"),
        GuideStanding.Due => ("Will be published", "calendar-clock", "guide-waits"),
        GuideStanding.Shown => ("Published", "check", "badge-booked"),
        _ => ("Was published", "check", "badge-past"),
    };

    /// <summary>Who saved a version.</summary>
    public static string Author(GuideVersionLine version) => version.Author ?? "came with the site";

    /// <summary>Since when, or from when on, visitors see it; nothing for what they never saw.</summary>
    public static string Publication(GuideVersionLine version, ClinicFormat format) => (version.Standing, version.PublishAt) switch
    {
        (GuideStanding.Due, { } at) => $"on {format.Moment(at)}, {format.ZoneName(at)}",
        (GuideStanding.Shown, { } at) => $"since {format.Moment(at)}",
        (GuideStanding.Replaced, { } at) => $"from {format.Moment(at)}",
        _ => "",
    };

    /// <summary>Where visitors read the guide; the path begins without a slash.</summary>
    public static string PublicPath(Data.Guidance.Guide guide) => guide.MassageTypeId is { } type ? $"massage-types/{type}" : $"guide/{guide.Id}";

    /// <summary>A picture as Markdown. Brackets in its words must not end them.</summary>
    public static string Markdown(GuidanceImageLine image) =>
        $"![{image.AlternativeText.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](/guidance/images/{image.Id})";
}
