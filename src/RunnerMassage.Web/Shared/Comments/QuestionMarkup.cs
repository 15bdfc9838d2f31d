using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Community;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Tells search engines of questions that were answered (schema.org QAPage), nothing that the page itself does not show everybody.</summary>
public static class QuestionMarkup
{
    /// <summary>The JSON-LD, or null where nothing was answered. The serializer's usual encoder leaves no character that could end a script element.</summary>
    /// <param name="threads">The questions on the page.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="addressOf">The full address of a comment by its id.</param>
    public static string? Write(IEnumerable<CommentThread> threads, DateTimeZone zone, Func<string, string> addressOf)
    {
        JsonObject[] questions =
        [
            .. from thread in threads
               where thread.Question.State == ModerationState.Shown
               let answers = thread.Answers.Where(answer => answer.State == ModerationState.Shown).ToList()
               where answers.Count > 0
               select Question(thread.Question, answers, zone, addressOf),
        ];
        return questions.Length == 0 ? null : new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "QAPage",
            ["mainEntity"] = questions is [var only] ? only : new JsonArray([.. questions]),
        }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Question(Comment question, List<Comment> answers, DateTimeZone zone, Func<string, string> addressOf)
    {
        var node = Node("Question", question, zone, addressOf);
        node["name"] = question.Text;
        node["answerCount"] = answers.Count;
        var clinics = answers.Find(answer => answer.AuthorRole != CommentAuthor.Runner);
        if (clinics is not null)
        {
            node["acceptedAnswer"] = Node("Answer", clinics, zone, addressOf);
        }

        if (answers.Exists(answer => answer != clinics))
        {
            node["suggestedAnswer"] = new JsonArray(
                [.. answers.Where(answer => answer != clinics).Select(answer => (JsonNode)Node("Answer", answer, zone, addressOf))]);
        }

        return node;
    }

    private static JsonObject Node(string type, Comment comment, DateTimeZone zone, Func<string, string> addressOf) => new()
    {
        ["@type"] = type,
        ["text"] = comment.Text,
        ["url"] = addressOf(comment.Id),
        ["datePublished"] = OffsetDateTimePattern.Rfc3339.Format(comment.WrittenAt.WithOffset(zone.GetUtcOffset(comment.WrittenAt))),
        ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = comment.ShownName },
    };
}
