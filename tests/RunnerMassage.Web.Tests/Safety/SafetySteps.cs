using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Safety;
using Xunit;

namespace RunnerMassage.Web.Tests.Safety;

/// <summary>Steps of tests about safety, as a person takes them.</summary>
internal static class SafetySteps
{
    /// <summary>Answers all questions: the named ones with yes, the others with no.</summary>
    public static async Task<VisitedPage> AnswerAsync(
        this Visitor visitor, IEnumerable<SafetyTopic> yes, string address = "/safety?all=true", params (string Name, string Value)[] more)
    {
        var page = await visitor.GetAsync(address);
        return await page.SubmitAsync("#questions", [.. Fields(yes), .. more]);
    }

    /// <summary>The fields of all questions.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(IEnumerable<SafetyTopic> yes) =>
        SafetyQuestions.All.Select(question => ($"Answers[{question.Topic}]", yes.Contains(question.Topic) ? "yes" : "no"));

    /// <summary>How one of the demo's people stands.</summary>
    public static async Task<SafetyState> SafetyAsync(this WebApp app, string person)
    {
        var id = await app.AccountAsync(person);
        return await app.WithAsync<SafetyReader, SafetyState>(reader => reader.ReadAsync(id, TestContext.Current.CancellationToken));
    }
}
