using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>A guide ready to be shown.</summary>
/// <param name="Version">What is published of it.</param>
/// <param name="Text">Its text as markup.</param>
/// <param name="Timing">The days around hard runs, or null where it is not about them.</param>
/// <param name="Frequency">How often, or null where it is not about that.</param>
public sealed record GuideView(GuideVersion Version, RenderedGuide Text, TimingGlance? Timing, FrequencyGlance? Frequency)
{
    /// <summary>The general guide that shows the days of every timing class.</summary>
    public const string WhenId = "when";

    /// <summary>The general guide that shows how often.</summary>
    public const string HowOftenId = "how-often";
}

/// <summary>Finds guides and puts together what their pages show.</summary>
public sealed class GuideViews(GuideReader guides, GuidanceImageStore images, RuleProfileRepository rules, GuideRenderer renderer)
{
    private const string PicturePath = "/guidance/images/";

    private static readonly GlanceMassage[] Both =
        [new("Light", "swedish", TimingClass.Light), new("Deep", "deep-tissue", TimingClass.Deep)];

    /// <summary>A general guide, or null where nothing of it is published.</summary>
    public async Task<GuideView?> FindAsync(string id, Instant now, CancellationToken cancellationToken)
    {
        if (await guides.FindAsync(id, now, cancellationToken) is not { Guide.MassageTypeId: null } found)
        {
            return null;
        }

        var timing = id == GuideView.WhenId ? TimingGlance.Of(await rules.ActiveAsync(cancellationToken), Both) : null;
        return await ViewAsync(found, timing, id == GuideView.HowOftenId ? FrequencyGlance.Create() : null, cancellationToken);
    }

    /// <summary>The guide of a massage type, or null where nobody has published one.</summary>
    public async Task<GuideView?> FindAsync(MassageType type, Instant now, CancellationToken cancellationToken)
    {
        var found = await guides.FindAsync(type.Id, now, cancellationToken);
        return found is null ? null : await ViewAsync(found, await TimingAsync(type, cancellationToken), null, cancellationToken);
    }

    /// <summary>The days around hard runs for a massage type, or null where its day does not matter to running.</summary>
    public async Task<TimingGlance?> TimingAsync(MassageType type, CancellationToken cancellationToken) =>
        type.TimingClass is TimingClass.Light or TimingClass.Deep
            ? TimingGlance.Of(await rules.ActiveAsync(cancellationToken), [new GlanceMassage(type.Name, type.Id, type.TimingClass)])
            : null;

    private async Task<GuideView> ViewAsync(
        PublishedGuide found, TimingGlance? timing, FrequencyGlance? frequency, CancellationToken cancellationToken)
    {
        var text = found.Version.Text;
        var sizes = text.Contains(PicturePath, StringComparison.Ordinal)
            ? (await images.ListAsync(cancellationToken))
                .ToDictionary(image => PicturePath + image.Id, image => new PictureSize(image.Width, image.Height), StringComparer.Ordinal)
            : null;
        return new GuideView(found.Version, renderer.Render(text, sizes), timing, frequency);
    }
}
