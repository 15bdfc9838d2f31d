using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>Words for timing classes.</summary>
public static class TimingClassWords
{
    /// <summary>What a timing class means for the runner's training. A class without words here does not compile.</summary>
    /// <exception cref="System.Runtime.CompilerServices.SwitchExpressionException">The value is no timing class.</exception>
#pragma warning disable CS8524 // Without an arm for all else, so that the compiler asks for words when a class is added.
    public static string Of(TimingClass timingClass) => timingClass switch
    {
        TimingClass.Light => "Light: fine close to hard running and races",
        TimingClass.Deep => "Deep: needs days of its own before hard running",
        TimingClass.None => "None: no massage, such as a movement assessment; fits any day",
    };
#pragma warning restore CS8524
}
