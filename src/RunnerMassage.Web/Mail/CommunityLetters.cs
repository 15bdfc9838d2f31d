using RunnerMassage.Data.Community;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Puts the mail about an answer into words: that there is one, and where. What was asked and answered stays on the site, since it may tell
/// of a complaint, and mails are read on shared screens.
/// </summary>
public sealed class CommunityLetters(SiteAddress site)
{
    /// <summary>Writes the letter of a mail.</summary>
    public Letter Write(OutboxMessage message, MailFacts facts) => new()
    {
        Subject = "Your question has an answer",
        Heading = "Your question has an answer",
        Name = facts.Account is { EmailConfirmed: true, DisplayName: { Length: > 0 } name } ? name : null,
        Opening = [$"{facts.Clinic.Name} has answered the question that you asked on the site."],
        Link = new LetterLink("Read the answer", site.Of($"questions/{QuestionMailData.Read(message).QuestionId}")),
        Closing = ["Everybody can read it there, under the name that you chose."],
    };
}
