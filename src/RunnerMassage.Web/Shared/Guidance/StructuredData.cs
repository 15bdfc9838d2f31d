using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>
/// What search engines are told about a page, as JSON-LD of schema.org. It is data, which the Content-Security-Policy lets stand in a page;
/// its JSON has no angle bracket or ampersand in it, so that no text can end the element.
/// </summary>
public static class StructuredData
{
    // The encoder of the defaults writes <, >, & and ' as escapes; a looser one must never come here.
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A guide as an article.</summary>
    /// <param name="guide">What is published of it.</param>
    /// <param name="address">The page's full address.</param>
    /// <param name="clinic">Who publishes it.</param>
    public static IHtmlContent Article(GuideVersion guide, string address, ISiteInfo clinic) => Script(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = guide.Title,
        ["description"] = guide.Summary,
        ["inLanguage"] = "en-GB",
        ["mainEntityOfPage"] = address,
        ["datePublished"] = Text(guide.PublishAt),
        ["dateModified"] = Text(guide.PublishAt),
        ["author"] = Business(clinic),
        ["publisher"] = Business(clinic),
    });

    /// <summary>A massage type as a service with its prices.</summary>
    /// <param name="type">The type.</param>
    /// <param name="summary">One or two sentences about it.</param>
    /// <param name="address">The page's full address.</param>
    /// <param name="clinic">Who offers it.</param>
    /// <param name="currency">ISO 4217 code of the prices.</param>
    public static IHtmlContent Service(MassageType type, string summary, string address, ISiteInfo clinic, string currency) =>
        Script(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["name"] = type.Name,
            ["serviceType"] = "Massage",
            ["description"] = summary,
            ["url"] = address,
            ["provider"] = Business(clinic),
            ["offers"] = type.Active && type.Lengths.Count > 0
                ? type.Lengths.OrderBy(length => length.Minutes).Select(length => new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["@type"] = "Offer",
                    ["name"] = FormattableString.Invariant($"{type.Name}, {length.Minutes} minutes"),
                    ["price"] = length.Price,
                    ["priceCurrency"] = currency,
                    ["url"] = address,
                }).ToArray()
                : null,
        });

    private static Dictionary<string, object?> Business(ISiteInfo clinic) => new(StringComparer.Ordinal)
    {
        ["@type"] = "HealthAndBeautyBusiness",
        ["name"] = clinic.Name,
        ["address"] = clinic.Address is { Length: > 0 } address ? address : null,
        ["telephone"] = clinic.Phone is { Length: > 0 } phone ? phone : null,
        ["email"] = clinic.Email is { Length: > 0 } email ? email : null,
    };

    private static string? Text(Instant? instant) => instant is { } moment ? InstantPattern.General.Format(moment) : null;

    private static HtmlString Script(Dictionary<string, object?> data) =>
        new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(data, Json)}</script>");
}
