using System.Text.Json;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Data.Community;

/// <summary>What the mail about an answer needs: where the question stands, and nothing of what it says.</summary>
/// <param name="QuestionId">The question.</param>
public sealed record QuestionMailData(string QuestionId)
{
    /// <summary>The mail that tells who asked of an answer.</summary>
    public static OutboxMail Mail(Comment question, Comment answer) => new()
    {
        EventKey = $"answer:{answer.Id}",
        Kind = MailKinds.QuestionAnswered,
        UserId = question.AuthorId,
        Data = JsonSerializer.Serialize(new QuestionMailData(question.Id)),
    };

    /// <summary>Reads what a mail carries.</summary>
    /// <exception cref="InvalidOperationException">It carries no question.</exception>
    public static QuestionMailData Read(OutboxMessage message) =>
        (message.Data is { } data ? JsonSerializer.Deserialize<QuestionMailData>(data) : null)
        ?? throw new InvalidOperationException($"The mail {message.Id} does not say which question it tells of.");
}
