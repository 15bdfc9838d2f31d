using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Shouldly;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>What must not stand in a mail or a calendar, which are read on shared screens: kinds of massage, complaints, anything of health.</summary>
internal static partial class HealthWords
{
    /// <summary>Reads all that a person or a program sees of a mail and looks for such words.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="massageTypes">Names of the clinic's massage types.</param>
    public static void ShouldHoldNone(SentMail mail, IEnumerable<string> massageTypes)
    {
        var visible = string.Join('\n', new[] { mail.Subject, mail.Text, TextOf(mail.Html) }.Concat(mail.Message.Headers.Select(header => header.Value)).Concat(mail.Calendars));
        // The program's name in the entry's id, which no calendar shows.
        visible = Token().Replace(visible, "").Replace("@runner-massage", "", StringComparison.Ordinal);
        visible.Length.ShouldBeGreaterThan(200);
        Words().Matches(visible).Select(match => match.Value).ShouldBeEmpty(mail.Subject);
        foreach (var type in massageTypes)
        {
            visible.ShouldNotContain(type, Case.Insensitive);
        }
    }

    /// <summary>True where the list would have found it.</summary>
    public static bool Finds(string text) => Words().IsMatch(text);

    private static string TextOf(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;

    // Random letters spell anything once in a while.
    [GeneratedRegex(@"token=[\w-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"\b(massage|therap|swedish|deep|tissue|active.?release|trigger|pain|sore|ache|aching|injur|hurt|ill\b|illness|sick|muscle|knee|calf|calves|hamstring|plantar|shin|heel|achilles|tendon|swell|swollen|fever|pregnan|medic|health|symptom|pressure|doms|race|marathon|workout|recover|complaint|treatment|physio)\w*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
