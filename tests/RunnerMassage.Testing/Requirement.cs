using Xunit;

namespace RunnerMassage.Testing;

/// <summary>What happens to a test whose machine lacks a program that the test drives.</summary>
public static class Requirement
{
    /// <summary>The environment variable that, set to <c>1</c>, forbids skipping: continuous integration must run every test.</summary>
    public const string RequireAllVariable = "RUNNERMASSAGE_REQUIRE_ALL";

    /// <summary>
    /// Skips the running test, or fails it where every test is required. Call it from a test or from its set-up:
    /// an assembly fixture that calls it while it is being created fails all tests instead.
    /// </summary>
    /// <param name="value">What was looked for; <see langword="null"/> when it is missing.</param>
    /// <param name="missing">One plain sentence for people: what is missing and how to get it.</param>
    /// <returns>The value, when there is one.</returns>
    public static T Need<T>(T? value, string missing)
        where T : class
    {
        if (value is null && Environment.GetEnvironmentVariable(RequireAllVariable) == "1")
        {
            Assert.Fail(missing);
        }

        Assert.SkipWhen(value is null, missing);
        return value!;
    }
}
